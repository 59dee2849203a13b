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
    /// <summary>Plans that are not over, the newest first.</summary>
    public IReadOnlyList<PlanRow> Plans { get; init; } = [];

    /// <summary>What is to be done before treatment and is open, the longest asked first.</summary>
    public IReadOnlyList<TaskLine> OpenTasks { get; init; } = [];
}

/// <summary>The whole picture of a patient on one page, as a clinician reads it before deciding. Six queries, whatever it holds.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PictureSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, PatientOnPaper>(desk)
{
    private static readonly PlanStatus[] Over = [PlanStatus.Completed, PlanStatus.Discontinued];

    private protected override async Task<PatientOnPaper> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        var history = await PatientHistory.Load(work.Db, patient, cancel);
        var infusions = await SessionsOfPatient.Load(work.Db, query, formularies.Current.Formulary, work.Now, cancel);
        work.Opened(patient.Id, query.ToString());
        var records = work.Db.RecordsOf(query);
        var plans = await work.Db.Set<TreatmentPlan>().AsNoTracking().Where(plan => records.Contains(plan.PatientId) && !Over.Contains(plan.Status)).OrderByDescending(plan => plan.Id).ToListAsync(cancel);
        var tasks = await TaskLines.Of(
            work.Db.Set<TreatmentTask>().Where(task => task.DoneAt == null && task.DroppedAt == null), work.Db.Set<SuitabilityDecision>(), work.Db.Set<Patient>().Where(each => records.Contains(each.Id))).ToListAsync(cancel);
        return new(PatientSheet.Banner(patient, history, zone, work.Now), history, infusions, zone.DateOf(work.Now)) { Plans = [.. plans.Select(PlansOfPatient.Row)], OpenTasks = tasks };
    }
}
