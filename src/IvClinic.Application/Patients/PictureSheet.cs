using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <param name="Infusions">The last first.</param>
public sealed record PatientOnPaper(PatientBanner Banner, PatientHistory History, IReadOnlyList<PatientSession> Infusions, DateOnly Today)
{
    public DateTimeOffset ReadAt { get; init; }

    /// <summary>Plans that are not over, the newest first.</summary>
    public IReadOnlyList<PlanRow> Plans { get; init; } = [];

    /// <summary>What is to be done before treatment and is open, the longest asked first.</summary>
    public IReadOnlyList<TaskLine> OpenTasks { get; init; } = [];
}

/// <summary>The whole picture of a patient on one page, as a clinician reads it before deciding, and a pharmacist before agreeing. Three queries, whatever it holds.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Pharmacist)]
public sealed class PictureSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, PatientOnPaper>(desk)
{
    private protected override async Task<PatientOnPaper> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        var batch = PatientHistory.Batch(work.Db);
        var read = PatientHistory.In(batch, patient);
        var (plans, tasks) = (batch.Of<TreatmentPlan>(most: PlansOfPatient.Most), batch.Of<TreatmentTask>(most: TasksOfPatient.Most));
        var (sessions, signed, entries) = batch.Sessions(SessionsOfPatient.Most);
        await batch.Run(patient.Id, cancel);
        var decisions = await PlansOfPatient.Decisions(work.Db, patient.Id, cancel);
        work.Opened(patient.Id, query.ToString());
        var (history, formulary) = (read(), formularies.Current.Formulary);
        return new(
            PatientSheet.Banner(patient, history, zone, work.Now), history,
            SessionsOfPatient.Of(sessions, signed.ToDictionary(each => each.Id), entries.ToLookup(entry => entry.SessionId), formulary, work.Now), zone.DateOf(work.Now))
        {
            ReadAt = work.Now,
            Plans = [.. PlansOfPatient.Of(plans, decisions, formulary, zone, work.Now).Plans.Where(plan => plan.Status is not (PlanStatus.Completed or PlanStatus.Discontinued))],
            OpenTasks = [.. TaskLines.Of(patient, tasks, decisions).Where(line => line.Task.IsOpen)],
        };
    }
}
