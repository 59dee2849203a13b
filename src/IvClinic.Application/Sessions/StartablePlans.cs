using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

public sealed record StartablePlan(Guid PlanId, string PatientName, string BirthDate, string PlanLabel);

/// <param name="Chairs">All of them; those that are taken or out of use say so.</param>
public sealed record Startable(IReadOnlyList<StartablePlan> Plans, IReadOnlyList<ChairChoice> Chairs);

/// <summary>Approved plans and the chairs with who sits there, for a patient who comes without an appointment. The newest fifty.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class StartablePlans(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<StartablePlans.Query, Startable>(desk)
{
    /// <param name="Name">The beginning of the family name; null is everybody.</param>
    public sealed record Query(string? Name = null);

    private const int Most = 50;

    private protected override async Task<Startable> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var key = SearchKey.Of(query.Name ?? "");
        var patients = key.Length == 0 ? work.Db.Set<Patient>() : PatientSearchSql.BeginningWith(work.Db.Set<Patient>(), key);
        var now = work.Now;
        var plans = await (
            from plan in work.Db.Set<TreatmentPlan>()
            where plan.Status == PlanStatus.Approved && plan.HoldReason == null && (plan.ReviewDueAt == null || plan.ReviewDueAt > now)
            join patient in patients on plan.PatientId equals patient.Id
            where patient.MergedIntoId == null && patient.DeceasedOn == null
            orderby plan.SignedAt descending
            select new { plan.PublicId, patient, plan.DraftContent }).AsNoTracking().Take(Most).ToListAsync(cancel);
        return new(
            [
                .. plans.Select(row => new StartablePlan(
                    row.PublicId, row.patient.FullName, row.patient.BirthDateText, PlanLabel.OfBags(CanonicalPlan.Read(row.DraftContent), formularies.Current.Formulary))),
            ],
            await ChairsNow.Of(work.Db, cancel));
    }
}
