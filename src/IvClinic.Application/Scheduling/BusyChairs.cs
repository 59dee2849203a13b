using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>
/// What a calendar program gets that knows the address. It cannot sign in, so the secret of the address is all it shows;
/// therefore there is nothing of a patient in it: place, "infusion" and times.
/// </summary>
public sealed class BusyChairs
{
    private static readonly TimeSpan Back = TimeSpan.FromDays(7);

    private static readonly TimeSpan Ahead = TimeSpan.FromDays(90);

    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly StaffRegister register;
    private readonly ClinicZone clinic;
    private readonly TimeProvider clock;

    internal BusyChairs(IDbContextFactory<ClinicDbContext> contexts, StaffRegister register, ClinicZone clinic, TimeProvider clock) =>
        (this.contexts, this.register, this.clinic, this.clock) = (contexts, register, clinic, clock);

    /// <summary>The iCalendar text; null for an address that is none, was revoked, or whose person does not work here any more.</summary>
    public async Task<string?> For(Guid feedId, string secret, CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var feed = await db.Set<CalendarFeed>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == feedId, cancel);
        if (feed is null || !FeedSecret.Fits(secret, feed.SecretHash) || feed.RevokedAt is not null || register.RolesOf(feed.UserId).Count == 0) return null;
        var now = clock.GetUtcNow();
        var (earliest, until) = (now - Back, now + Ahead);
        var visits = await (
            from visit in db.Set<Appointment>().AsNoTracking()
            where visit.StartsAt > earliest && until > visit.StartsAt && (visit.Status == AppointmentStatus.Booked || visit.Status == AppointmentStatus.Arrived)
            join chair in db.Set<Chair>() on visit.ChairId equals chair.Id
            orderby visit.StartsAt, chair.Name
            select new { visit, chair.Name }).ToListAsync(cancel);
        return CalendarFile.Of(clinic.ClinicName + ": chairs", visits.Select(each => new BusyTime(each.visit.PublicId, each.visit.Version, each.visit.StartsAt, each.visit.EndsAt, $"IvClinic: {each.Name}, infusion")), now);
    }
}
