using FsCheck;
using FsCheck.Fluent;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Safety.Acceptable;

namespace IvClinic.Domain.Tests.Safety.Acceptable;

/// <summary>What holds for whatever is called acceptable, on random plans over all medicines, with one bag and with two.</summary>
public class AcceptableProperties
{
    [Fact]
    public void What_is_called_acceptable_is_never_refused_by_the_engine() => Check(facts =>
    {
        var explained = Explain(facts);
        return Medicines(facts).All(medicine =>
        {
            var refused = explained.Where(finding => finding.Level == FindingLevel.Refused && finding.MedicineId == medicine).ToList();
            if (refused.Count == 0 || refused.Exists(finding => finding.Acceptable?.WithoutRefusal is null)) return true;
            return !With(facts, refused.SelectMany(finding => finding.Acceptable!.Together)).Findings
                .Any(finding => finding.Level == FindingLevel.Refused && finding.MedicineId == medicine);
        });
    });

    [Fact]
    public void What_needs_no_reason_leaves_no_dose_finding_of_that_medicine() => Check(facts =>
    {
        var explained = Explain(facts);
        var changes = explained.Select(finding => finding.Acceptable?.WithoutReason ?? finding.Acceptable?.WithoutRefusal).ToList();
        var after = With(facts, changes).Findings;
        return explained.Where(finding => finding.RuleId.Contains("softMax", StringComparison.Ordinal) && finding.Acceptable?.WithoutReason is not null)
            .All(finding => !after.Any(left => left.RuleId == finding.RuleId && left.Place == finding.Place));
    });

    [Fact]
    public void A_suggestion_is_never_larger_than_what_was_typed_and_a_time_or_volume_never_smaller() => Check(facts =>
        Explain(facts).SelectMany(finding => new[] { finding.Acceptable?.WithoutRefusal, finding.Acceptable?.WithoutReason }).OfType<PlanChange>().All(change =>
        {
            var bag = facts.Plan.Bags[change.BagIndex];
            return change.Field switch
            {
                ChangedField.Amount => change.Value > 0m && change.Value < bag.Ingredients[change.IngredientIndex].Amount,
                ChangedField.Minutes => change.Value > bag.DurationMinutes,
                ChangedField.FinalVolume => change.Value > bag.FinalVolumeMl,
                _ => true,
            };
        }));

    [Fact]
    public void Where_no_dose_is_acceptable_every_smaller_dose_is_refused() => Check(facts =>
    {
        var hopeless = Explain(facts).Where(finding => finding.Acceptable?.Sentence.StartsWith("No acceptable dose", StringComparison.Ordinal) == true).ToList();
        return hopeless.All(finding => new[] { 2m, 10m, 1000m }.All(share =>
            Scene.Judge(facts with { Plan = Divided(facts.Plan, finding.MedicineId!, share) }).Findings.Any(left => left.Level == FindingLevel.Refused)));
    });

    [Fact]
    public void Every_refusal_says_what_would_be_acceptable_or_that_nothing_is() => Check(facts =>
        Explain(facts).All(finding => finding.Level != FindingLevel.Refused || finding.Acceptable is { Sentence.Length: > 15 }));

    private static IReadOnlyList<SafetyFinding> Explain(SafetyFacts facts) => AcceptableSearch.Explain(facts, ClinicFormulary.Shipped, Scene.Judge(facts).Findings);

    private static SafetyAssessment With(SafetyFacts facts, IEnumerable<PlanChange?> changes) =>
        Scene.Judge(facts with { Plan = PlanChange.All(changes.OfType<PlanChange>().Distinct().GroupBy(change => (change.Field, change.BagIndex, change.IngredientIndex)).Select(Nearest), facts.Plan) });

    /// <summary>Of several changes of one field the one that goes farther.</summary>
    private static PlanChange Nearest(IEnumerable<PlanChange> changes) =>
        changes.Aggregate((one, other) => one.Field is ChangedField.Amount or ChangedField.Rate == one.Value < other.Value ? one : other);

    private static IEnumerable<string> Medicines(SafetyFacts facts) => facts.Plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.MedicineId).Distinct();

    private static PlannedSession Divided(PlannedSession plan, string medicine, decimal share) => plan with
    {
        Bags = [.. plan.Bags.Select(bag => bag with { Ingredients = [.. bag.Ingredients.Select(each => each.MedicineId == medicine ? each with { Amount = each.Amount / share } : each)] })],
    };

    /// <summary>A second bag of another random plan: often the same medicine for the same patient, often another.</summary>
    internal static Gen<SafetyFacts> Plans() =>
        from one in EngineProperties.Plans()
        from other in EngineProperties.Plans()
        from how in Gen.Choose(0, 2)
        select how switch
        {
            0 => one,
            1 => one with { Plan = one.Plan with { Bags = [.. one.Plan.Bags, .. other.Plan.Bags] } },
            _ => one with { Plan = one.Plan with { Bags = [.. one.Plan.Bags, .. one.Plan.Bags] } },
        };

    private static void Check(Func<SafetyFacts, bool> holds) => Prop.ForAll(Plans().ToArbitrary(), holds).Check(Config.QuickThrowOnFailure.WithMaxTest(400));
}
