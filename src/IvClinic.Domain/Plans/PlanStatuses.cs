namespace IvClinic.Domain.Plans;

/// <summary>
/// States by what they are not. A read that finds its plans another way (of a patient, with a review that is owed) leaves these out:
/// asked for the state itself, SQLite reads all approved plans there are.
/// </summary>
public static class PlanStatuses
{
    public static readonly IReadOnlyList<PlanStatus> NotApproved = [PlanStatus.Draft, PlanStatus.InReview, PlanStatus.Returned, PlanStatus.Completed, PlanStatus.Discontinued];

    /// <summary>Neither approved nor in review.</summary>
    public static readonly IReadOnlyList<PlanStatus> NotActive = [PlanStatus.Draft, PlanStatus.Returned, PlanStatus.Completed, PlanStatus.Discontinued];
}
