using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <param name="NotFreeWhy">Who sits there, or that it is out of use; null while it is free.</param>
public sealed record ChairChoice(Guid ChairId, string Name, string? NotFreeWhy)
{
    public bool IsFree => NotFreeWhy is null;

    /// <summary>"Chair 2", "Chair 2 (taken: Larson, Jacob)".</summary>
    public string Text => NotFreeWhy is null ? Name : $"{Name} ({NotFreeWhy})";
}

/// <summary>Every chair with who sits there now: what is taken is shown and cannot be chosen. Two queries.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChairsNow(ReadDesk desk) : ClinicRead<ChairsNow.All, IReadOnlyList<ChairChoice>>(desk)
{
    public sealed record All;

    private protected override Task<IReadOnlyList<ChairChoice>> Load(All query, ReadWork work, CancellationToken cancel) => Of(work.Db, cancel);

    internal static async Task<IReadOnlyList<ChairChoice>> Of(ClinicDbContext db, CancellationToken cancel)
    {
        var chairs = await db.Set<Chair>().AsNoTracking().OrderBy(chair => chair.Name).Select(chair => new { chair.Id, chair.PublicId, chair.Name, chair.IsOutOfUse }).ToListAsync(cancel);
        var seated = await (
            from session in db.Set<InfusionSession>()
            where session.ChairId != null && SessionPhases.Seated.Contains(session.Phase)
            join patient in db.Set<Patient>() on session.PatientId equals patient.Id
            select new { ChairId = session.ChairId!.Value, patient.FamilyName, patient.GivenNames }).AsNoTracking().ToListAsync(cancel);
        var names = seated.ToLookup(row => row.ChairId, row => new PersonName(row.FamilyName, row.GivenNames).Full);
        return
        [
            .. chairs.Select(chair => new ChairChoice(
                chair.PublicId, chair.Name, names.Contains(chair.Id) ? "taken: " + string.Join(" and ", names[chair.Id]) : chair.IsOutOfUse ? "out of use" : null)),
        ];
    }
}
