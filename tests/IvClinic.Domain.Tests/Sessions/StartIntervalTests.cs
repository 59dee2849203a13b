using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

public class StartIntervalTests
{
    private static readonly DateTime Now = new(2026, 11, 26, 23, 15, 0);

    [Theory]
    [InlineData(7, "2026-11-26 21:10", "began today, 2026-11-26 21:10; the plan has 7 days between infusions.")]
    [InlineData(7, "2026-11-25 23:59", "began yesterday")]
    [InlineData(7, "2026-11-20 08:00", "began 6 days ago")]
    [InlineData(7, "2026-11-19 23:59", null)]
    [InlineData(1, "2026-11-26 00:01", "the plan has 1 day between infusions.")]
    [InlineData(1, "2026-11-25 23:59", null)]
    [InlineData(null, "2026-11-26 08:00", "no second one on the same day.")]
    [InlineData(null, "2026-11-25 08:00", null)]
    public void Days_are_counted_on_the_clinics_calendar(int? apart, string last, string? says)
    {
        var said = StartInterval.TooSoon(new(CourseKind.Series, 6, apart), DateTime.Parse(last, System.Globalization.CultureInfo.InvariantCulture), Now);
        if (says is null) Assert.Null(said);
        else Assert.Contains(says, said, StringComparison.Ordinal);
    }
}
