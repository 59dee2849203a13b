using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;
using static IvClinic.Domain.Tests.Sessions.Watching.WatchedPlans;

namespace IvClinic.Domain.Tests.Sessions.Watching;

public class StartLimitTests
{
    [Fact]
    public void A_whole_set_of_good_values_keeps_every_limit() => Assert.Empty(Before(Given.Well));

    [Theory]
    [InlineData(90, 180, false)]
    [InlineData(89, 181, true)]
    public void A_value_on_a_bound_keeps_it(int low, int high, bool isMet)
    {
        Assert.Equal(isMet, Before(Given.Well with { Systolic = low }).Any(limit => limit.Parameter == "SBP"));
        Assert.Equal(isMet, Before(Given.Well with { Systolic = high }).Any(limit => limit.Parameter == "SBP"));
    }

    [Fact]
    public void It_is_said_with_value_and_range() => Assert.Contains(
        Before(Given.Well with { HeartRate = 121 }), limit => limit.Sentence == "Heart rate 121 /min: an infusion starts at 50 to 120 /min.");

    [Fact]
    public void What_was_not_taken_is_not_checked_and_never_normal()
    {
        var limit = Assert.Single(Before(Given.Well with { TemperatureC = null }), each => each.Parameter == "TEMP");
        Assert.True(limit.IsNotTaken);
        Assert.Equal("Temperature was not taken: its start limit is not checked.", limit.Sentence);
        Assert.Contains(Before(Given.Well with { TemperatureC = null }), each => each is { Parameter: "NEWS2", IsNotTaken: true });
    }

    [Theory]
    [InlineData(38.0, false)]
    [InlineData(38.1, true)]
    public void Fever_holds_the_start(double celsius, bool isMet) =>
        Assert.Equal(isMet, Before(Given.Well with { TemperatureC = (decimal)celsius }).Any(limit => limit.Parameter == "TEMP"));

    [Theory]
    [InlineData(94, false, false)]
    [InlineData(93, false, true)]
    [InlineData(88, true, false)]
    [InlineData(87, true, true)]
    public void The_oxygen_scale_of_the_plan_moves_its_bound(int spO2, bool scale2, bool isMet) =>
        Assert.Equal(isMet, Before(Given.Well with { SpO2 = spO2 }, scale2).Any(limit => limit.Parameter == "SPO2"));

    [Fact]
    public void A_single_item_of_three_holds_like_a_score_of_five() =>
        Assert.Contains(Before(Given.Well with { Systolic = 90 }), limit => limit.Parameter == "NEWS2" && limit.Sentence.Contains("single item of 3", StringComparison.Ordinal));

    [Fact]
    public void A_score_of_five_holds() =>
        Assert.Contains(Before(Given.Well with { HeartRate = 115, RespiratoryRate = 22, TemperatureC = 38.2m }), limit => limit.Sentence == "NEWS2 5: an infusion starts below 5.");

    private static IReadOnlyList<StartLimitMet> Before(Vitals vitals, bool scale2 = false)
    {
        var plan = Of("ketorolac");
        plan = plan with { Monitoring = new() { HypercapnicOxygenScale = scale2 } };
        var observed = Given.Chart(plan, 0, ChartEntry.Baseline(Given.Stamp(-5), vitals)).Observed;
        return StartLimitRule.Of(plan.Watch.StartLimits, observed, scale2);
    }
}
