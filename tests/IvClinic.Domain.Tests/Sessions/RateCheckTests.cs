using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class RateCheckTests
{
    private static readonly SessionPlan Ivig = Given.SessionPlan(Given.Ivig());

    /// <summary>500 mg in 50 mL at 41.7 mg/h: 4.17 mL/h.</summary>
    private static readonly SessionPlan Lidocaine = Domain.Sessions.SessionPlan.From(
        new PlanContent
        {
            Bags = [Given.Bag(50m, [new(41.7m, RateUnit.MilligramPerHour)], new PlannedIngredient("lidocaine", 500m, DoseUnit.Milligram))],
            Envelope = new(1m, 100m, 100m),
        },
        Given.SeventyKg);

    [Fact]
    public void The_number_of_another_unit_is_recognised()
    {
        var finding = Assert.Single(RateCheck.Of(Lidocaine, 1, Given.MlPerH(41.7m), Given.MlPerH(4.17m)), found => found.Kind == RateFindingKind.AnotherUnit);
        Assert.Equal("41.7 mL/h entered; the plan says 41.7 mg/h, which is 4.17 mL/h.", finding.Sentence);
        Assert.False(finding.NeedsOrder);
    }

    [Theory]
    [InlineData("0.695")]
    [InlineData("0.5957")]
    public void Milligrams_per_minute_and_per_kilogram_are_recognised_too(string typed) =>
        Assert.Contains(RateCheck.Of(Lidocaine, 1, Given.MlPerH(Given.Number(typed)), null), found => found.Kind == RateFindingKind.AnotherUnit);

    [Theory]
    [InlineData("300", true)]
    [InlineData("3", true)]
    [InlineData("33", false)]
    public void A_tenfold_slip_is_recognised(string typed, bool recognised) =>
        Assert.Equal(recognised, RateCheck.Of(Ivig, 1, Given.MlPerH(Given.Number(typed)), Given.MlPerH(30m)).Any(found => found.Kind == RateFindingKind.Tenfold));

    [Theory]
    [InlineData("9.9", "30", RateFindingKind.BelowRoom)]
    [InlineData("10", "30", null)]
    [InlineData("240.1", "200", RateFindingKind.AboveRoom)]
    [InlineData("240", "200", null)]
    [InlineData("150", "30", null)]
    [InlineData("150.1", "30", RateFindingKind.StepTooLarge)]
    [InlineData("20", "240", null)]
    public void The_nurses_room_includes_its_limits_and_a_step_down_is_never_too_large(string proposed, string current, RateFindingKind? expected)
    {
        RateFindingKind? found = RateCheck.Of(Ivig, 1, Given.MlPerH(Given.Number(proposed)), Given.MlPerH(Given.Number(current)))
            .Where(finding => finding.Kind != RateFindingKind.AnotherUnit).Select(finding => (RateFindingKind?)finding.Kind).SingleOrDefault();
        Assert.Equal(expected, found);
    }

    [Fact]
    public void Without_a_room_only_a_lower_rate_needs_no_order()
    {
        var narrow = Ivig with { Envelope = null };
        Assert.Contains(RateCheck.Of(narrow, 1, Given.MlPerH(50m), Given.MlPerH(30m)), found => found is { Kind: RateFindingKind.NoRoom, NeedsOrder: true });
        Assert.DoesNotContain(RateCheck.Of(narrow, 1, Given.MlPerH(20m), Given.MlPerH(30m)), found => found.NeedsOrder);
    }

    [Fact]
    public void The_first_step_and_a_step_that_is_due_ask_nothing_and_an_early_one_asks()
    {
        Assert.Empty(RateCheck.Of(Ivig, Given.Chart(Ivig, 0), Given.MlPerH(30m)));
        Assert.Empty(RateCheck.Of(Ivig, Given.Chart(Ivig, 30, Given.Start(0, 30m)), Given.MlPerH(60m)));
        var early = Assert.Single(RateCheck.Of(Ivig, Given.Chart(Ivig, 18, Given.Start(0, 30m)), Given.MlPerH(60m)));
        Assert.Equal("The plan goes to 60 mL/h in 12 min.", early.Sentence);
    }
}
