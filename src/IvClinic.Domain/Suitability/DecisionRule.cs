using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using static System.FormattableString;

namespace IvClinic.Domain.Suitability;

/// <summary>
/// What the suitability decision says about a plan that rests on it: a decision that is over or withdrawn carries no plan,
/// and a medicine that was not chosen asks for a reason.
/// </summary>
public static class DecisionRule
{
    public const string OverRule = "suitability.over";

    public const string NotChosenRule = "suitability.not-chosen";

    /// <param name="decision">The one the plan names; null where it names none, or none of this patient.</param>
    public static IEnumerable<SafetyFinding> Of(PlanContent plan, SuitabilityDecision? decision, DateOnly today, ClinicFormulary formulary)
    {
        if (decision is not { IsSuitable: true }) yield break;
        if (WhyOver(decision, today) is { } over)
            yield return new SafetyFinding { RuleId = OverRule, Level = FindingLevel.Refused, Kind = FindingKind.Indication, Sentence = over };
        var chosen = decision.Chosen.Select(candidate => candidate.MedicineId).ToHashSet(StringComparer.Ordinal);
        foreach (var (medicine, bag, place) in plan.Bags.SelectMany((bag, index) => bag.Ingredients.Select((each, at) => (each.Medication, index, at))).DistinctBy(each => each.Medication))
        {
            if (medicine.Length == 0 || chosen.Contains(medicine)) continue;
            yield return new SafetyFinding
            {
                RuleId = $"{NotChosenRule}.{medicine}",
                Level = FindingLevel.NeedsReason,
                Kind = FindingKind.Indication,
                MedicineId = medicine,
                Place = new FindingPlace(bag, place, "medication"),
                Sentence = $"{formulary.DisplayName(medicine)} is not among the medicines chosen in the suitability decision ({string.Join(", ", chosen.Order(StringComparer.Ordinal).Select(formulary.DisplayName))}).",
            };
        }
    }

    /// <summary>Why no plan rests on this decision any more; null while it holds.</summary>
    public static string? WhyOver(SuitabilityDecision decision, DateOnly today)
    {
        if (decision.Withdrawal is { } taken) return Invariant($"The suitability decision of this plan was withdrawn by {taken.ByName}: {taken.Reason} Decide anew.");
        return today > decision.LastDay ? Invariant($"The suitability decision of this plan holds through {decision.LastDay:yyyy-MM-dd} only. Decide anew.") : null;
    }
}
