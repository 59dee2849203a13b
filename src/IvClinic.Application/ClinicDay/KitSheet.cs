using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <param name="Checks">Of today and of the days before, the last one first.</param>
public sealed record KitChecks(DateOnly Today, IReadOnlyList<KitCheck> Checks)
{
    /// <summary>The one that counts; null: nobody has checked today.</summary>
    public KitCheck? Current => Checks.FirstOrDefault(check => check.Day == Today);
}

/// <summary>The kit checks of the last two weeks.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class KitSheet(ReadDesk desk, ClinicZone zone) : ClinicRead<KitSheet.Query, KitChecks>(desk)
{
    private const int Days = 14;

    public sealed record Query;

    private protected override async Task<KitChecks> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var today = zone.DateOf(work.Now);
        var since = today.AddDays(-Days);
        return new(today, await work.Db.Set<KitCheck>().AsNoTracking().Where(check => check.Day >= since).OrderByDescending(check => check.Id).ToListAsync(cancel));
    }
}
