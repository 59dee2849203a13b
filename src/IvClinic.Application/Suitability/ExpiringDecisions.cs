using IvClinic.Application.Plans;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>A decision under an active plan that is over soon, or is over: to be decided anew.</summary>
/// <param name="Who">The patient's name for those who see charts; initials and clinic number for the others.</param>
/// <param name="PlanAuthor">Who wrote the plan that rests on it.</param>
public sealed record ExpiringDecision(
    Guid DecisionId, Guid PatientId, string Who, string Indication, DateOnly LastDay, int DaysLeft, string SignedBy, Guid PlanId, PlanStatus PlanStatus, string PlanAuthor)
{
    public bool IsOver => DaysLeft < 0;
}

/// <summary>
/// Decisions that end within thirty days and carry an active plan, the earliest first. One that was replaced is not among them: the newest for
/// the indication counts, also for plans that name an older one. One query.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator)]
public sealed class ExpiringDecisions(ReadDesk desk, ClinicZone zone) : ClinicRead<ExpiringDecisions.All, IReadOnlyList<ExpiringDecision>>(desk)
{
    public const int Days = 30;

    private const int Most = 300;

    public sealed record All;

    private protected override async Task<IReadOnlyList<ExpiringDecision>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var today = zone.DateOf(work.Now);
        var until = today.AddDays(Days);
        var rows = await (
            from decision in work.Db.Set<SuitabilityDecision>().AsNoTracking()
            where decision.IsSuitable && decision.LastDay <= until && decision.Withdrawal == null
                && !work.Db.Set<SuitabilityDecision>().Any(newer => newer.PatientId == decision.PatientId && newer.Indication == decision.Indication && newer.Id > decision.Id)
            join plan in work.Db.Set<TreatmentPlan>() on decision.PatientId equals plan.PatientId
            where plan.Status != PlanStatus.Completed && plan.Status != PlanStatus.Discontinued
            join patient in work.Db.Set<Patient>() on plan.PatientId equals patient.Id
            orderby decision.LastDay
            select new
            {
                Decision = decision,
                Plan = plan,
                Patient = patient,
                Line = work.Db.Set<SuitabilityDecision>().Where(each => each.PatientId == decision.PatientId && each.Indication == decision.Indication).Select(each => each.PublicId).ToList(),
            }).Take(Most).ToListAsync(cancel);
        var seesCharts = work.Actor.Is(ClinicRole.Clinician) || work.Actor.Is(ClinicRole.Nurse);
        return
        [
            .. rows.Where(row => row.Plan.Content.SuitabilityId is { } named && row.Line.Contains(named)).Select(row => new ExpiringDecision(
                row.Decision.PublicId, row.Patient.PublicId, seesCharts ? row.Patient.FullName : ShortName.Of(row.Patient), row.Decision.Indication, row.Decision.LastDay,
                row.Decision.LastDay.DayNumber - today.DayNumber, row.Decision.SignedByName, row.Plan.PublicId, row.Plan.Status, row.Plan.AuthorName)),
        ];
    }
}

/// <summary>A patient as administrators see them.</summary>
internal static class ShortName
{
    public static string Of(Patient patient) =>
        $"{Initials.Of(patient.GivenNames, patient.FamilyName)} {patient.Identifiers.FirstOrDefault(each => each.Kind == IdentifierKind.Clinic)?.Value}".TrimEnd();
}
