using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Suitability;

/// <summary>A result that is recorded closes the tasks that asked for it; struck out, it opens them again.</summary>
internal static class TaskClosing
{
    public static async Task By(HistoryEntry entry, long patientId, CommandWork work, CancellationToken cancel)
    {
        var zone = work.Services.GetRequiredService<ClinicZone>();
        if (Answer(entry, zone) is not var (day, origin)) return;
        var open = await Open(work, patientId).ToListAsync(cancel);
        if (open.Count == 0) return;
        var patient = entry is Measurement { Kind: MeasurementKind.Creatinine } ? await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == patientId, cancel) : null;
        foreach (var task in open.Where(task => IsFor(task, entry, patient, zone.DateOf(work.Now)) && task.Accepts(day, zone.DateOf(work.Now))))
            task.Done(origin, entry.PublicId, work.Actor.DisplayName, work.Now);
        if (open.Exists(task => !task.IsOpen)) work.Publish(new LiveNotice(LiveKind.Plan));
    }

    public static async Task Reopen(Guid entry, long patientId, CommandWork work, CancellationToken cancel)
    {
        foreach (var task in await work.Db.Set<TreatmentTask>().AsTracking().Where(task => task.PatientId == patientId && task.ClosedByEntry == entry).ToListAsync(cancel)) task.Reopen();
    }

    private static IQueryable<TreatmentTask> Open(CommandWork work, long patientId) =>
        work.Db.Set<TreatmentTask>().AsTracking().Where(task => task.PatientId == patientId && task.DoneAt == null && task.DroppedAt == null);

    private static bool IsFor(TreatmentTask task, HistoryEntry entry, Patient? patient, DateOnly today) => (task.Kind, entry) switch
    {
        (TaskKind.Measurement, Measurement measured) => task.Measured == measured.Kind
            // The eGFR of an adult of known sex is calculated from it (CKD-EPI 2021).
            || (task.Measured == MeasurementKind.EGfr && measured.Kind == MeasurementKind.Creatinine && patient!.Sex != SexForRules.Unknown && patient.AgeOn(today) >= 18),
        (TaskKind.PregnancyAnswer, PregnancyAnswer) => true,
        (TaskKind.ListConfirmed, HistoryReview review) => task.List == review.List,
        _ => false,
    };

    /// <summary>The day of the result and its words; null for what answers no task.</summary>
    private static (DateOnly Day, string Origin)? Answer(HistoryEntry entry, ClinicZone zone) => entry switch
    {
        Measurement measured => (zone.DateOf(measured.MeasuredAt), FormattableString.Invariant(
            $"{MeasurementUnits.NameOf(measured.Kind)} {NumberText.Format(measured.Value, 2)} {MeasurementUnits.Of(measured.Kind)} of {zone.DateOf(measured.MeasuredAt):yyyy-MM-dd}, {measured.Origin}")),
        PregnancyAnswer { Status: not PregnancyStatus.Unknown } answer => (answer.AnsweredOn, FormattableString.Invariant($"Answer of {answer.AnsweredOn:yyyy-MM-dd}, {answer.Origin}")),
        HistoryReview review => (zone.DateOf(review.RecordedAt), "Gone through with the patient"),
        _ => null,
    };
}
