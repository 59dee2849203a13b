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
}
