namespace IvClinic.Domain.Plans;

/// <summary>What others than its author do with a signed version: agree, approve for today, release, return.</summary>
public sealed partial class TreatmentPlan
{
    /// <summary>A second clinician or pharmacist agrees with exactly the version that was read.</summary>
    /// <exception cref="IllegalStepException">Not in review, by its author, another version, or somebody agreed already.</exception>
    public void Second(string hash, PlanStep by)
    {
        Demand(Status == PlanStatus.InReview, "get a second signature");
        DemandReviewOf(hash, by, "get a second signature");
        if (IsSeconded) throw new IllegalStepException($"{SecondByName} has given the second signature already.");
        (SecondHash, SecondAt, SecondById, SecondByName) = (hash, by.At, by.PersonId, by.PersonName);
        Note(PlanEventKind.Seconded, by);
    }

    /// <summary>
    /// A second clinician or pharmacist approves a plan that is exactly a protocol, so that it can be given today; the
    /// administrator's review is owed.
    /// </summary>
    /// <param name="acute">Why it cannot wait.</param>
    /// <param name="reviewDueAt">The end of the next working day.</param>
    /// <exception cref="IllegalStepException">Off protocol or with overridden findings, not in review, by its author, no reason.</exception>
    public void ApproveSameDay(string hash, string acute, DateTimeOffset reviewDueAt, PlanStep by)
    {
        Demand(Status == PlanStatus.InReview, "be approved on the same day");
        DemandReviewOf(hash, by, "be approved on the same day");
        if (NeedsSecond) throw new IllegalStepException("Only a plan that is exactly a published protocol, without overridden findings, runs before its review.");
        if (string.IsNullOrWhiteSpace(acute)) throw new IllegalStepException("A plan is approved on the same day with its acute indication.");
        (SecondHash, SecondAt, SecondById, SecondByName) = (hash, by.At, by.PersonId, by.PersonName);
        (ApprovedHash, ReviewDueAt) = (hash, reviewDueAt);
        Become(PlanStatus.Approved, by, acute);
        Note(PlanEventKind.ApprovedSameDay, by, acute);
    }

    /// <summary>Approves exactly the version the reviewer has read; of a plan approved on the same day this is the review that was owed.</summary>
    /// <exception cref="IllegalStepException">Not in review, by its author, another version than the one read, or without the second signature it needs.</exception>
    public void Release(string hash, PlanStep by)
    {
        DemandReviewOf(hash, by, "be released");
        if (NeedsSecond && SecondHash != hash)
            throw new IllegalStepException("A second clinician or pharmacist has to agree first: the plan is off protocol or has overridden findings.");
        if (IsReviewOwed && by.PersonId == SecondById) throw new IllegalStepException("Whoever approved it on the same day does not review it.");
        (ApprovedHash, ReviewedAt, ReviewedById, ReviewedByName, ReviewDueAt) = (hash, by.At, by.PersonId, by.PersonName, null);
        Become(PlanStatus.Approved, by);
        Note(PlanEventKind.Released, by);
    }

    /// <exception cref="IllegalStepException">Not in review, by its author, another version, or no reason.</exception>
    public void Return(string hash, string reason, PlanStep by)
    {
        DemandReviewOf(hash, by, "be returned");
        DemandReason(reason, "returned");
        (ReviewedAt, ReviewedById, ReviewedByName) = (by.At, by.PersonId, by.PersonName);
        (ApprovedHash, SecondHash, ReviewDueAt) = (null, null, null);
        Become(PlanStatus.Returned, by, reason);
        Note(PlanEventKind.Returned, by, reason);
    }

    /// <summary>Approved on the same day, and nobody reviewed it by the end of the next working day.</summary>
    public bool IsReviewOverdue(DateTimeOffset at) => IsReviewOwed && at >= ReviewDueAt;

    private void DemandReviewOf(string hash, PlanStep by, string what)
    {
        Demand(Status == PlanStatus.InReview || IsReviewOwed, what);
        if (by.PersonId == AuthorId) throw new IllegalStepException("The author of a plan cannot review it.");
        if (!string.Equals(hash, CurrentHash, StringComparison.Ordinal))
            throw new IllegalStepException("The plan was signed again after you opened it. Read the new version.");
    }
}
