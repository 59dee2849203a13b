using IvClinic.Application.UseCases;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <param name="Upcoming">Appointments still booked on it, from now on.</param>
public sealed record ChairLine(Guid ChairId, int Version, string Name, bool HasMonitor, bool IsBed, bool IsOutOfUse, int Upcoming);

/// <summary>Every place where infusions are given, also those out of use. Names for pickers, the list for the administrator.</summary>
[AllowedTo(ClinicRole.Administrator, ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChairList(ReadDesk desk) : ClinicRead<ChairList.All, IReadOnlyList<ChairLine>>(desk)
{
    public sealed record All;

    private protected override async Task<IReadOnlyList<ChairLine>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var booked = work.Db.Set<Appointment>().Where(each => each.Status == AppointmentStatus.Booked && each.StartsAt >= work.Now);
        return await work.Db.Set<Chair>().AsNoTracking().OrderBy(chair => chair.Name)
            .Select(chair => new ChairLine(
                chair.PublicId, chair.Version, chair.Name, chair.HasMonitor, chair.IsBed, chair.IsOutOfUse, booked.Count(each => each.ChairId == chair.Id)))
            .ToListAsync(cancel);
    }
}
