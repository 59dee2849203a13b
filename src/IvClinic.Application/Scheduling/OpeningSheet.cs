using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <param name="Booked">Appointments that lie in it and need another time.</param>
public sealed record ClosureLine(Guid ClosureId, int Version, DateTime FromLocal, DateTime UntilLocal, string Reason, int Booked);

/// <param name="Week">Empty while nothing is entered.</param>
public sealed record OpeningTimes(int Version, IReadOnlyList<DayHours> Week, int? InfusionsAtOnce, IReadOnlyList<ClosureLine> Closures)
{
    /// <summary>Booked times from today on that lie outside the week, in order.</summary>
    public IReadOnlyList<DateTime> Outside { get; init; } = [];
}

/// <summary>When the clinic is open, and the closures from today on.</summary>
[AllowedTo(ClinicRole.Administrator, ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class OpeningSheet(ReadDesk desk, ClinicZone clinic) : ClinicRead<OpeningSheet.Now, OpeningTimes>(desk)
{
    public sealed record Now;

    private protected override async Task<OpeningTimes> Load(Now query, ReadWork work, CancellationToken cancel)
    {
        var today = clinic.DateOf(work.Now).ToDateTime(TimeOnly.MinValue);
        var known = await (
            from hours in work.Db.Set<ClinicHours>().AsNoTracking()
            from closure in work.Db.Set<Closure>().Where(each => each.WithdrawnBecause == null && each.UntilLocal > today).DefaultIfEmpty()
            select new { hours, closure }).ToListAsync(cancel);
        List<Closure> closures = [.. known.Select(each => each.closure).OfType<Closure>().OrderBy(each => each.FromLocal)];
        // The wall clock is enough for counting: an appointment that ends today, or in a closure, began within a day before it.
        var booked = await work.Db.Set<Appointment>().Where(visit => visit.Status == AppointmentStatus.Booked && visit.StartsAt > work.Now.AddDays(-2)).OrderBy(visit => visit.StartsAt)
            .Select(visit => new { visit.StartsLocal, visit.Minutes }).ToListAsync(cancel);
        var set = known.Count == 0 ? null : known[0].hours;
        return new(set?.Version ?? 0, set?.Week ?? [], set?.InfusionsAtOnce,
            [.. closures.Select(line => new ClosureLine(line.PublicId, line.Version, line.FromLocal, line.UntilLocal, line.Reason, booked.Count(visit => line.Meets(visit.StartsLocal, visit.StartsLocal.AddMinutes(visit.Minutes)))))])
        {
            Outside = set is null ? [] : [.. booked.Where(visit => visit.StartsLocal >= today && BookingCheck.Outside(set, visit.StartsLocal, visit.StartsLocal.AddMinutes(visit.Minutes)) is not null).Select(visit => visit.StartsLocal)],
        };
    }
}
