using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class ClockJumpTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 22, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(0, null)]
    [InlineData(999, null)]
    [InlineData(-999, null)]
    [InlineData(1000, 1000)]
    [InlineData(-1000, -1000)]
    [InlineData(3_600_000, 3_600_000)]
    public void A_clock_has_jumped_from_a_second_on_in_either_direction(int milliseconds, int? by) =>
        Assert.Equal(by is { } expected ? TimeSpan.FromMilliseconds(expected) : null, ClockJump.Between(Noon, Noon.AddMilliseconds(milliseconds)));

    [Theory]
    [InlineData(4.9, 0, false)]
    [InlineData(5, 0, true)]
    [InlineData(-5, 0, true)]
    [InlineData(60, 719, true)]
    [InlineData(60, 720, false)]
    public void It_is_shown_from_five_seconds_on_for_twelve_hours(double seconds, int minutesLater, bool isShown) =>
        Assert.Equal(isShown, new ClockJump(Noon, TimeSpan.FromSeconds(seconds)).IsWorthShowing(Noon.AddMinutes(minutesLater)));

    [Fact]
    public void The_sentence_says_direction_size_and_time_and_what_to_do()
    {
        Assert.StartsWith("The server's clock jumped back by 1 h 2 s at 13:05.", new ClockJump(Noon, TimeSpan.FromSeconds(-3602)).Sentence("13:05"), StringComparison.Ordinal);
        Assert.Contains("forward by 12 min at 13:05", new ClockJump(Noon, TimeSpan.FromMinutes(12)).Sentence("13:05"), StringComparison.Ordinal);
        Assert.EndsWith("check the times of the last entries.", new ClockJump(Noon, TimeSpan.FromMinutes(12)).Sentence("13:05"), StringComparison.Ordinal);
    }
}
