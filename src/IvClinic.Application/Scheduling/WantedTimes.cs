using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;

namespace IvClinic.Application.Scheduling;

/// <summary>A wanted time as typed: a place, a local time, and which hour where the clocks double it.</summary>
public sealed class TimeWish
{
    public Guid? ChairId { get; set; }

    /// <summary>On the clinic's wall clock.</summary>
    public DateTime? StartsLocal { get; set; }

    /// <summary>Asked only where the clock change makes the time happen twice.</summary>
    public WhichHour? Which { get; set; }
}

internal static class WantedTimes
{
    /// <summary>The time that is meant, or why it is none, in a sentence.</summary>
    public static (WantedTime? Time, WallTime Read) Of(ClinicZone clinic, long chairId, DateTime local, WhichHour? which, int minutes)
    {
        var read = WallClock.Read(clinic, local, which);
        if (read.Instant is not { } start) return (null, read);
        var end = start.AddMinutes(minutes);
        return (new(chairId, local, clinic.ToLocal(end).DateTime, start, end), read);
    }

    /// <summary>Days that are over, and years typed wrongly.</summary>
    public static string? Problem(ClinicZone clinic, DateTime local, DateTimeOffset now) => (DateOnly.FromDateTime(local).DayNumber - clinic.DateOf(now).DayNumber) switch
    {
        < 0 => "This day is over.",
        > BookAppointment.MostDaysAhead => "This is more than two years ahead. Check the year.",
        _ => null,
    };

    /// <summary>Clinical reasons are for those who may see the chart; an administrator is told that there is one.</summary>
    public static string SaidTo(Actor actor, BookingConflict conflict)
    {
        if (actor.Is(Domain.Staff.ClinicRole.Nurse) || actor.Is(Domain.Staff.ClinicRole.Clinician)) return conflict.Sentence;
        return conflict.Kind switch
        {
            ConflictKind.PlanMayNotBeGiven => "The plan may not be given as it stands. A nurse or clinician sees why.",
            ConflictKind.TooSoon => "Too close to another infusion of this patient.",
            ConflictKind.ChairLacks => "This place lacks what the infusion needs.",
            _ => conflict.Sentence,
        };
    }
}
