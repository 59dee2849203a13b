using IvClinic.Application.Storage;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>The next booked infusion of a patient; null where none is booked.</summary>
internal static class NextAppointment
{
    public static async Task<DateTimeOffset?> Of(ClinicDbContext db, long patientId, DateTimeOffset now, CancellationToken cancel) =>
        await db.Set<Appointment>().Where(each => each.PatientId == patientId && each.Status == AppointmentStatus.Booked && each.StartsAt > now)
            .OrderBy(each => each.StartsAt).Select(each => (DateTimeOffset?)each.StartsAt).FirstOrDefaultAsync(cancel);
}
