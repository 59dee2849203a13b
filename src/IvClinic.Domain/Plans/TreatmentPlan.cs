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
public sealed partial class TreatmentPlan
{
    private readonly List<PlanEvent> life = [];

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

    /// <summary>Why the present draft follows the last signed version; null in a plan that was never signed.</summary>
    public string? ChangeReason { get; private set; }

    /// <summary>
    /// The version under signature is exactly a published protocol, without overridden findings. False for whatever was signed
    /// before this was derived.
    /// </summary>
    public bool IsOnProtocol { get; private set; }

    /// <summary>The version under signature needs a second clinician or pharmacist before its release.</summary>
    public bool NeedsSecond => !IsOnProtocol;

    /// <summary>Hash of the version a second clinician or pharmacist agreed with; an edit voids it.</summary>
    public string? SecondHash { get; private set; }

    public DateTimeOffset? SecondAt { get; private set; }

    public Guid? SecondById { get; private set; }

    public string? SecondByName { get; private set; }

    /// <summary>
    /// The end of the next working day after an approval on the same day; null once an administrator has reviewed it.
    /// </summary>
    public DateTimeOffset? ReviewDueAt { get; private set; }

    /// <summary>What has happened to it, as far as it was loaded with the plan, and every step taken since.</summary>
    public IReadOnlyList<PlanEvent> Life => life;

    /// <summary>Approved on the same day; an administrator still has to review it.</summary>
    public bool IsReviewOwed => ReviewDueAt is not null && Status == PlanStatus.Approved;

    public bool IsSeconded => SecondHash is not null && SecondHash == CurrentHash;

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
        plan.Note(PlanEventKind.Begun, by);
        return plan;
    }

    /// <summary>Changes the plan; signature and approval of the former version are void. A hold stays.</summary>
    /// <param name="why">Needed once a version is under signature; after a return the return is the reason.</param>
    /// <exception cref="IllegalStepException">The plan is over, or a signed version is changed without a reason.</exception>
    public void Edit(PlanContent content, PlanStep by, string? why = null)
    {
        Demand(!IsOver, "be edited");
        if (Status is PlanStatus.InReview or PlanStatus.Approved && string.IsNullOrWhiteSpace(why))
            throw new IllegalStepException("A signed plan is changed with a reason: say why.");
        var reason = string.IsNullOrWhiteSpace(why) ? Status == PlanStatus.Returned ? $"It was returned: {StatusReason}" : null : why.Trim();
        if (SignedCount > 0) ChangeReason = reason ?? ChangeReason;
        (IsOnProtocol, SecondHash, SecondAt, SecondById, SecondByName, ReviewDueAt) = (false, null, null, null, null, null);
        DraftContent = CanonicalPlan.Text(content);
        (AuthorId, AuthorName, EditedAt) = (by.PersonId, by.PersonName, by.At);
        (CurrentHash, ApprovedHash, SignedAt) = (null, null, null);
        (ReviewedAt, ReviewedById, ReviewedByName) = (null, null, null);
        Become(PlanStatus.Draft, by);
        Note(PlanEventKind.Edited, by, reason);
    }

    /// <summary>The author signs the version as it stands; it goes to review.</summary>
    /// <returns>The immutable version, to be stored.</returns>
    /// <exception cref="IllegalStepException">Not a draft, or not the author.</exception>
    /// <param name="origin">How it stands to the published protocols; not derived counts as off protocol.</param>
    public SignedPlan Sign(string formularyVersion, string findingsJson, PlanOrigin? origin, PlanStep by)
    {
        Demand(Status == PlanStatus.Draft, "be signed");
        if (by.PersonId != AuthorId) throw new IllegalStepException($"Only its author, {AuthorName}, can sign this plan.");
        SignedCount++;
        var signed = SignedPlan.Seal(this, CanonicalPlan.Bytes(DraftContent), formularyVersion, findingsJson, origin, ChangeReason, by);
        (CurrentHash, SignedAt, ChangeReason) = (signed.Hash, by.At, null);
        (IsOnProtocol, SecondHash, ReviewDueAt) = (origin is { NeedsSecond: false }, null, null);
        Become(PlanStatus.InReview, by);
        Note(PlanEventKind.Signed, by);
        return signed;
    }

    /// <exception cref="IllegalStepException">The plan is over or on hold already, or no reason.</exception>
    public void Hold(string reason, PlanStep by)
    {
        Demand(!IsOver, "be put on hold");
        if (IsOnHold) throw new IllegalStepException($"The plan is on hold already: {HoldReason}");
        DemandReason(reason, "put on hold");
        (HoldReason, HeldAt, HeldByName) = (reason.Trim(), by.At, by.PersonName);
        Note(PlanEventKind.Held, by, reason);
    }

    /// <exception cref="IllegalStepException">The plan is not on hold, or is over.</exception>
    public void LiftHold(PlanStep by)
    {
        Demand(!IsOver, "be taken off hold");
        if (!IsOnHold) throw new IllegalStepException("The plan is not on hold.");
        (HoldReason, HeldAt, HeldByName) = (null, null, null);
        (HoldLiftedAt, HoldLiftedByName) = (by.At, by.PersonName);
        Note(PlanEventKind.HoldLifted, by);
    }

    /// <exception cref="IllegalStepException">Not approved, or on hold.</exception>
    public void Complete(PlanStep by)
    {
        Demand(Status == PlanStatus.Approved, "be completed");
        if (IsOnHold) throw new IllegalStepException($"The plan is on hold: {HoldReason} Lift the hold or discontinue the plan.");
        Become(PlanStatus.Completed, by);
        Note(PlanEventKind.Completed, by);
    }

    /// <exception cref="IllegalStepException">The plan is over, or no reason.</exception>
    public void Discontinue(string reason, PlanStep by)
    {
        Demand(!IsOver, "be discontinued");
        DemandReason(reason, "discontinued");
        Become(PlanStatus.Discontinued, by, reason);
        Note(PlanEventKind.Discontinued, by, reason);
    }

    /// <summary>Whether a session may start on the version with this hash; if not, why, in a sentence.</summary>
    /// <param name="at">Now: what was approved on the same day starts only until its review is overdue.</param>
    public (bool Allowed, string? Why) MayStart(string? hash, DateTimeOffset at)
    {
        if (Status != PlanStatus.Approved) return (false, $"The plan is {PlanWords.Of(Status)}, not approved.");
        if (IsOnHold) return (false, $"The plan is on hold: {HoldReason}");
        if (IsReviewOverdue(at)) return (false, "The plan was approved on the same day, and its review is overdue: an administrator reviews it first.");
        return string.Equals(hash, ApprovedHash, StringComparison.Ordinal)
            ? (true, null)
            : (false, "Another version of this plan was approved than the one asked for.");
    }

    private void Demand(bool legal, string what)
    {
        if (!legal) throw new IllegalStepException($"A plan that is {PlanWords.Of(Status)} cannot {what}.");
    }

    private static void DemandReason(string reason, string what)
    {
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException($"A plan is {what} with a reason.");
    }

    private void Note(PlanEventKind kind, PlanStep by, string? reason = null) => life.Add(PlanEvent.Of(kind, SignedCount, by, reason));

    private void Become(PlanStatus status, PlanStep by, string? reason = null) =>
        (Status, StatusReason, StatusAt, StatusById, StatusByName) = (status, reason?.Trim(), by.At, by.PersonId, by.PersonName);
}
