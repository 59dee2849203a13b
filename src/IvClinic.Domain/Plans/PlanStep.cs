namespace IvClinic.Domain.Plans;

/// <summary>Who takes a step with a plan, and when (UTC).</summary>
public readonly record struct PlanStep(Guid PersonId, string PersonName, DateTimeOffset At);

/// <summary>The states of a plan in words.</summary>
public static class PlanWords
{
    public static string Of(PlanStatus status) => status switch
    {
        PlanStatus.Draft => "a draft",
        PlanStatus.InReview => "in review",
        PlanStatus.Returned => "returned",
        PlanStatus.Approved => "approved",
        PlanStatus.Completed => "completed",
        PlanStatus.Discontinued => "discontinued",
        _ => throw new ArgumentOutOfRangeException(nameof(status), status, "Unknown status."),
    };
}
