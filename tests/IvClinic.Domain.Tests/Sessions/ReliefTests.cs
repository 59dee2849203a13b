using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class ReliefTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromMinutes(60);

    [Fact]
    public void Thirty_and_fifty_percent_are_reached_by_the_first_score_on_or_below()
    {
        var relief = Of(Given.Pain(-5, 10), Given.Pain(15, 8), Given.Pain(30, 7), Given.Pain(60, 5), Given.Pain(90, 6));
        Assert.Equal(new ReliefTime(TimeSpan.FromMinutes(35), TimeSpan.FromMinutes(20)), relief.Thirty);
        Assert.Equal(new ReliefTime(TimeSpan.FromMinutes(65), TimeSpan.FromMinutes(35)), relief.Fifty);
        Assert.Equal(5, relief.Lowest!.Score);
        Assert.Empty(relief.NotKnown);
    }

    [Fact]
    public void Relief_that_was_never_seen_has_no_time()
    {
        var relief = Of(Given.Pain(0, 7), Given.Pain(30, 5));
        Assert.Null(relief.Thirty);
        Assert.Null(relief.Fifty);
    }

    [Fact]
    public void Without_a_baseline_nothing_is_computed() => Assert.Contains("before the start", Assert.Single(Of(Given.Pain(10, 5)).NotKnown), StringComparison.Ordinal);

    [Fact]
    public void Without_pain_before_there_is_no_relief() => Assert.Null(Of(Given.Pain(0, 0), Given.Pain(10, 0)).Thirty);

    [Fact]
    public void A_long_gap_is_named() =>
        Assert.Equal("No pain score for 61 minutes, 0 minutes after the baseline.", Assert.Single(Of(Given.Pain(0, 8), Given.Pain(61, 2)).NotKnown));

    private static Relief Of(params ChartEntry[] entries) => Relief.Of(Given.Stored(entries), Given.Nine, Hour);
}
