using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Tests.Safety;

/// <summary>Rates of a bag with two medicines, and rates that ask for something unknown.</summary>
public class MixedBagRateTests
{
    private static readonly PlannedBag Mixed = Scene.Bag("ketamine", 100m, 240m) with
    {
        Ingredients = [new("ketamine", 100m, DoseUnit.Milligram), new("midazolam", 10m, DoseUnit.Milligram)],
        FinalVolumeMl = 200m,
        RateSteps = [new(0.5m, RateUnit.MilligramPerMinute, 200m)],
    };

    [Fact]
    public void A_rate_in_mg_belongs_to_the_first_medicine_and_sets_the_pump_for_the_other()
    {
        var assessment = Scene.Judge(Scene.Patient, "crps", Mixed);

        // 0.5 mg/min of ketamine at 0.5 mg/mL is 60 mL/h, which carries 3 mg/h of midazolam at 0.05 mg/mL
        Assert.Equal((30m, 60m), Rates("ketamine"));
        Assert.Equal((3m, 60m), Rates("midazolam"));

        (decimal, decimal) Rates(string medicine) => (assessment.ValuesOf(medicine)["rateMgPerH"], assessment.ValuesOf(medicine)["rateMlPerH"]);
    }

    [Fact]
    public void A_rate_per_kg_of_an_amount_per_kg_needs_no_weight()
    {
        var bag = Scene.Ivig(1m, new RateStep(200m, RateUnit.MilligramPerKilogramHour, 300m));

        // 200 of 1000 mg/kg in an hour are a fifth of 800 mL
        Assert.Equal(160m, Scene.Judge(Scene.Patient with { WeightKg = null }, "cidp", bag).ValuesOf("ivig_10")["rateMlPerH"]);
    }

    [Theory]
    [InlineData(DoseUnit.Milligram, RateUnit.MilligramPerKilogramHour)]
    [InlineData(DoseUnit.MilligramPerKilogram, RateUnit.MilligramPerMinute)]
    [InlineData(DoseUnit.MilligramPerKilogram, RateUnit.MillilitrePerKilogramHour)]
    public void Any_other_rate_that_mixes_per_kg_and_fixed_amounts_needs_the_weight(DoseUnit unit, RateUnit rate)
    {
        var step = new RateStep(0.01m, rate, 60m);
        var bag = Scene.Bag("lidocaine", 1m, 120m, unit) with
        {
            Ingredients = [new("lidocaine", 1m, unit), new("ketamine", 1m, unit)],
            RateSteps = [step],
        };

        var values = Scene.Judge(Scene.Patient with { WeightKg = null }, "crps", bag).Values;

        Assert.DoesNotContain(values, value => value is { MedicineId: "ketamine", Key: "rateMgPerH" });
    }

    [Fact]
    public void Without_a_volume_a_rate_in_mL_says_nothing_about_mg()
    {
        var bag = Mixed with { FinalVolumeMl = null };

        Assert.Contains("finalVolumeMl", Scene.Judge(Scene.Patient, "crps", bag).NotChecked);
        Assert.Equal(
            ["finalVolumeMl"],
            Scene.Judge(Scene.Patient, "migraine", Scene.Bag("prochlorperazine", 10m, 15m) with
            {
                FinalVolumeMl = null,
                RateSteps = [new(20m, RateUnit.MillilitrePerHour, 15m)],
            }).NotChecked);
    }

    [Fact]
    public void An_amount_in_mL_of_a_medicine_in_mg_leaves_its_rate_and_its_least_duration_unchecked()
    {
        var bag = Scene.Bag("ondansetron", 2m, 10m, DoseUnit.Millilitre);
        var stepped = Scene.Bag("diphenhydramine", 1m, 10m, DoseUnit.Millilitre) with { RateSteps = [new(20m, RateUnit.MillilitrePerHour, 10m)] };

        Assert.Contains("amount", Scene.Judge(Scene.Patient, "migraine", bag with { DurationMinutes = 1m }).NotChecked(Domain.Formulary.FindingKind.Duration));
        Assert.Equal(["amount"], Scene.Judge(Scene.Patient, "migraine", stepped).NotChecked(Domain.Formulary.FindingKind.Rate));
    }

    [Fact]
    public void A_least_duration_that_depends_on_the_dose_needs_the_weight_of_a_dose_per_kg() =>
        Assert.Equal(
            ["weightKg"],
            Scene.Judge(Scene.Patient with { WeightKg = null }, "cidp", Scene.Bag("methylprednisolone", 3m, 20m, DoseUnit.MilligramPerKilogram))
                .NotChecked(Domain.Formulary.FindingKind.Duration));
}
