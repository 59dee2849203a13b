using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>The numbers a nurse reads are those of the plan and of the rule.</summary>
public class SentenceTests
{
    [Theory]
    [InlineData("ketorolac", "17", "Ketorolac is given from 18 years; this patient is 17.")]
    [InlineData("orphenadrine", "70", "Orphenadrine at 70 years: ")]
    public void An_age(string medicine, string years, string sentence) =>
        Says(Scene.Plan(Scene.Patient with { AgeYears = decimal.Parse(years) }, "chronic_pain", Scene.Bag(medicine, 10m, 30m)), sentence);

    [Fact]
    public void A_weight() => Says(
        Scene.Plan(Scene.Patient with { WeightKg = 39m, HeightCm = 150m }, "crps", Scene.Bag("lidocaine", 40m, 60m)),
        "Lidocaine is given from 40 kg; this patient weighs 39 kg.");

    [Fact]
    public void A_kidney_result() => Says(
        Scene.Plan(Scene.Patient with { EGfr = 50m }, "chronic_pain", Scene.Bag("methocarbamol", 500m, 30m)),
        "Methocarbamol with eGFR 50 (limit 60): ");

    [Theory]
    [InlineData("IV", "Dihydroergotamine by IV: with this plan 2.5 mg in 24 h; the hard limit is 2 mg.")]
    [InlineData("IM", "Dihydroergotamine: with this plan 3.5 mg in 24 h; the hard limit is 3 mg.")]
    public void A_daily_limit_with_its_routes(string route, string sentence) => Says(
        Scene.Plan(Scene.Patient, "migraine", Scene.Bag("dihydroergotamine", 1m, 30m) with { Route = route })
            .After(Scene.Dose("dihydroergotamine", route == "IV" ? 1.5m : 2.5m, 10m, route)),
        sentence);

    [Fact]
    public void A_daily_limit_over_all_routes() => Says(
        Scene.Plan(Scene.Patient, "migraine", Scene.Ketorolac).After(Scene.Dose("ketorolac", 110m, 10m, "IM")),
        "Ketorolac: with this plan 125 mg in 24 h; the hard limit is 120 mg.");

    [Theory]
    [InlineData("dihydroergotamine", 1, 5.5, 100, "Dihydroergotamine: with this plan 6.5 mg in 7 days; the hard limit is 6 mg.")]
    [InlineData("magnesium_sulfate", 2000, 19000, 40, "Magnesium sulfate: with this plan 21000 mg in 48 h; the hard limit is 20000 mg.")]
    public void A_window_in_days_from_four_days_on(string medicine, int mg, double givenMg, int hoursAgo, string sentence) => Says(
        Scene.Plan(Scene.Patient with { EGfr = 29m }, "migraine", Scene.Bag(medicine, mg, 30m))
            .After(Scene.Dose(medicine, (decimal)givenMg, hoursAgo)),
        sentence);

    [Theory]
    [InlineData("midazolam", "0.025", "Midazolam: the last dose was 1.5 min ago; at least 2 min should pass.")]
    [InlineData("midazolam", "0.0129757", "Midazolam: the last dose was 0.7 min ago; at least 2 min should pass.")]
    [InlineData("ketorolac", "5.999", "Ketorolac: the last dose was 5.9 h ago; at least 6 h should pass.")]
    [InlineData("ketorolac", "5.5", "Ketorolac: the last dose was 5.5 h ago; at least 6 h should pass.")]
    public void An_interval_in_its_own_unit(string medicine, string hoursAgo, string sentence) => Says(
        Scene.Plan(Scene.Patient, "migraine", Scene.Bag(medicine, 1m, 5m)).After(Scene.Dose(medicine, 1m, decimal.Parse(hoursAgo))),
        sentence);

    [Theory]
    [InlineData("eptinezumab", "Eptinezumab: the last treatment day was 5 days ago; at least 84 days must pass.")]
    [InlineData("lidocaine", "Lidocaine: the last treatment day was 5 days ago; at least 7 days should pass.")]
    public void Days_between_that_must_or_should_pass(string medicine, string sentence) => Says(
        Scene.Plan(Scene.Patient, "migraine", Scene.Bag(medicine, 100m, 60m)).After(Scene.DaysAgo(medicine, 5)), sentence);

    [Theory]
    [InlineData(31, "Ketorolac 31 mg in this bag is above the hard limit of 30 mg.")]
    [InlineData(310, "Ketorolac 310 mg in this bag is above the hard limit of 30 mg.")]
    public void A_dose_of_one_bag(int mg, string sentence) =>
        Says(Scene.Plan(Scene.Patient, "migraine", Scene.Bag("ketorolac", mg, 30m)), sentence);

    [Theory]
    [InlineData("1.1", DoseUnit.GramPerKilogram, "IVIG 1.1 g/kg in this bag is above the hard limit of 1 g/kg.")]
    [InlineData("96", DoseUnit.Gram, "IVIG 1.2 g/kg in this bag is above the hard limit of 1 g/kg.")]
    [InlineData("1600", DoseUnit.MilligramPerKilogram, "IVIG 1.6 g/kg in this bag is above the hard limit of 1 g/kg.")]
    public void A_dose_per_kg_in_the_unit_of_its_limit(string amount, DoseUnit unit, string sentence)
    {
        var bag = Scene.Ivig(1m);

        var assessment = Scene.Judge(Scene.Patient, "cidp", bag with { Ingredients = [new("ivig_10", decimal.Parse(amount), unit)] });

        Assert.Contains(assessment.Findings, finding => finding.Sentence.EndsWith(sentence["IVIG".Length..], StringComparison.Ordinal));
    }

    [Fact]
    public void Two_amounts_of_one_bag_are_one_dose_per_kg()
    {
        var bag = Scene.Ivig(1m) with { Ingredients = [new("ivig_10", 40m, DoseUnit.Gram), new("ivig_10", 0.7m, DoseUnit.GramPerKilogram)] };

        Assert.Equal(1.2m, Scene.Judge(Scene.Patient, "cidp", bag).ValuesOf("ivig_10")["doseGPerKg"]);
    }

    [Fact]
    public void An_undiluted_bag() => Says(
        Scene.Plan(Scene.Patient, "crps", Scene.Bag("ketamine", 20m, 60m) with { Diluent = null }),
        "Ketamine undiluted is not listed; listed: 0.9% NaCl, D5W.");

    private static void Says(SafetyFacts facts, string sentence) => Assert.Contains(
        Scene.Judge(facts).Findings, finding => finding.Sentence.StartsWith(sentence, StringComparison.Ordinal));
}
