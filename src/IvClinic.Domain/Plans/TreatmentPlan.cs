namespace IvClinic.Domain.Plans;

/// <summary>Where a plan stands. A hold is beside the status: a plan on hold keeps it and cannot be started.</summary>
public enum PlanStatus
{
    Draft,
    InReview,
    Returned,
    Approved,
    Completed,
    Discontinued,
}

/// <summary>
/// One patient's plan: its author signs an exact version, somebody else releases exactly that version, and any edit makes it
/// a draft without signature or approval.
/// </summary>
public sealed class TreatmentPlan
{
    private TreatmentPlan()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    /// <summary>The token of the row, set by the application.</summary>
    public int Version { get; private set; }

    public long PatientId { get; private set; }

    /// <summary>Who wrote the present version; whoever edits takes it over.</summary>
    public Guid AuthorId { get; private set; }

    public string AuthorName { get; private set; } = "";

    /// <summary>The plan as it stands, as canonical JSON.</summary>
    public string DraftContent { get; private set; } = "";

    /// <summary>How often it was signed: the number of the last <see cref="SignedPlan"/>.</summary>
    public int SignedCount { get; private set; }

    /// <summary>Hash of the version under signature; null in a draft.</summary>
    public string? CurrentHash { get; private set; }

    /// <summary>Hash of the version that may be given; null while none is approved.</summary>
    public string? ApprovedHash { get; private set; }

    public PlanStatus Status { get; private set; }

    /// <summary>Why it was returned or discontinued.</summary>
    public string? StatusReason { get; private set; }

    public DateTimeOffset StatusAt { get; private set; }

    public Guid StatusById { get; private set; }

    public string StatusByName { get; private set; } = "";

    public string? HoldReason { get; private set; }

    public DateTimeOffset? HeldAt { get; private set; }

    public string? HeldByName { get; private set; }

    public DateTimeOffset? HoldLiftedAt { get; private set; }

    public string? HoldLiftedByName { get; private set; }

    public DateTimeOffset CreatedAt { get; private set; }

    public DateTimeOffset? EditedAt { get; private set; }

    public DateTimeOffset? SignedAt { get; private set; }

    public DateTimeOffset? ReviewedAt { get; private set; }

    public Guid? ReviewedById { get; private set; }

    public string? ReviewedByName { get; private set; }

    public bool IsOnHold => HoldReason is not null;

    public bool IsOver => Status is PlanStatus.Completed or PlanStatus.Discontinued;

    public PlanContent Content => CanonicalPlan.Read(DraftContent);

    public static TreatmentPlan Begin(Guid publicId, long patientId, PlanContent content, PlanStep by)
    {
        var plan = new TreatmentPlan
        {
            PublicId = publicId,
            PatientId = patientId,
            DraftContent = CanonicalPlan.Text(content),
            AuthorId = by.PersonId,
            AuthorName = by.PersonName,
            CreatedAt = by.At,
        };
        plan.Become(PlanStatus.Draft, by);
        return plan;
    }

    /// <summary>Changes the plan; signature and approval of the former version are void. A hold stays.</summary>
    /// <exception cref="IllegalStepException">The plan is over.</exception>
    public void Edit(PlanContent content, PlanStep by)
    {
        Demand(!IsOver, "be edited");
        DraftContent = CanonicalPlan.Text(content);
        (AuthorId, AuthorName, EditedAt) = (by.PersonId, by.PersonName, by.At);
        (CurrentHash, ApprovedHash, SignedAt) = (null, null, null);
        (ReviewedAt, ReviewedById, ReviewedByName) = (null, null, null);
        Become(PlanStatus.Draft, by);
    }

    /// <summary>The author signs the version as it stands; it goes to review.</summary>
    /// <returns>The immutable version, to be stored.</returns>
    /// <exception cref="IllegalStepException">Not a draft, or not the author.</exception>
    public SignedPlan Sign(string formularyVersion, string findingsJson, PlanStep by)
    {
        Demand(Status == PlanStatus.Draft, "be signed");
        if (by.PersonId != AuthorId) throw new IllegalStepException($"Only its author, {AuthorName}, can sign this plan.");
        SignedCount++;
        var signed = SignedPlan.Seal(this, CanonicalPlan.Bytes(DraftContent), formularyVersion, findingsJson, by);
        (CurrentHash, SignedAt) = (signed.Hash, by.At);
        Become(PlanStatus.InReview, by);
        return signed;
    }

    /// <summary>Approves exactly the version the reviewer has read.</summary>
    /// <exception cref="IllegalStepException">Not in review, by its author, or another version than the one read.</exception>
    public void Release(string hash, PlanStep by)
    {
        DemandReviewOf(hash, by, "be released");
        (ApprovedHash, ReviewedAt, ReviewedById, ReviewedByName) = (hash, by.At, by.PersonId, by.PersonName);
        Become(PlanStatus.Approved, by);
    }

    /// <exception cref="IllegalStepException">Not in review, by its author, another version, or no reason.</exception>
    public void Return(string hash, string reason, PlanStep by)
    {
        DemandReviewOf(hash, by, "be returned");
        DemandReason(reason, "returned");
        (ReviewedAt, ReviewedById, ReviewedByName) = (by.At, by.PersonId, by.PersonName);
        Become(PlanStatus.Returned, by, reason);
    }

    /// <exception cref="IllegalStepException">The plan is over or on hold already, or no reason.</exception>
    public void Hold(string reason, PlanStep by)
    {
        Demand(!IsOver, "be put on hold");
        if (IsOnHold) throw new IllegalStepException($"The plan is on hold already: {HoldReason}");
        DemandReason(reason, "put on hold");
        (HoldReason, HeldAt, HeldByName) = (reason.Trim(), by.At, by.PersonName);
    }

    /// <exception cref="IllegalStepException">The plan is not on hold, or is over.</exception>
    public void LiftHold(PlanStep by)
    {
        Demand(!IsOver, "be taken off hold");
        if (!IsOnHold) throw new IllegalStepException("The plan is not on hold.");
        (HoldReason, HeldAt, HeldByName) = (null, null, null);
        (HoldLiftedAt, HoldLiftedByName) = (by.At, by.PersonName);
    }

    /// <exception cref="IllegalStepException">Not approved, or on hold.</exception>
    public void Complete(PlanStep by)
    {
        Demand(Status == PlanStatus.Approved, "be completed");
        if (IsOnHold) throw new IllegalStepException($"The plan is on hold: {HoldReason} Lift the hold or discontinue the plan.");
        Become(PlanStatus.Completed, by);
    }

    /// <exception cref="IllegalStepException">The plan is over, or no reason.</exception>
    public void Discontinue(string reason, PlanStep by)
    {
        Demand(!IsOver, "be discontinued");
        DemandReason(reason, "discontinued");
        Become(PlanStatus.Discontinued, by, reason);
    }

    /// <summary>Whether a session may start on the version with this hash; if not, why, in a sentence.</summary>
    public (bool Allowed, string? Why) MayStart(string? hash)
    {
        if (Status != PlanStatus.Approved) return (false, $"The plan is {PlanWords.Of(Status)}, not approved.");
        if (IsOnHold) return (false, $"The plan is on hold: {HoldReason}");
        return string.Equals(hash, ApprovedHash, StringComparison.Ordinal)
            ? (true, null)
            : (false, "Another version of this plan was approved than the one asked for.");
    }

    private void DemandReviewOf(string hash, PlanStep by, string what)
    {
        Demand(Status == PlanStatus.InReview, what);
        if (by.PersonId == AuthorId) throw new IllegalStepException("The author of a plan cannot review it.");
        if (!string.Equals(hash, CurrentHash, StringComparison.Ordinal))
            throw new IllegalStepException("The plan was signed again after you opened it. Read the new version.");
    }

    private void Demand(bool legal, string what)
    {
        if (!legal) throw new IllegalStepException($"A plan that is {PlanWords.Of(Status)} cannot {what}.");
    }

    private static void DemandReason(string reason, string what)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException($"A plan is {what} with a reason.");
    }

    private void Become(PlanStatus status, PlanStep by, string? reason = null) =>
        (Status, StatusReason, StatusAt, StatusById, StatusByName) = (status, reason?.Trim(), by.At, by.PersonId, by.PersonName);
}
