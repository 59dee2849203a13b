using static System.FormattableString;

namespace IvClinic.Domain.Plans;

/// <summary>The suitability decision a plan refers to; it holds through its last day.</summary>
public sealed record SuitabilityTerm(Guid Id, DateOnly LastDay)
{
    /// <summary>Who took the decision back; null: it stands.</summary>
    public string? WithdrawnBy { get; init; }

    /// <summary>A newer decision took the place of the one the plan names; null: it is the newest. What stands beside it is the newer one's.</summary>
    public NewerDecision? Newer { get; init; }
}

/// <param name="Chosen">Formulary ids of its medicines.</param>
public sealed record NewerDecision(string ByName, DateOnly On, bool IsSuitable, IReadOnlyCollection<string> Chosen);

/// <summary>A finding that needs a reason: the name its reason is kept under, and what it says.</summary>
public sealed record SoftFinding(string Key, string Sentence);

/// <summary>The administrator's checklist: is everything there that a plan needs before it may be released?</summary>
public static class PlanCompleteness
{
    /// <param name="suitability">The decision found under the plan's <see cref="PlanContent.SuitabilityId"/>; null if none.</param>
    /// <param name="on">The clinic's date of the review.</param>
    public static IReadOnlyList<ChecklistAnswer> Check(
        PlanContent plan, SuitabilityTerm? suitability, IReadOnlyCollection<SoftFinding> softFindings, DateOnly on) =>
    [
        Consent(plan, on),
        Authorisation(plan),
        Suitability(plan, suitability, on),
        Goal(plan),
        Watching(plan),
        new("hold-criteria", plan.HoldCriteria.Count > 0, plan.HoldCriteria.Count switch
        {
            0 => "No values are given at which the infusion is held.",
            1 => "1 value is given at which the infusion is held.",
            var count => Invariant($"{count} values are given at which the infusion is held."),
        }),
        Reasons(plan, softFindings),
    ];

    private static ChecklistAnswer Goal(PlanContent plan)
    {
        var said = string.Join("; ", plan.Goals.Select(PlanGoals.Sentence).Append(plan.Goal.Trim()).Where(each => each.Length > 0));
        return new("goal", said.Length > 0, said.Length > 0 ? $"Goal: {said}" : "No goal is written.");
    }

    private static ChecklistAnswer Watching(PlanContent plan)
    {
        string[] missing =
        [
            .. plan.Course is null ? ["how many sessions"] : Array.Empty<string>(),
            .. plan.Monitoring.VitalsEveryMinutes is null ? ["how often vital signs are taken"] : Array.Empty<string>(),
            .. plan.ObservationMinutes is null ? ["how long the patient is observed afterwards"] : Array.Empty<string>(),
        ];
        return new("watching", missing.Length == 0, missing.Length == 0
            ? "Sessions, vital signs and observation are decided."
            : $"It does not say {string.Join(", nor ", missing)}.");
    }

    private static ChecklistAnswer Consent(PlanContent plan, DateOnly on) => plan.ConsentOn switch
    {
        null => new("consent", false, "No consent is recorded."),
        { } date when date > on => new("consent", false, Invariant($"The consent is dated in the future: {date:yyyy-MM-dd}.")),
        { } date => new("consent", true, Invariant($"Consent of {date:yyyy-MM-dd}.")),
    };

    private static ChecklistAnswer Authorisation(PlanContent plan)
    {
        var reference = plan.AuthorisationReference?.Trim();
        if (!string.IsNullOrEmpty(reference)) return new("authorisation", true, $"Authorisation {reference}.");
        return plan.AuthorisationNotRequired
            ? new("authorisation", true, "No authorisation is required.")
            : new("authorisation", false, "Neither an authorisation reference nor “not required” is given.");
    }

    private static ChecklistAnswer Suitability(PlanContent plan, SuitabilityTerm? term, DateOnly on)
    {
        if (plan.SuitabilityId is not { } id) return new("suitability", false, "The plan refers to no suitability decision.");
        if (term is null || term.Id != id) return new("suitability", false, "The suitability decision it refers to was not found.");
        var since = term.Newer is { } newer ? Invariant($" It is of {newer.ByName}, {newer.On:yyyy-MM-dd}, and replaced the one this plan names.") : "";
        var which = term.Newer is null ? "suitability decision" : "newer suitability decision";
        if (term.Newer is { IsSuitable: false }) return new("suitability", false, $"The newer suitability decision says that IV treatment does not suit.{since}");
        if (term.WithdrawnBy is { } by) return new("suitability", false, $"The {which} was withdrawn by {by}.{since}");
        if (on > term.LastDay) return new("suitability", false, Invariant($"The {which} expired after {term.LastDay:yyyy-MM-dd}.{since}"));
        return LeftOut(plan, term) ? new("suitability", false, $"The newer suitability decision does not choose every medicine of this plan.{since}")
            : new("suitability", true, Invariant($"{char.ToUpperInvariant(which[0])}{which[1..]} valid through {term.LastDay:yyyy-MM-dd}.{since}"));
    }

    /// <summary>What was chosen before was judged with the signature; what a newer decision leaves out was not, unless the plan gives a reason for it.</summary>
    private static bool LeftOut(PlanContent plan, SuitabilityTerm term) => term.Newer is { } newer && plan.Bags.SelectMany(bag => bag.Ingredients).Any(each =>
        !newer.Chosen.Contains(each.Medication, StringComparer.Ordinal) && !plan.Overrides.Any(reason => reason.RuleId == $"{Domain.Suitability.DecisionRule.NotChosenRule}.{each.Medication}" && reason.ReasonCode.Trim().Length > 0));

    private static ChecklistAnswer Reasons(PlanContent plan, IReadOnlyCollection<SoftFinding> softFindings)
    {
        string[] open =
        [
            .. softFindings.Where(finding => !plan.Overrides.Any(reason =>
                string.Equals(reason.RuleId, finding.Key, StringComparison.Ordinal) && reason.ReasonCode.Trim().Length > 0))
                .Select(finding => finding.Sentence).Distinct(StringComparer.Ordinal),
        ];
        if (open.Length > 0) return new("reasons", false, $"No reason that holds is given for: {string.Join(" ", open.Select(sentence => $"“{sentence}”"))}");
        return new("reasons", true, softFindings.Count == 0 ? "No finding needs a reason." : "Every overridden finding has its reason.");
    }
}
