using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>What is to be done before treatment of one patient, open ones first. One query.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class TasksOfPatient(ReadDesk desk) : ClinicRead<Guid, IReadOnlyList<TaskLine>>(desk)
{
    internal const int Most = 200;

    private protected override async Task<IReadOnlyList<TaskLine>> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var records = work.Db.RecordsOf(query);
        return await TaskLines.Of(work.Db.Set<TreatmentTask>(), work.Db.Set<SuitabilityDecision>(), work.Db.Set<Patient>().Where(patient => records.Contains(patient.Id)))
            .Take(Most).ToListAsync(cancel);
    }
}

/// <summary>Everything that is open before treatments, of the whole clinic, the longest asked first. One query.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class TaskList(ReadDesk desk) : ClinicRead<TaskList.All, IReadOnlyList<TaskLine>>(desk)
{
    public const int Most = 300;

    public sealed record All;

    private protected override async Task<IReadOnlyList<TaskLine>> Load(All query, ReadWork work, CancellationToken cancel) =>
        await TaskLines.Of(work.Db.Set<TreatmentTask>().Where(task => task.DoneAt == null && task.DroppedAt == null), work.Db.Set<SuitabilityDecision>(), work.Db.Set<Patient>())
            .Take(Most).ToListAsync(cancel);
}

/// <summary>A task, whose it is and which decision asked for it.</summary>
public sealed record TaskLine(TreatmentTask Task, Guid PatientId, string FamilyName, string GivenNames, string Indication)
{
    public string PatientName => GivenNames.Length == 0 ? FamilyName : $"{FamilyName}, {GivenNames}";

    public IReadOnlyList<string> Medicines => Task.Medicines.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

internal static class TaskLines
{
    /// <summary>Open ones first, the longest asked first.</summary>
    public static IQueryable<TaskLine> Of(IQueryable<TreatmentTask> tasks, IQueryable<SuitabilityDecision> decisions, IQueryable<Patient> patients) =>
        from task in tasks.AsNoTracking()
        join patient in patients on task.PatientId equals patient.Id
        join decision in decisions on task.DecisionId equals decision.Id
        orderby task.DoneAt != null || task.DroppedAt != null, task.AskedAt, task.Id
        select new TaskLine(task, patient.PublicId, patient.FamilyName, patient.GivenNames, decision.Indication);

    /// <summary>The same of one person, from rows that were read already.</summary>
    public static IReadOnlyList<TaskLine> Of(Patient patient, IEnumerable<TreatmentTask> tasks, IReadOnlyList<SuitabilityDecision> decisions) =>
    [
        .. from task in tasks
           join decision in decisions on task.DecisionId equals decision.Id
           orderby !task.IsOpen, task.AskedAt, task.Id
           select new TaskLine(task, patient.PublicId, patient.FamilyName, patient.GivenNames, decision.Indication),
    ];
}
