using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class PlanArithmeticTests
{
    [Fact]
    public void Stepped_ivig_comes_to_the_hand_computed_profile()
    {
        var figures = PlanArithmetic.Of(Given.Ivig(), Given.SeventyKg);

        // 15 + 30 + 120 mL in two hours, then 235 mL at 240 mL/h: 58.75 min.
        Assert.Empty(figures.Problems);
        Assert.Equal([15m, 30m, 120m, 235m], figures.Profile!.Segments.Select(segment => segment.Volume.Millilitres));
        Assert.Equal(TimeSpan.FromMinutes(178.75), figures.Duration);
        Assert.Equal(100m, figures.Ingredients[0].Concentration!.Value.MilligramsPerMillilitre);
        Assert.Equal(3000m, figures.Steps[0].Ingredients[0].Rate.MilligramsPerHour);
        Assert.Equal(400m, figures.Profile.Total.Millilitres);
    }

    [Fact]
    public void Ketamine_in_mg_per_kg_per_hour_becomes_millilitres_per_hour()
    {
        var bag = Given.Bag(50m, [new(0.2m, RateUnit.MilligramPerKilogramHour)], new PlannedIngredient("ketamine", 100m, DoseUnit.Milligram));
        var figures = PlanArithmetic.Of(bag, Given.SeventyKg);

        // 0.2 × 70 = 14 mg/h; 100 mg in 50 mL = 2 mg/mL; 7 mL/h; 50 mL last 7 h 8 min 34.3 s.
        Assert.Empty(figures.Problems);
        Assert.Equal(7m, figures.Steps[0].Flow!.Value.MillilitresPerHour);
        Assert.Equal(0.2m, figures.Steps[0].Ingredients[0].MgPerKgPerHour);
        Assert.Equal(25714, (int)figures.Duration!.Value.TotalSeconds);
    }

    [Fact]
    public void A_migraine_mixture_gives_the_rate_of_every_ingredient()
    {
        var bag = Given.Bag(
            250m,
            [Given.Step(500m)],
            new PlannedIngredient("metoclopramide", 10m, DoseUnit.Milligram),
            new PlannedIngredient("magnesium_sulfate", 2m, DoseUnit.Gram));
        var figures = PlanArithmetic.Of(bag, Given.NoWeight);

        Assert.Empty(figures.Problems);
        Assert.Equal(TimeSpan.FromMinutes(30), figures.Duration);
        Assert.Equal([20m, 4000m], figures.Steps[0].Ingredients.Select(rate => rate.Rate.MilligramsPerHour));
        Assert.All(figures.Steps[0].Ingredients, rate => Assert.Null(rate.MgPerKgPerHour));
    }

    [Theory]
    [InlineData(DoseUnit.Milligram, "500")]
    [InlineData(DoseUnit.Gram, "500000")]
    [InlineData(DoseUnit.Microgram, "0.5")]
    [InlineData(DoseUnit.MilligramPerKilogram, "35000")]
    [InlineData(DoseUnit.GramPerKilogram, "35000000")]
    public void An_amount_of_500_is_a_mass_by_its_unit(DoseUnit unit, string milligrams)
    {
        var figures = PlanArithmetic.Of(Given.Bag(100m, [Given.Step(100m)], new PlannedIngredient("x", 500m, unit)), Given.SeventyKg);
        Assert.Equal(Given.Number(milligrams), figures.Ingredients[0].Mass!.Value.Milligrams);
        Assert.Null(figures.Ingredients[0].Volume);
    }

    [Theory]
    [InlineData(RateUnit.MillilitrePerHour, "7", "7")]
    [InlineData(RateUnit.MillilitrePerKilogramHour, "0.1", "7")]
    [InlineData(RateUnit.MilligramPerKilogramHour, "0.2", "7")]
    [InlineData(RateUnit.MilligramPerHour, "14", "7")]
    [InlineData(RateUnit.MilligramPerMinute, "0.7", "21")]
    public void A_rate_is_a_flow_by_its_unit(RateUnit unit, string rate, string mlPerH)
    {
        var bag = Given.Bag(50m, [new(Given.Number(rate), unit)], new PlannedIngredient("ketamine", 100m, DoseUnit.Milligram));
        Assert.Equal(Given.Number(mlPerH), PlanArithmetic.Of(bag, Given.SeventyKg).Steps[0].Flow!.Value.MillilitresPerHour);
    }

    [Fact]
    public void A_mass_rate_ignores_the_fluid_beside_the_only_substance()
    {
        var bag = Given.Bag(
            50m, [new(14m, RateUnit.MilligramPerHour)], new PlannedIngredient("ketamine", 100m, DoseUnit.Milligram), new PlannedIngredient("saline", 40m, DoseUnit.Millilitre));
        Assert.Equal(7m, PlanArithmetic.Of(bag, Given.NoWeight).Steps[0].Flow!.Value.MillilitresPerHour);
    }

    [Fact]
    public void Steps_that_end_before_the_bag_say_how_much_is_left_out()
    {
        var problem = Assert.Single(PlanArithmetic.Of(Given.Bag(250m, [Given.Step(180m, 60)], Mg()), Given.NoWeight).Problems);
        Assert.Equal(PlanProblemKind.StepsEndBeforeBag, problem.Kind);
        Assert.Equal("The steps run out before the bag is empty: 250 mL in the bag, 180 mL in the steps.", problem.Sentence);
    }

    public static TheoryData<PlanProblemKind, PlannedBag> WrongBags => new()
    {
        { PlanProblemKind.NoVolume, Given.Bag(0m, [Given.Step(10m)], Mg()) },
        { PlanProblemKind.NoIngredient, Given.Bag(100m, [Given.Step(10m)]) },
        { PlanProblemKind.NoAmount, Given.Bag(100m, [Given.Step(10m)], new PlannedIngredient("x", null, DoseUnit.Milligram)) },
        { PlanProblemKind.WeightNotKnown, Given.Bag(100m, [Given.Step(10m)], new PlannedIngredient("x", 1m, DoseUnit.MilligramPerKilogram)) },
        { PlanProblemKind.WeightNotKnown, Given.Bag(100m, [new(1m, RateUnit.MillilitrePerKilogramHour)], Mg()) },
        { PlanProblemKind.FluidsExceedBag, Given.Bag(100m, [Given.Step(10m)], new PlannedIngredient("saline", 100.1m, DoseUnit.Millilitre)) },
        { PlanProblemKind.NoRate, Given.Bag(100m, [new(null, RateUnit.MillilitrePerHour)], Mg()) },
        { PlanProblemKind.NoRate, Given.Bag(100m, [], Mg()) },
        { PlanProblemKind.MassRateWithoutOneIngredient, Given.Bag(100m, [new(1m, RateUnit.MilligramPerHour)], Mg(), Mg()) },
        { PlanProblemKind.OpenStepBeforeLast, Given.Bag(100m, [Given.Step(10m), Given.Step(20m)], Mg()) },
        { PlanProblemKind.NoMinutes, Given.Bag(100m, [Given.Step(10m, 0), Given.Step(20m)], Mg()) },
        { PlanProblemKind.BagEndsBeforeSteps, Given.Bag(100m, [Given.Step(100m, 120)], Mg()) },
        { PlanProblemKind.BagEndsBeforeSteps, Given.Bag(100m, [Given.Step(100m, 60), Given.Step(50m)], Mg()) },
        { PlanProblemKind.TooLarge, Given.Bag(100m, [Given.Step(10m)], new PlannedIngredient("x", decimal.MaxValue, DoseUnit.Gram)) },
    };

    [Theory]
    [MemberData(nameof(WrongBags))]
    public void What_does_not_come_out_is_a_problem_and_no_exception(PlanProblemKind kind, PlannedBag bag) =>
        Assert.Contains(PlanArithmetic.Of(bag, Given.NoWeight).Problems, problem => problem.Kind == kind);

    [Fact]
    public void An_empty_plan_says_that_it_has_no_bag() =>
        Assert.Contains(PlanArithmetic.Of(new PlanContent(), Given.NoWeight).Problems, problem => problem.Kind == PlanProblemKind.NoBag);

    [Fact]
    public void An_injection_has_a_duration_by_its_minutes()
    {
        var bag = Given.Bag(2m, [], Mg()) with { Kind = BagKind.Bolus, PushMinutes = 2m };
        Assert.Equal(TimeSpan.FromMinutes(2), PlanArithmetic.Of(bag, Given.NoWeight).Duration);
    }

    [Fact]
    public void A_pump_rate_says_what_was_rounded_and_the_exact_rate_stays()
    {
        var rounded = PumpRate.Of(Given.MlPerH(33.35m));
        Assert.Equal(33.4m, rounded.OnPump.MillilitresPerHour);
        Assert.Equal("Set 33.4 mL/h on the pump; exactly 33.35 mL/h.", rounded.Sentence);
        Assert.Null(PumpRate.Of(Given.MlPerH(33.4m)).Sentence);
    }

    [Fact]
    public void The_planned_rate_changes_exactly_on_its_minute()
    {
        var profile = PlanArithmetic.Of(Given.Ivig(), Given.SeventyKg).Profile!;
        Assert.Equal(30m, profile.RateAt(TimeSpan.FromMinutes(30) - TimeSpan.FromTicks(1)).MillilitresPerHour);
        Assert.Equal(60m, profile.RateAt(TimeSpan.FromMinutes(30)).MillilitresPerHour);
        Assert.Equal(FlowRate.Zero, profile.RateAt(profile.Duration));
        Assert.Equal(400m, profile.VolumeAt(TimeSpan.FromHours(9)).Millilitres);
    }

    private static PlannedIngredient Mg() => new("x", 10m, DoseUnit.Milligram);
}
