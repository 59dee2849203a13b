using System.Globalization;
using IvClinic.Browser.Tests.Running;

namespace IvClinic.Browser.Tests.Journey.Day;

/// <summary>A whole minute as it is typed at the chair of a clinic, and the instant it is.</summary>
internal sealed record ClinicTime(DateTimeOffset Instant, string Zone)
{
    public string Typed => TimeZoneInfo.ConvertTimeBySystemTimeZoneId(Instant, Zone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);

    /// <summary>The minute that began so many minutes before this one, by the clock of the clinic.</summary>
    public static ClinicTime Ago(RunningClinic clinic, int minutes)
    {
        var now = DateTimeOffset.UtcNow + clinic.Ahead;
        return new(new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero).AddMinutes(-minutes), clinic.Zone);
    }

    /// <summary>The first whole minute after it: now, or when it has come.</summary>
    public static async Task<ClinicTime> After(RunningClinic clinic, DateTimeOffset moment)
    {
        while (Ago(clinic, 0).Instant <= moment) await Task.Delay(Ago(clinic, -1).Instant - (DateTimeOffset.UtcNow + clinic.Ahead) is { Ticks: > 0 } left ? left : TimeSpan.Zero);
        return Ago(clinic, 0);
    }
}
