using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Scheduling;

/// <summary>An open session: somebody sits there now, with an appointment or without.</summary>
/// <param name="ChairId">Null where it names no chair: it still counts for the nurses.</param>
/// <param name="From">When the patient came, or the session was opened, whichever was first.</param>
/// <param name="Until">When the chair is expected to be free.</param>
public sealed record OpenSeat(long SessionId, long? ChairId, long PatientId, long PlanId, DateTimeOffset From, DateTimeOffset Until)
{
    /// <summary>Where nothing says how long it takes. Nothing is planned longer.</summary>
    public static readonly TimeSpan Longest = TimeSpan.FromHours(24);

    /// <summary>The planned length from when they came, or what the chart says now if that is later; never before now, whoever sits there sits there.</summary>
    public static DateTimeOffset ExpectedEnd(DateTimeOffset from, BookingLength length, ChartState chart)
    {
        DateTimeOffset?[] ends = [from + (length.Minutes is { } minutes ? TimeSpan.FromMinutes(minutes) : Longest), ByChart(length, chart), chart.At];
        return ends.Max()!.Value;
    }

    private static DateTimeOffset? ByChart(BookingLength length, ChartState chart)
    {
        if (chart.Phase == SessionPhase.Stopped) return chart.ObservationEndsAt;
        if (length is not { InfusionMinutes: { } infusion, ObservationMinutes: { } observation }) return null;
        var left = TimeSpan.FromMinutes(infusion) - chart.RunningTime;
        return (chart.ExpectedEnd ?? chart.At + (left > TimeSpan.Zero ? left : TimeSpan.Zero)) + TimeSpan.FromMinutes(observation);
    }
}

/// <summary>Appointments and who sits there now, as times that are taken.</summary>
public static class TakenTimes
{
    /// <summary>
    /// Whoever sits there holds the chair from when they came until they are expected to leave, and through the appointment they came for.
    /// Once they have left, its rest is free. An appointment of the same patient on the same chair is the same time, not a second one.
    /// </summary>
    /// <param name="standing">Booked and arrived.</param>
    public static IReadOnlyList<TakenTime> Of(IReadOnlyList<Appointment> standing, IReadOnlyList<OpenSeat> seats, Func<DateTimeOffset, DateTime> toLocal)
    {
        var taken = new List<TakenTime>();
        var covered = new HashSet<Appointment>();
        foreach (var seat in seats)
        {
            var own = standing.Where(each => each.PatientId == seat.PatientId && (seat.ChairId ?? each.ChairId) == each.ChairId && each.StartsAt < seat.Until && each.EndsAt > seat.From
                && (each.SessionId == seat.SessionId || each.Status == AppointmentStatus.Booked)).ToList();
            covered.UnionWith(own);
            var until = own.Select(each => each.EndsAt).Append(seat.Until).Max();
            taken.Add(new(seat.ChairId ?? 0, seat.PatientId, seat.PlanId, toLocal(seat.From), toLocal(until), seat.From, until) { SitsThere = true });
        }

        foreach (var each in standing.Where(each => each.Status == AppointmentStatus.Booked && !covered.Contains(each)))
            taken.Add(new(each.ChairId, each.PatientId, each.PlanId, each.StartsLocal, toLocal(each.EndsAt), each.StartsAt, each.EndsAt));
        return taken;
    }
}
