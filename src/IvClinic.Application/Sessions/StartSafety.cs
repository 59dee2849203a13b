using IvClinic.Application.Formulary;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>What the safety rules say on the day, by the record and the formulary as they are now.</summary>
/// <param name="Refused">Hard limits: it does not start.</param>
/// <param name="Open">Needs a reason that the signed plan does not give: it starts on an order only.</param>
/// <param name="TooOld">Values older than the formulary lets them count, in sentences.</param>
public sealed record StartSafety(IReadOnlyList<SafetyFinding> Refused, IReadOnlyList<SafetyFinding> Open, IReadOnlyList<string> TooOld)
{
    internal static async Task<StartSafety> Of(
        ClinicDbContext db, long patientId, PlanContent plan, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at, CancellationToken cancel)
    {
        var patient = await db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == patientId, cancel);
        var picture = (await PictureLoading.Load(db, patient, formulary, zone, at, cancel)).Picture;
        var verdict = picture.Judge(plan, formulary);
        var medicines = plan.Bags.SelectMany(bag => bag.Ingredients).Select(each => formulary.Named(each.Medication)).OfType<Medicine>().Distinct();
        return new([.. verdict.Refused], verdict.WithoutReason(plan), [.. medicines.SelectMany(picture.TooOldFor)]);
    }
}

/// <summary>The rules asked again for a session that has not started, to be read at go / no-go and at the start.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class StartSafetySheet(ReadDesk desk, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<Guid, StartSafety>(desk)
{
    private protected override async Task<StartSafety> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var row = await (
            from session in work.Db.Set<InfusionSession>()
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            where session.PublicId == query
            select new { session.PatientId, Signed = signed }).AsNoTracking().FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The session");
        return await StartSafety.Of(work.Db, row.PatientId, row.Signed.Read(), formularies.Current.Formulary, zone, work.Now, cancel);
    }
}
