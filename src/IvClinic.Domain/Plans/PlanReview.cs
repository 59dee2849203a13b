using System.Text.Json;

namespace IvClinic.Domain.Plans;

public enum ReviewDecision
{
    Released,
    Returned,

    /// <summary>A second clinician or pharmacist agreed.</summary>
    Seconded,

    /// <summary>A second clinician or pharmacist approved it before the administrator's review.</summary>
    ApprovedSameDay,
}

/// <summary>One answer of the administrator's checklist as it stood at the decision.</summary>
public sealed record ChecklistAnswer(string Item, bool Met, string Sentence);

/// <summary>One decision on one signed version; never changed.</summary>
public sealed class PlanReview
{
    private PlanReview()
    {
    }

    public long Id { get; private set; }

    public long PlanId { get; private set; }

    public long SignedPlanId { get; private set; }

    public string Hash { get; private set; } = "";

    public ReviewDecision Decision { get; private set; }

    public string? Reason { get; private set; }

    /// <summary>List of <see cref="ChecklistAnswer"/> as JSON.</summary>
    public string AnswersJson { get; private set; } = "[]";

    /// <summary>List of <see cref="PlaceReason"/> as JSON: why it came back, part by part.</summary>
    public string PlacesJson { get; private set; } = "[]";

    public Guid ById { get; private set; }

    public string ByName { get; private set; } = "";

    public DateTimeOffset At { get; private set; }

    public IReadOnlyList<ChecklistAnswer> Answers => JsonSerializer.Deserialize<List<ChecklistAnswer>>(AnswersJson) ?? [];

    public IReadOnlyList<PlaceReason> Places => PlacesJson.Length == 0 ? [] : JsonSerializer.Deserialize<List<PlaceReason>>(PlacesJson) ?? [];

    /// <exception cref="IllegalStepException">A return without a reason.</exception>
    public static PlanReview Of(SignedPlan signed, ReviewDecision decision, IReadOnlyList<ChecklistAnswer> answers, string? reason, PlanStep by, IReadOnlyList<PlaceReason>? places = null)
    {
        if (decision == ReviewDecision.Returned && string.IsNullOrWhiteSpace(reason) && places is not { Count: > 0 })
            throw new IllegalStepException("A plan is returned with a reason.");
        return new PlanReview
        {
            PlanId = signed.PlanId,
            SignedPlanId = signed.Id,
            Hash = signed.Hash,
            Decision = decision,
            Reason = reason?.Trim(),
            AnswersJson = JsonSerializer.Serialize(answers),
            PlacesJson = JsonSerializer.Serialize(places ?? []),
            ById = by.PersonId,
            ByName = by.PersonName,
            At = by.At,
        };
    }
}
