using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients.Records;

/// <summary>One change of a history: somebody recorded something, or struck it out.</summary>
/// <param name="What">"allergy: penicillin".</param>
/// <param name="Reason">Of a strike, a merge or a revoked death.</param>
public sealed record HistoryChange(DateTimeOffset At, string Who, string Did, string What, string? Reason);

public sealed record ChangesOfPatient(PatientBanner Banner, IReadOnlyList<HistoryChange> Changes);

/// <summary>Who changed what in one patient's history, newest first. Four queries.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class HistoryChanges(ReadDesk desk, ClinicZone zone) : ClinicRead<Guid, ChangesOfPatient>(desk)
{
    private const int MostAudited = 200;

    /// <summary>What the entries do not tell by themselves.</summary>
    private static readonly Dictionary<string, string> Audited = new(StringComparer.Ordinal)
    {
        [nameof(RegisterPatient)] = "registered",
        [nameof(EditPatientDetails)] = "changed",
        [nameof(MergePatients)] = "merged",
        [nameof(UndoMerge)] = "parted",
        [nameof(RevokeDeath)] = "revoked",
    };

    private protected override async Task<ChangesOfPatient> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel) ?? throw new NotFoundException("The patient");
        var history = await PatientHistory.Load(work.Db, patient, cancel);
        work.Opened(patient.Id, query.ToString());
        var actions = Audited.Keys.ToList();
        var steps = await work.Db.Set<AuditEntry>().AsNoTracking()
            .Where(entry => entry.PatientId == patient.Id && entry.Outcome == AuditOutcome.Done && actions.Contains(entry.Action))
            .OrderByDescending(entry => entry.Seq).Take(MostAudited).Select(entry => new { entry.At, entry.ActorName, entry.Action, entry.Reason }).ToListAsync(cancel);
        return new(
            PatientSheet.Banner(patient, history, zone, work.Now),
            [.. Of(history).Concat(steps.Select(step => new HistoryChange(step.At, step.ActorName, Audited[step.Action], WhatOf(step.Action), step.Reason))).OrderByDescending(change => change.At)]);
    }

    internal static IReadOnlyList<HistoryChange> Of(PatientHistory history) =>
    [
        .. Lines(history.Conditions, "condition", each => each.Text), .. Lines(history.Allergies, "allergy", each => each.Substance),
        .. Lines(history.HomeMedicines, "home medicine", each => each.Ingredient + (each.StoppedOn is { } day ? FormattableString.Invariant($", stopped {day:yyyy-MM-dd}") : "")),
        .. Lines(history.Pains, "pain", each => each.Site), .. Lines(history.PriorTreatments, "treatment tried", each => each.Medicine),
        .. Lines(history.Baselines, "baseline", each => FormattableString.Invariant($"{each.Kind} of {each.AssessedOn:yyyy-MM-dd}")),
        .. Lines(history.Measurements, "measurement", each => $"{MeasurementUnits.NameOf(each.Kind)} {NumberText.Format(each.Value)} {MeasurementUnits.Of(each.Kind)}"),
        .. Lines(history.DosesElsewhere, "dose elsewhere", each => $"{each.Medicine} {NumberText.Format(each.Amount)} {UnitText.Of(each.Unit)}"),
        .. Lines(history.PregnancyAnswers, "pregnancy answer", each => each.Status.ToString().ToLowerInvariant()),
        .. Lines(history.Preferences, "preference", each => each.Text), .. Lines(history.Deaths, "death", each => FormattableString.Invariant($"{each.DiedOn:yyyy-MM-dd}, {each.Source}")),
        .. Lines(history.Reviews, "list gone through", each => each.List switch { HistoryList.Conditions => "conditions", HistoryList.Allergies => "allergies", _ => "home medicines" }),
    ];

    private static IEnumerable<HistoryChange> Lines<TEntry>(IEnumerable<TEntry> entries, string what, Func<TEntry, string> words)
        where TEntry : HistoryEntry
    {
        foreach (var entry in entries)
        {
            yield return new(entry.RecordedAt, entry.RecordedByName, "recorded", $"{what}: {words(entry)}", null);
            if (entry is { VoidedAt: { } at }) yield return new(at, entry.VoidedByName!, "struck out", $"{what}: {words(entry)}", entry.VoidReason);
        }
    }

    private static string WhatOf(string action) => action switch
    {
        nameof(RegisterPatient) => "this patient",
        nameof(EditPatientDetails) => "name, birth date, identifiers or contact",
        nameof(RevokeDeath) => "the recorded death",
        _ => "two records of one person",
    };
}
