using IvClinic.Application.Sessions;

namespace IvClinic.Application.Tests.Sessions.Clock;

/// <summary>Fifty faults in eight hours, by numbers that are the same in every run.</summary>
public class EightHoursTests
{
    [Theory]
    [InlineData("2026-11-23T07:00:00Z", "Europe/Berlin", 1)]
    [InlineData("2027-03-27T22:00:00Z", "Europe/Berlin", 2)] // 02:00 becomes 03:00 in this night
    [InlineData("2027-04-03T12:00:00Z", "Australia/Sydney", 3)] // 03:00 becomes 02:00 in this night
    public async Task Time_and_volume_stay_right_through_fifty_faults_in_eight_hours(string start, string zone, int seed)
    {
        await using var day = await EightHours.Begin(DateTimeOffset.Parse(start, System.Globalization.CultureInfo.InvariantCulture), zone, seed);
        for (var left = 50; left > 0; left--) await day.Next(left);
        await day.ToTheEnd();

        Assert.True(day.Seen > 150, $"compared {day.Seen} times");
        Assert.True(day.Jumps.Count > 5 && day.Restarts > 3 && day.LateEntries > 3, $"{day.Jumps.Count} jumps, {day.Restarts} restarts, {day.LateEntries} late entries");
        var noted = day.Session.Clinic.The<ClockBoard>().Notes.Jumps;
        Assert.Equal(day.Jumps.TakeLast(20), noted.Select(jump => TimeSpan.FromSeconds(Math.Round(jump.By.TotalSeconds))).TakeLast(20));
    }
}
