using FluentValidation.Results;
using IvClinic.Application.Staff;

namespace IvClinic.Application.UseCases;

/// <summary>A date and time as typed on the clinic's wall clock, about something that has already happened.</summary>
internal static class TypedMoment
{
    /// <summary>The typist's watch may run ahead of the server a little; more is a slip.</summary>
    private static readonly TimeSpan Ahead = TimeSpan.FromMinutes(2);

    private const int EarliestYear = 1900;

    /// <summary>The instant. Without a time of day it is the beginning of that day.</summary>
    /// <exception cref="FormRejectedException">It lies in the future, before 1900 or in the hour that a clock change skips.</exception>
    public static DateTimeOffset Past(this CommandWork work, ClinicZone zone, DateOnly date, TimeOnly? time, string dateField, string timeField)
    {
        work.PastDay(zone, date, dateField);
        var local = date.ToDateTime(time ?? TimeOnly.MinValue);
        if (time is not null && zone.Zone.IsInvalidTime(local))
            throw Refused(timeField, "This time does not exist: the clocks went forward over it.");
        var instant = zone.ToInstant(local);
        return instant <= work.Now + Ahead ? instant : throw Refused(time is null ? dateField : timeField, "This lies in the future.");
    }

    /// <exception cref="FormRejectedException">The day lies in the future or before 1900.</exception>
    public static DateOnly PastDay(this CommandWork work, ClinicZone zone, DateOnly date, string field)
    {
        if (date.Year < EarliestYear) throw Refused(field, "This date is too long ago.");
        return date <= zone.DateOf(work.Now) ? date : throw Refused(field, "This date lies in the future.");
    }

    public static FormRejectedException Refused(string field, string reason) => new([new ValidationFailure(field, reason)]);
}
