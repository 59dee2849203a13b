using System.Globalization;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Plans;

/// <summary>Another plan of the same patient that is approved or in review.</summary>
/// <param name="Since">The clinic's date on which it came to stand so.</param>
public sealed record OtherPlan(Guid PlanId, string Label, PlanStatus Status, bool IsOnHold, string Author, DateOnly Since, string Indication, IReadOnlyList<string> Medicines);

/// <summary>What two plans of one patient have in common, in a sentence.</summary>
public sealed record PlanOverlap(Guid PlanId, string Sentence);

/// <summary>
/// Two plans with the same medicine, or for the same condition, can both be meant: a rescue beside a series, the next series while one runs.
/// It is said, and refuses nothing; what both give together is judged by the limits over time.
/// </summary>
public static class OtherPlanRule
{
    public const string Rule = "plan.another";

    public static IEnumerable<PlanOverlap> Overlaps(PlanContent plan, IReadOnlyList<OtherPlan> others, ClinicFormulary formulary)
    {
        var medicines = plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication).Where(each => each.Length > 0).ToHashSet(StringComparer.Ordinal);
        foreach (var other in others)
        {
            var same = other.Medicines.Where(medicines.Contains).Select(formulary.DisplayName).ToList();
            var isSameCondition = plan.Indication.Length > 0 && plan.Indication == other.Indication;
            if (same.Count == 0 && !isSameCondition) continue;
            var common = string.Join(" and ", new[] { same.Count > 0 ? $"gives {string.Join(", ", same)} too" : "", isSameCondition ? "is for the same condition" : "" }.Where(each => each.Length > 0));
            yield return new(other.PlanId, string.Create(CultureInfo.InvariantCulture,
                $"Another plan of this patient has been {Standing(other)} since {other.Since:yyyy-MM-dd}: “{other.Label}”, by {other.Author}. It {common}. Neither plan stops the other."));
        }
    }

    /// <summary>One caution for each, so that the signature is given with all of them read.</summary>
    public static IEnumerable<SafetyFinding> Of(PlanContent plan, IReadOnlyList<OtherPlan> others, ClinicFormulary formulary) => Overlaps(plan, others, formulary).Select(overlap => new SafetyFinding
    {
        RuleId = $"{Rule}.{overlap.PlanId:N}",
        Level = FindingLevel.Caution,
        Kind = FindingKind.Indication,
        Place = new FindingPlace(null, null, "indication"),
        Sentence = overlap.Sentence,
    });

    private static string Standing(OtherPlan other) => (other.Status == PlanStatus.Approved ? "approved" : "in review") + (other.IsOnHold ? " (on hold)" : "");
}
