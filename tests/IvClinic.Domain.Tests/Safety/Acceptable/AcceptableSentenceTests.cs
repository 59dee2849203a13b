using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Safety.Acceptable;

namespace IvClinic.Domain.Tests.Safety.Acceptable;

public class AcceptableSentenceTests
{
    private static readonly PatientFacts At70 = Scene.Patient with { AgeYears = 70m };

    [Fact]
    public void A_dose_too_high_at_70_years_names_the_limit_of_that_age() =>
        Assert.Equal("Acceptable: 15 mg or less at 70 years.", Said(Scene.Plan(At70, "migraine", Ketorolac(30m)), "absoluteMaxSingle"));

    [Fact]
    public void A_dose_exactly_on_the_limit_has_nothing_to_say() =>
        Assert.DoesNotContain(Explained(Scene.Plan(At70, "migraine", Ketorolac(15m))), finding => finding.Acceptable is not null);

    [Fact]
    public void An_amount_per_kg_keeps_its_unit_and_says_its_milligrams() =>
        Assert.Equal("Acceptable: 0.1875 mg/kg or less (= 15 mg) at 70 years.", Said(Scene.Plan(At70, "migraine", Ketorolac(0.5m, DoseUnit.MilligramPerKilogram)), "absoluteMaxSingle"));

    [Fact]
    public void What_does_not_come_out_even_is_rounded_down_and_that_number_was_judged()
    {
        var facts = Scene.Plan(At70 with { WeightKg = 73m }, "migraine", Ketorolac(0.5m, DoseUnit.MilligramPerKilogram));
        var answer = Answer(facts, "absoluteMaxSingle");
        Assert.Equal("Acceptable: 0.205 mg/kg or less (= 14.965 mg) at 70 years.", answer.Sentence);
        Assert.Equal(SafetyOutcome.Allowed, Scene.Judge(facts with { Plan = answer.WithoutRefusal!.In(facts.Plan) }).Outcome);
    }

    [Fact]
    public void What_is_left_of_the_day_is_said_where_doses_were_given() =>
        Assert.Equal(
            "Acceptable: 10 mg or less after what was given in the last 24 h.",
            Said(Scene.Plan(At70, "migraine", Ketorolac(30m)).After(Scene.Dose("ketorolac", 50m, 8m)), "maxDaily"));

    [Fact]
    public void A_day_that_is_used_up_leaves_no_dose() =>
        Assert.Equal("No acceptable dose now, because what was given before leaves none.", Said(Scene.Plan(At70, "migraine", Ketorolac(15m)).After(Scene.Dose("ketorolac", 60m, 8m)), "maxDaily"));

    [Fact]
    public void Two_bags_that_are_each_too_much_are_cut_together() =>
        Assert.StartsWith(
            "Acceptable: 30 mg or less in each bag",
            Said(Scene.Plan(Scene.Patient, "crps", Scene.Bag("pamidronate", 100m, 240m) with { FinalVolumeMl = 500m }, Scene.Bag("pamidronate", 100m, 240m) with { FinalVolumeMl = 500m }), "maxDaily"),
            StringComparison.Ordinal);

    [Fact]
    public void Above_a_hard_and_a_soft_limit_both_are_said() =>
        Assert.Equal(
            "Acceptable with a reason: 3.75 mg/kg or less (= 300 mg); 1.875 mg/kg or less (= 150 mg) needs no reason.",
            Said(Scene.Plan(Scene.Patient, "crps", Scene.Bag("ketamine", 5m, 240m, DoseUnit.MilligramPerKilogram)), "absoluteMaxSession"));

    [Fact]
    public void Above_a_soft_limit_the_dose_that_needs_no_reason_is_said() =>
        Assert.Equal("Without a reason: 150 mg or less.", Said(Scene.Plan(Scene.Patient, "crps", Scene.Bag("ketamine", 160m, 600m)), "softMaxSession"));

    [Fact]
    public void A_medicine_in_two_bags_names_the_bag() =>
        Assert.StartsWith(
            "Acceptable with a reason: 100 mg or less in bag 1, the rest as it is",
            Said(Scene.Plan(Scene.Patient, "crps", Scene.Bag("ketamine", 200m, 600m), Scene.Bag("ketamine", 200m, 600m)), "absoluteMaxSession"), StringComparison.Ordinal);

    [Fact]
    public void An_allergy_leaves_no_dose_and_a_dose_that_is_refused_as_well_says_because_of_what()
    {
        var facts = Scene.Plan(At70 with { Allergies = [new(null, "ketorolac")] }, "migraine", Ketorolac(30m));
        Assert.Equal("No acceptable dose, because this stands at every dose.", Said(facts, "allergyClasses.ketorolac"));
        Assert.StartsWith("No acceptable dose, because Ketorolac: the record says “ketorolac” under allergies.", Said(facts, "absoluteMaxSingle"), StringComparison.Ordinal);
    }

    [Fact]
    public void Days_that_must_pass_are_no_matter_of_the_dose()
    {
        var facts = Scene.Plan(Scene.Patient, "crps", Scene.Bag("pamidronate", 60m, 240m) with { FinalVolumeMl = 500m }).After(Scene.DaysAgo("pamidronate", 3, 60m));
        var refused = Explained(facts).First(finding => finding.Level == FindingLevel.Refused && finding.Kind is FindingKind.Interval or FindingKind.Cumulative);
        Assert.Equal("No acceptable dose on this day, because the days count here, not the dose.", refused.Acceptable?.Sentence);
    }

    [Fact]
    public void Too_short_a_time_names_the_shortest() =>
        Assert.Equal("Acceptable: 5 min or longer.", Said(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("orphenadrine", 60m, 3m)), "durationLimits.5"));

    [Fact]
    public void A_step_too_fast_names_the_fastest_in_the_unit_typed() =>
        Assert.Equal(
            "Acceptable: no step above 4.8 mL/kg/h.",
            Said(Scene.Plan(Scene.Patient, "cidp", Scene.Ivig(0.5m, new(0.3m, RateUnit.MillilitrePerKilogramHour, 30m), new(9m, RateUnit.MillilitrePerKilogramHour, 60m))), "rateLimits.max"));

    [Fact]
    public void A_solution_too_strong_names_the_least_volume_rounded_up() =>
        Assert.Equal("Acceptable: 167 mL final volume or more.", Said(Scene.Plan(Scene.Patient, "crps", Scene.Bag("pamidronate", 60m, 240m) with { FinalVolumeMl = 100m }), "concentrationLimits.0.36"));

    [Fact]
    public void A_refused_diluent_names_every_one_that_passes() =>
        Assert.Equal("Acceptable: in dextrose 5% in water or undiluted.", Said(Scene.Plan(Scene.Patient, "cidp", Scene.Ivig(0.5m) with { Diluent = "0.9% NaCl" }), "refusedDiluents"));

    [Fact]
    public void Two_fields_that_must_change_are_said_at_each_other()
    {
        var facts = Scene.Plan(Scene.Patient, "migraine", Scene.Bag("orphenadrine", 162m, 3m));
        Assert.Equal("Acceptable: 60 mg or less. Checked together with: 5 min or longer.", Said(facts, "absoluteMaxSingle"));
        Assert.Equal("Acceptable: 5 min or longer. Checked together with: 60 mg or less.", Said(facts, "durationLimits.5"));
    }

    [Fact]
    public void Of_doses_on_offer_the_next_smaller_one_is_said() =>
        Assert.StartsWith("Without a reason: 100 mg or less", Said(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("eptinezumab", 250m, 30m)), "allowedDoses"), StringComparison.Ordinal);

    [Fact]
    public void A_pair_that_must_not_share_a_bag_gets_a_bag_of_its_own()
    {
        var pair = Scene.Bag("ketorolac", 15m, 30m) with { Ingredients = [new("ketorolac", 15m, DoseUnit.Milligram), new("diphenhydramine", 25m, DoseUnit.Milligram)] };
        var refused = Explained(Scene.Plan(Scene.Patient, "migraine", pair)).FirstOrDefault(finding => finding.Kind == FindingKind.Incompatibility);
        Assert.EndsWith("in a bag of its own.", refused?.Acceptable?.Sentence, StringComparison.Ordinal);
    }

    private static PlannedBag Ketorolac(decimal amount, DoseUnit unit = DoseUnit.Milligram) => Scene.Bag("ketorolac", amount, 30m, unit);

    private static IReadOnlyList<SafetyFinding> Explained(SafetyFacts facts) => AcceptableSearch.Explain(facts, ClinicFormulary.Shipped, Scene.Judge(facts).Findings);

    private static AcceptableAnswer Answer(SafetyFacts facts, string rule) =>
        Explained(facts).First(finding => finding.RuleId.EndsWith(rule, StringComparison.Ordinal)).Acceptable ?? throw new InvalidOperationException("Nothing is said.");

    private static string Said(SafetyFacts facts, string rule) => Answer(facts, rule).Sentence;
}
