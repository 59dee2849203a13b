namespace IvClinic.Domain.Patients;

/// <summary>
/// One recorded fact of a patient's history. It is never changed: a correction voids it, with a reason, and records a
/// new one; both stay readable.
/// </summary>
public abstract class HistoryEntry
{
    public long Id { get; private set; }

    public Guid PublicId { get; init; } = Guid.CreateVersion7();

    public long PatientId { get; init; }

    public DateTimeOffset RecordedAt { get; init; }

    public Guid RecordedById { get; init; }

    public string RecordedByName { get; init; } = "";

    /// <summary>Where it comes from: "referral", "patient", "measured here"...</summary>
    public string Origin { get; init; } = "";

    public DateTimeOffset? VoidedAt { get; private set; }

    public string? VoidedByName { get; private set; }

    public string? VoidReason { get; private set; }

    public bool IsVoided => VoidedAt is not null;

    /// <exception cref="IllegalStepException">It is voided already, or no reason is given.</exception>
    public void Void(DateTimeOffset at, string byName, string reason)
    {
        if (IsVoided) throw new IllegalStepException("This entry is already voided.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("Voiding an entry needs a reason.");
        (VoidedAt, VoidedByName, VoidReason) = (at, byName, reason.Trim());
    }
}

/// <summary>The lists of a history for which "none" must have been asked before it means none.</summary>
public enum HistoryList
{
    Conditions,
    Allergies,
    HomeMedicines,
}

/// <summary>That a list of the history was gone through with the patient: only then does an empty list mean "none".</summary>
public sealed class HistoryReview : HistoryEntry
{
    public HistoryList List { get; init; }
}
