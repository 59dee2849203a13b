using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class LastTimeTests
{
    [Fact]
    public void The_highest_rate_that_ran_is_the_tolerated_one_when_nobody_reacted()
    {
        var lesson = Of(Access(-10, "22G"), Access(-5, "24G"), Start(0, 30m), Rate(30, 60m), Rate(60, 120m), ChartEntry.Stopped(Given.Stamp(90)));
        Assert.Equal((120m, TimeSpan.FromMinutes(30)), (lesson!.Tolerated!.Rate.MillilitresPerHour, lesson.Tolerated.For));
        Assert.Equal("24G", lesson.Access!.Gauge);
        Assert.Equal(105m, lesson.Volume.Millilitres);
    }

    [Fact]
    public void After_a_reaction_only_what_ran_after_it_counts()
    {
        var lesson = Of(Start(0, 30m), Rate(30, 120m), React(60), ChartEntry.ReactionResolved(Given.Stamp(75)), ChartEntry.Resumed(Given.Stamp(80), Given.MlPerH(60m)), ChartEntry.Stopped(Given.Stamp(120)));
        Assert.Equal((60m, TimeSpan.FromMinutes(40)), (lesson!.Tolerated!.Rate.MillilitresPerHour, lesson.Tolerated.For));
    }

    [Fact]
    public void A_reaction_with_nothing_after_it_leaves_no_tolerated_rate()
    {
        var lesson = Of(Start(0, 30m), Rate(30, 120m), React(60), ChartEntry.Stopped(Given.Stamp(61)));
        Assert.Null(lesson!.Tolerated);
        Assert.StartsWith("Nothing ran for 10 minutes after the reaction", lesson.WhyNoRate, StringComparison.Ordinal);
    }

    [Fact]
    public void A_rate_of_a_few_minutes_is_not_called_tolerated()
    {
        var lesson = Of(Start(0, 30m), Rate(30, 240m), ChartEntry.Stopped(Given.Stamp(39)));
        Assert.Equal(30m, lesson!.Tolerated!.Rate.MillilitresPerHour);
    }

    [Fact]
    public void A_session_that_never_ran_teaches_nothing() => Assert.Null(Of(Access(-5, "22G")));

    private static ChartEntry Start(double minute, decimal rate) => ChartEntry.Started(Given.Stamp(minute), 1, Given.MlPerH(rate));

    private static ChartEntry Rate(double minute, decimal rate) => ChartEntry.RateChanged(Given.Stamp(minute), Given.MlPerH(rate));

    private static ChartEntry React(double minute) => ChartEntry.ReactionOpened(Given.Stamp(minute), new ReactionOpeningDetails(true, ReactionType.InfusionReaction, ["flushing"]));

    private static ChartEntry Access(double minute, string gauge) => ChartEntry.AccessPlaced(Given.Stamp(minute), new AccessDetails("piv", gauge, "left", "LLFA", 1, true));

    private static LastTime? Of(params ChartEntry[] entries)
    {
        var stored = Given.Stored(entries);
        return LastTime.Of(SessionChart.Fold(Given.SessionPlan(Given.Ivig()), stored, Given.At(300)), stored);
    }
}
