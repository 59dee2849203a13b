using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using static System.FormattableString;

namespace IvClinic.Domain.Suitability;

/// <summary>
/// What the suitability decision says about a plan that rests on it: a decision that is over or withdrawn carries no plan,
/// and a medicine that was not chosen asks for a reason. Where a newer one was signed, that one is asked, and it is said.
/// </summary>
public static class DecisionRule
{
    public const string OverRule = "suitability.over";

    public const string NotChosenRule = "suitability.not-chosen";

    public const string ReplacedRule = "suitability.replaced";

    /// <param name="decision">Null where the plan names none, or none of this patient.</param>
    public static IEnumerable<SafetyFinding> Of(PlanContent plan, DecisionInForce? decision, DateOnly today, ClinicFormulary formulary)
    {
        if (decision is not { Named.IsSuitable: true }) yield break;
        if (WhyOver(decision, today) is { } over)
            yield return new SafetyFinding { RuleId = OverRule, Level = FindingLevel.Refused, Kind = FindingKind.Indication, Place = new FindingPlace(null, null, "indication"), Sentence = over };
        if (!decision.Counts.IsSuitable) yield break;
        if (decision.IsReplaced)
        {
            yield return new SafetyFinding
            {
                RuleId = ReplacedRule,
                Level = FindingLevel.Caution,
                Kind = FindingKind.Indication,
                Place = new FindingPlace(null, null, "indication"),
                Sentence = Invariant($"The suitability decision that this plan names was replaced on {decision.CountsSince:yyyy-MM-dd} by {decision.Counts.SignedByName}. The newer one counts; it holds through {decision.Counts.LastDay:yyyy-MM-dd}."),
            };
        }

        var chosen = decision.Counts.Chosen.Select(candidate => candidate.MedicineId).ToHashSet(StringComparer.Ordinal);
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
                Sentence = $"{formulary.DisplayName(medicine)} is not among the medicines chosen in the {(decision.IsReplaced ? "newer " : "")}suitability decision ({string.Join(", ", chosen.Order(StringComparer.Ordinal).Select(formulary.DisplayName))}).",
            };
        }
    }

    /// <summary>Why no plan rests on this decision any more; null while it holds.</summary>
    public static string? WhyOver(DecisionInForce decision, DateOnly today)
    {
        var (counts, of) = (decision.Counts, decision.IsReplaced ? Invariant($"The newer suitability decision, which replaced this plan's on {decision.CountsSince:yyyy-MM-dd},") : "The suitability decision of this plan");
        if (!counts.IsSuitable && decision.IsReplaced) return Invariant($"The suitability decision of this plan was replaced on {decision.CountsSince:yyyy-MM-dd} by {counts.SignedByName}: IV treatment does not suit. Decide anew.");
        if (counts.Withdrawal is { } taken) return Invariant($"{of} was withdrawn by {taken.ByName}: {taken.Reason} Decide anew.");
        return today > counts.LastDay ? Invariant($"{of} holds through {counts.LastDay:yyyy-MM-dd} only. Decide anew.") : null;
    }
}
