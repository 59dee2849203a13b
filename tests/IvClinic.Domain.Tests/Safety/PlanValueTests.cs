using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>The numbers of a plan are there whether or not a rule asks for them.</summary>
public class PlanValueTests
{
    [Fact]
    public void Every_IV_bag_has_its_rates_its_first_rate_and_its_hour()
    {
        // 500 mg and 250 mL over 150 min in a man of 80 kg
        var values = Scene.Judge(Scene.Patient, "migraine", Scene.Bag("valproate_sodium", 500m, 150m)).ValuesOf("valproate_sodium");

        Assert.Equal(2m, values["concentrationMgPerMl"]);
        Assert.Equal(200m, values["rateMgPerH"]);
        Assert.Equal(2.5m, values["rateMgPerKgH"]);
        Assert.Equal(100m, values["rateMlPerH"]);
        Assert.Equal(1.25m, values["rateMlPerKgH"]);
        Assert.Equal(1.25m, values["startRateMlPerKgH"]);
        Assert.Equal(200m, values["hourTotalMg"]);
        Assert.Equal(3.33m, Math.Round(values["rateMgPerMin"], 2));
    }

    [Fact]
    public void The_first_rate_is_the_first_step_and_the_rate_the_highest()
    {
        var bag = Scene.Bag("ketamine", 100m, 240m) with
        {
            RateSteps = [new(16m, RateUnit.MillilitrePerHour, 60m), new(80m, RateUnit.MillilitrePerHour, 180m)],
        };

        var values = Scene.Judge(Scene.Patient, "crps", bag).ValuesOf("ketamine");

        Assert.Equal((0.2m, 1m, 32m), (values["startRateMlPerKgH"], values["rateMlPerKgH"], values["rateMgPerH"]));
    }

    [Fact]
    public void An_injection_has_a_concentration_and_no_rate()
    {
        var syringe = Scene.Bag("epinephrine", 0.5m, 1m) with { Route = "IM", Diluent = null, FinalVolumeMl = 0.5m };

        var values = Scene.Judge(Scene.Patient, "migraine", syringe).ValuesOf("epinephrine");

        Assert.Equal(1m, values["concentrationMgPerMl"]);
        Assert.DoesNotContain("rateMgPerMin", values.Keys);
    }

    [Theory]
    [InlineData(29, true)]
    [InlineData(30, false)]
    public void The_total_of_a_window_is_there_and_its_limit_only_where_it_applies(int eGfr, bool applies)
    {
        var facts = Scene.Plan(Scene.Patient with { EGfr = eGfr }, "migraine", Scene.Bag("magnesium_sulfate", 2000m, 30m))
            .After(Scene.Dose("magnesium_sulfate", 1500m, 47m), Scene.Dose("magnesium_sulfate", 1000m, 48m));

        var values = Scene.Judge(facts).ValuesOf("magnesium_sulfate");

        Assert.Equal(3500m, values["windowTotalMg"]);
        Assert.Equal(applies, values.TryGetValue("maxWindowMg", out var most) && most == 20000m);
    }

    [Fact]
    public void A_limit_over_time_is_named_in_its_own_unit_only()
    {
        var ivig = Scene.Judge(Scene.Plan(Scene.Patient, "cidp", Scene.Ivig(0.5m)).After(Scene.Dose("ivig_10", 60000m, 480m))).Values;

        Assert.Equal([2m, 1m], Of(ivig, "maxWindowGPerKg"));
        Assert.Equal([1.25m, 0.5m], Of(ivig, "windowTotalGPerKg"));
        Assert.Equal([14m], Of(ivig, "minIntervalDays")); // the caution of 21 days does not govern
        Assert.Equal([20m], Of(ivig, "daysSinceLast"));

        var valproate = Scene.Judge(Scene.Patient, "migraine", Scene.Bag("valproate_sodium", 500m, 60m)).Values;
        Assert.Equal([4800m], Of(valproate, "maxWindowMg")); // 60 mg/kg
        Assert.Empty(Of(valproate, "maxWindowGPerKg"));

        var lipid = Scene.Judge(Scene.Patient, "crps", Scene.Bag("lipid_emulsion_20", 100m, 3m, DoseUnit.Millilitre)).Values;
        Assert.Equal([899.91m], Of(lipid, "maxWindowMl").Select(ml => Math.Round(ml, 2))); // 12 mL/kg of 74.99 kg
        Assert.Empty(Of(lipid, "maxWindowMg"));
        Assert.Empty(Of(lipid, "windowTotalMg"));
    }

    [Fact]
    public void Counts_and_intervals_are_there_below_their_limits()
    {
        var dexamethasone = Scene.Plan(Scene.Patient, "migraine", Scene.Bag("dexamethasone", 8m, 20m))
            .After(Scene.DaysAgo("dexamethasone", 3), Scene.DaysAgo("dexamethasone", 31));

        Assert.Equal(2m, Scene.Judge(dexamethasone).ValuesOf("dexamethasone")["windowDoses"]);
        Assert.Equal(7m, Scene.Judge(Scene.Patient, "crps", Scene.Bag("lidocaine", 80m, 60m)).ValuesOf("lidocaine")["minIntervalDays"]);
        Assert.Equal(6m, Scene.Judge(Scene.Patient, "migraine", Scene.Ketorolac).ValuesOf("ketorolac")["minIntervalHours"]);
    }

    [Fact]
    public void Totals_are_there_without_a_limit_and_not_for_what_is_counted_in_mL()
    {
        var lidocaine = Scene.Plan(Scene.Patient, "crps", Scene.Bag("lidocaine", 80m, 60m), Scene.Bag("lidocaine", 20m, 60m))
            .After(Scene.Dose("lidocaine", 50m, 23m), Scene.Dose("lidocaine", 50m, 24m));
        var values = Scene.Judge(lidocaine).ValuesOf("lidocaine");

        Assert.Equal((150m, 100m, 80m), (values["total24hMg"], values["sessionTotalMg"], values["doseMg"]));
        var saline = Scene.Judge(Scene.Patient, "crps", Scene.Bag("sodium_chloride_09", 250m, 60m, DoseUnit.Millilitre)).ValuesOf("sodium_chloride_09");
        Assert.Equal((250m, 500m), (saline["doseMl"], saline["maxRateMlPerH"]));
        Assert.DoesNotContain(saline.Keys, key => key.EndsWith("Mg", StringComparison.Ordinal));
    }

    [Fact]
    public void Limits_of_mg_and_of_mL_have_their_own_names()
    {
        var ketamine = Scene.Judge(Scene.Patient, "crps", Scene.Bag("ketamine", 80m, 240m)).ValuesOf("ketamine");

        Assert.Equal((160m, 300m, 150m), (ketamine["maxRateMgPerH"], ketamine["maxSessionMg"], ketamine["softMaxSessionMg"]));
        Assert.DoesNotContain("maxRateMlPerH", ketamine.Keys);
        Assert.DoesNotContain("maxSingleMg", ketamine.Keys); // the infusion has none
    }

    [Theory]
    [InlineData(200, new[] { 5 }, new int[0])]
    [InlineData(500, new[] { 30 }, new int[0])]
    [InlineData(1000, new[] { 30 }, new[] { 60 })]
    public void Only_the_durations_that_apply_are_there(int mg, int[] hard, int[] soft)
    {
        var values = Scene.Judge(Scene.Patient, "cidp", Scene.Bag("methylprednisolone", mg, 90m)).Values;

        Assert.Equal(hard.Select(minutes => (decimal)minutes), Of(values, "minDurationMin"));
        Assert.Equal(soft.Select(minutes => (decimal)minutes), Of(values, "softMinDurationMin"));
    }

    [Theory]
    [InlineData(15, new int[0])]
    [InlineData(16, new[] { 15 })]
    [InlineData(31, new[] { 30, 15 })]
    public void A_row_that_may_apply_names_its_limit_where_it_would_be_exceeded(int mg, int[] limits) =>
        Assert.Equal(
            limits.Select(limit => (decimal)limit),
            Of(Scene.Judge(Scene.Patient with { EGfr = null }, "migraine", Scene.Bag("ketorolac", mg, 30m)).Values, "maxSingleMg"));

    [Theory]
    [InlineData(35, 4, new[] { 5 })]
    [InlineData(40, 10, new int[0])]
    [InlineData(null, 5, new int[0])]
    [InlineData(null, 6, new[] { 5 })]
    public void A_reduced_limit_is_there_where_it_applies_or_would_be_exceeded(int? clearance, int mg, int[] reduced) =>
        Assert.Equal(
            reduced.Select(limit => (decimal)limit),
            Of(Scene.Judge(Scene.Patient with { CreatinineClearance = clearance }, "migraine", Scene.Bag("metoclopramide", mg, 15m)).Values, "reducedMaxSingleMg"));

    private static IEnumerable<decimal> Of(IEnumerable<AppliedValue> values, string key) =>
        values.Where(value => value.Key == key).Select(value => value.Value);
}
