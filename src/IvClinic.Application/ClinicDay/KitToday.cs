using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.ClinicDay;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>Finds the kit check that counts; commands and reads share it.</summary>
internal static class KitToday
{
    /// <returns>Null: nobody had checked the kit on that day by then.</returns>
    public static async Task<KitCheck?> Holding(ClinicDbContext db, ClinicZone zone, DateTimeOffset at, CancellationToken cancel)
    {
        var day = zone.DateOf(at);
        return KitAnswer.Holding(await db.Set<KitCheck>().AsNoTracking().Where(check => check.Day == day).ToListAsync(cancel), at);
    }
}
