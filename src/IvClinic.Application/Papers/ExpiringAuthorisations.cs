using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <param name="Who">The name, or initials and clinic number for who sees no charts.</param>
public sealed record ExpiringAuthorisation(Guid Id, Guid PatientId, string Who, string Reference, string Payer, string Medicine, DateOnly ValidTo, int DaysLeft);

/// <summary>Authorisations that end within thirty days, or ended in the last thirty, of patients with an active plan. One query.</summary>
[AllowedTo(ClinicRole.Administrator, ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class ExpiringAuthorisations(ReadDesk desk, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<ExpiringAuthorisations.All, IReadOnlyList<ExpiringAuthorisation>>(desk)
{
    private const int Most = 300;

    public sealed record All;

    private protected override async Task<IReadOnlyList<ExpiringAuthorisation>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var today = zone.DateOf(work.Now);
        var (from, until) = (today.AddDays(-ExpiringDecisions.Days), today.AddDays(ExpiringDecisions.Days));
        var rows = await (
            from each in work.Db.Set<Authorisation>().AsNoTracking()
            where each.VoidedAt == null && each.ValidTo >= @from && each.ValidTo <= until
            where work.Db.Set<TreatmentPlan>().Any(plan => plan.PatientId == each.PatientId && plan.Status != PlanStatus.Completed && plan.Status != PlanStatus.Discontinued)
            join patient in work.Db.Set<Patient>() on each.PatientId equals patient.Id
            orderby each.ValidTo
            select new { Authorisation = each, Patient = patient }).Take(Most).ToListAsync(cancel);
        var seesCharts = PaperRights.SeesCharts(work.Actor);
        return
        [
            .. rows.Select(row => new ExpiringAuthorisation(
                row.Authorisation.PublicId, row.Patient.PublicId, seesCharts ? row.Patient.FullName : ShortName.Of(row.Patient), row.Authorisation.Reference, row.Authorisation.Payer,
                formularies.Current.Formulary.DisplayName(row.Authorisation.Medicine), row.Authorisation.ValidTo, row.Authorisation.ValidTo.DayNumber - today.DayNumber)),
        ];
    }
}
