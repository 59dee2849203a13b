using System.Globalization;

namespace IvClinic.Application.Staff;

/// <summary>Which of the two hours, where a clock change makes a local time happen twice.</summary>
public enum WhichHour
{
    First,
    Second,
}

/// <summary>What a typed local time is: an instant, or a sentence why it is none.</summary>
/// <param name="AsksWhich">The time happens twice that night: the person must say which.</param>
public readonly record struct WallTime(DateTimeOffset? Instant, string? Problem, bool AsksWhich);

/// <summary>Reads a typed local time strictly: a skipped time is refused and a doubled one asked about, never guessed.</summary>
public static class WallClock
{
    public static WallTime Read(ClinicZone clinic, DateTime local, WhichHour? which)
    {
        var (zone, wall) = (clinic.Zone, DateTime.SpecifyKind(local, DateTimeKind.Unspecified));
        var time = wall.ToString("HH:mm 'on' d MMMM yyyy", CultureInfo.InvariantCulture);
        if (zone.IsInvalidTime(wall)) return new(null, $"{time} does not exist: the clocks are set forward over it. Choose an earlier or a later time.", false);
        if (!zone.IsAmbiguousTime(wall)) return new(new DateTimeOffset(wall, zone.GetUtcOffset(wall)).ToUniversalTime(), null, false);
        if (which is null) return new(null, $"{time} happens twice: the clocks are set back that night. Say which hour is meant.", true);
        var offsets = zone.GetAmbiguousTimeOffsets(wall);
        // The first hour is the one still on summer time, with the larger offset.
        return new(new DateTimeOffset(wall, which == WhichHour.First ? offsets.Max() : offsets.Min()).ToUniversalTime(), null, false);
    }
}
