namespace IvClinic.Domain.Plans;

/// <summary>What author and reviewers write to each other about a plan; it only grows and is no part of the plan.</summary>
public sealed class PlanComment
{
    private PlanComment()
    {
    }

    public long Id { get; private set; }

    public long PlanId { get; private set; }

    /// <summary>The last signed version when it was written; 0 before the first signature.</summary>
    public int VersionNumber { get; private set; }

    public string Text { get; private set; } = "";

    public Guid ById { get; private set; }

    public string ByName { get; private set; } = "";

    public string ByRole { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    /// <exception cref="IllegalStepException">Nothing is said.</exception>
    public static PlanComment On(TreatmentPlan plan, string text, string role, PlanStep by)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new IllegalStepException("A comment has words.");
        return new PlanComment
        {
            PlanId = plan.Id,
            VersionNumber = plan.SignedCount,
            Text = text.Trim(),
            ById = by.PersonId,
            ByName = by.PersonName,
            ByRole = role,
            At = by.At,
        };
    }
}
