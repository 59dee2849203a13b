namespace IvClinic.Domain.Plans;

/// <summary>What happened to a plan.</summary>
public enum PlanEventKind
{
    Begun,
    Edited,
    Signed,

    /// <summary>A second clinician or pharmacist agrees with exactly this version.</summary>
    Seconded,

    /// <summary>Approved by a second clinician or pharmacist before the administrator's review.</summary>
    ApprovedSameDay,
    Released,
    Returned,
    Held,
    HoldLifted,
    Completed,
    Discontinued,
}

/// <summary>One step in the life of a plan, with who and when; never changed.</summary>
public sealed class PlanEvent
{
    private PlanEvent()
    {
    }

    public long Id { get; private set; }

    public long PlanId { get; private set; }

    public PlanEventKind Kind { get; private set; }

    /// <summary>The number of the signed version it is about; in a draft, of the last one.</summary>
    public int VersionNumber { get; private set; }

    public string? Reason { get; private set; }

    public Guid ById { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    internal static PlanEvent Of(PlanEventKind kind, int version, PlanStep by, string? reason) => new()
    {
        Kind = kind,
        VersionNumber = version,
        Reason = string.IsNullOrWhiteSpace(reason) ? null : reason.Trim(),
        ById = by.PersonId,
        ByName = by.PersonName,
        At = by.At,
    };
}
