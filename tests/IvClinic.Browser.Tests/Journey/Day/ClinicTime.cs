using System.Globalization;

namespace IvClinic.Browser.Tests.Journey.Day;

/// <summary>A whole minute as it is typed at the chair, and the instant it is.</summary>
internal sealed record ClinicTime(DateTimeOffset Instant)
{
    public string Typed => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Instant, Running.RunningClinic.DemoZone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>The minute that began so many minutes before this one, in a clinic whose clock may be ahead.</summary>
    public static ClinicTime Ago(int minutes, TimeSpan ahead = default)
    {
        var now = DateTimeOffset.UtcNow + ahead;
        return new(new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(-minutes));
    }

    /// <summary>The first whole minute after it: now, or when it has come.</summary>
    public static async Task<ClinicTime> After(DateTimeOffset moment)
    {
        while (Ago(0).Instant <= moment) await Task.Delay(Ago(-1).Instant - DateTimeOffset.UtcNow is { Ticks: > 0 } left ? left : TimeSpan.Zero);
        return Ago(0);
    }
}
