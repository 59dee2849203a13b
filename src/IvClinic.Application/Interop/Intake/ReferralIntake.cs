using System.Text.Json;
using IvClinic.Domain;

namespace IvClinic.Application.Interop;

public enum ReferralStatus
{
    Open,
    Taken,
    Discarded,
}

/// <summary>
/// A referral that came in: the file as sent and what was understood of it. It stands beside the record until a clinician
/// has decided on every item, and stays readable after that.
/// </summary>
internal sealed class ReferralIntake
{
    public long Id { get; private set; }

    public Guid PublicId { get; init; } = Guid.CreateVersion7();

    public int Version { get; private set; }

    public required string FileName { get; init; }

    /// <summary>The bytes as received: what was understood can be compared with what was sent.</summary>
    public required byte[] Content { get; init; }

    /// <summary>What this version of the reader understood, so that a later reader changes nothing under the reviewer's eyes.</summary>
    public required string UnderstoodJson { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required Guid ReceivedById { get; init; }

    public required string ReceivedByName { get; init; }

    public ReferralStatus Status { get; private set; }

    public DateTimeOffset? ClosedAt { get; private set; }

    public string? ClosedByName { get; private set; }

    public string? DiscardReason { get; private set; }

    /// <summary>What was decided on each item, as saved.</summary>
    public string? DecisionsJson { get; private set; }

    /// <summary>The patient into whose record it was taken.</summary>
    public Guid? TakenInto { get; private set; }

    public ReferralUnderstanding Understanding => JsonSerializer.Deserialize<ReferralUnderstanding>(UnderstoodJson)!;

    public void TakeOver(Guid patientId, string decisionsJson, DateTimeOffset at, string byName)
    {
        Close(ReferralStatus.Taken, at, byName);
        (TakenInto, DecisionsJson) = (patientId, decisionsJson);
    }

    public void Discard(string reason, DateTimeOffset at, string byName)
    {
        Close(ReferralStatus.Discarded, at, byName);
        DiscardReason = reason;
    }

    private void Close(ReferralStatus status, DateTimeOffset at, string byName)
    {
        if (Status != ReferralStatus.Open) throw new IllegalStepException($"This referral was already {(Status == ReferralStatus.Taken ? "taken over" : "discarded")} by {ClosedByName}.");
        (Status, ClosedAt, ClosedByName) = (status, at, byName);
    }
}
