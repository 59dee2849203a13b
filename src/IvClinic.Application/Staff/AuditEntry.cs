namespace IvClinic.Application.Staff;

public enum AuditOutcome
{
    Done,
    Opened,
    Denied,
    Failed,
}

/// <summary>
/// Who did what, when, on whose chart. Append-only, chained by HMAC: an edited, removed or reordered row breaks the
/// chain. It points to records and copies no values.
/// </summary>
public sealed class AuditEntry
{
    public long Id { get; private set; }

    /// <summary>1, 2, 3, ... without gaps.</summary>
    public required long Seq { get; init; }

    public required DateTimeOffset At { get; init; }

    public required Guid? ActorId { get; init; }

    public required string ActorName { get; init; }

    public required string Action { get; init; }

    public required long? PatientId { get; init; }

    /// <summary>What it is about, as an opaque id.</summary>
    public required string? Subject { get; init; }

    public required AuditOutcome Outcome { get; init; }

    public required string? Reason { get; init; }

    public required string PrevHash { get; init; }

    public required string Hash { get; init; }

    /// <summary>Which key signed the row, so that keys can change.</summary>
    public required string KeyId { get; init; }
}
