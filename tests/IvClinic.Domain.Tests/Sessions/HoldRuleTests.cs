using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class HoldRuleTests
{
    private static readonly SessionPlan Plan = Given.SessionPlan(Given.Ivig()) with
    {
        HoldCriteria = [new("SPO2", HoldComparison.Below, 92m, "%", "pause, call the prescriber"), new("NEWS2", HoldComparison.AtOrAbove, 5m, "points", "call")],
    };

    [Theory]
    [InlineData(91, true)]
    [InlineData(92, false)]
    public void The_latest_value_is_compared_with_the_limit(int spO2, bool isMet) =>
        Assert.Equal(isMet, Given.Chart(Plan, 20, Given.Start(0, 30m), Observe(10, Given.Well with { SpO2 = spO2 })).HoldsMet.Count > 0);

    [Fact]
    public void A_later_good_value_ends_it_and_what_was_not_measured_meets_nothing()
    {
        Assert.Empty(Given.Chart(Plan, 20, Given.Start(0, 30m)).HoldsMet);
        Assert.Empty(Given.Chart(Plan, 20, Given.Start(0, 30m), Observe(5, Given.Well with { SpO2 = 88 }), Observe(10, Given.Well)).HoldsMet);
        Assert.Single(Given.Chart(Plan, 20, Given.Start(0, 30m), Observe(5, Given.Well with { SpO2 = 91 }), Observe(10, new Vitals { HeartRate = 80 })).HoldsMet);
    }

    [Fact]
    public void It_is_said_with_value_limit_and_action()
    {
        var hold = Assert.Single(Given.Chart(Plan, 20, Given.Start(0, 30m), Observe(10, Given.Well with { SpO2 = 91 })).HoldsMet);
        Assert.Equal("SpO2 91 %: the plan holds below 92 %. Pause, call the prescriber.", hold.Sentence);
    }

    [Fact]
    public void While_it_stands_a_higher_rate_needs_an_order_and_a_lower_one_does_not()
    {
        var state = Given.Chart(Plan, 20, Given.Start(0, 60m), Observe(10, Given.Well with { SpO2 = 91 }));
        Assert.Contains(RateCheck.Of(Plan, state, Given.MlPerH(70m)), finding => finding is { Kind: RateFindingKind.HoldMet, NeedsOrder: true });
        Assert.DoesNotContain(RateCheck.Of(Plan, state, Given.MlPerH(30m)), finding => finding.Kind == RateFindingKind.HoldMet);
    }

    [Fact]
    public void A_partial_early_warning_score_meets_a_limit_from_below_only()
    {
        var low = Plan with { HoldCriteria = [new("NEWS2", HoldComparison.AtOrBelow, 0m, "points", "never meant")] };
        Assert.Empty(Given.Chart(low, 20, Given.Start(0, 30m), Observe(10, new Vitals { HeartRate = 75 })).HoldsMet);
        Assert.Contains(Given.Chart(Plan, 20, Given.Start(0, 30m), Observe(10, new Vitals { SpO2 = 85, RespiratoryRate = 30 })).HoldsMet, hold => hold.Parameter == "NEWS2");
    }

    private static ChartEntry Observe(double minute, Vitals vitals) => ChartEntry.Observation(Given.Stamp(minute), vitals);
}
