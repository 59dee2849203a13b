using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>One signed version as it was signed, to be read only.</summary>
/// <param name="Changes">Against the version before it, in sentences; null for the first.</param>
/// <param name="IsInForce">It is the version that may be given.</param>
/// <param name="Findings">As its author saw them when signing.</param>
public sealed record PlanVersion(
    Guid PlanId, PatientBanner Banner, SignedPlan Signed, PlanContent Content, IReadOnlyList<PlanLine> Lines, IReadOnlyList<string>? Changes,
    IReadOnlyList<SafetyFinding> Findings, IReadOnlyList<PlanReview> Reviews, bool IsInForce, int LastNumber);

/// <summary>An earlier or the present version of a plan.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Pharmacist)]
public sealed class PlanVersionSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<PlanVersionSheet.Query, PlanVersion>(desk)
{
    public sealed record Query(Guid PlanId, int Number);

    private protected override async Task<PlanVersion> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var found = await (
            from each in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where each.PublicId == query.PlanId
            join owner in work.Db.Set<Patient>().AsNoTracking() on each.PatientId equals owner.Id
            select new { Plan = each, Patient = owner }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The plan");
        var versions = await work.Db.Set<SignedPlan>().AsNoTracking()
            .Where(each => each.PlanId == found.Plan.Id && (each.Number == query.Number || each.Number == query.Number - 1)).ToListAsync(cancel);
        var signed = versions.Find(each => each.Number == query.Number) ?? throw new NotFoundException("This version of the plan");
        var reviews = await work.Db.Set<PlanReview>().AsNoTracking().Where(each => each.SignedPlanId == signed.Id).OrderBy(each => each.Id).ToListAsync(cancel);
        var formulary = formularies.Current.Formulary;
        var banner = (await PictureLoading.Load(work.Db, found.Patient, formulary, zone, work.Now, cancel)).Banner;
        work.Opened(found.Patient.Id, query.PlanId.ToString());
        var (content, former) = (signed.Read(), versions.Find(each => each.Number == query.Number - 1));
        return new PlanVersion(
            query.PlanId, banner, signed, content, PlanLines.Of(content, formulary), former is null ? null : PlanLines.Difference(former.Read(), content, formulary),
            SignPlan.FindingsOf(signed), reviews, found.Plan.ApprovedHash == signed.Hash && found.Plan.SignedCount == signed.Number, found.Plan.SignedCount);
    }
}
