using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using RecordedPregnancy = IvClinic.Domain.Patients.PregnancyAnswer;

namespace IvClinic.Application.Sessions;

/// <summary>What the patient answered at go / no-go, as entries of the history: the rules are asked again on it at the start.</summary>
internal sealed class DayAnswers(CommandWork work, ClinicZone zone, long patientId)
{
    private const string Origin = "asked before the infusion";

    public async Task Record(RecordGoNoGo.Form form, EntryStamp stamp, CancellationToken cancel)
    {
        if (form.WeightKg is { } kg)
        {
            var weight = new Measurement { Kind = MeasurementKind.Weight, Value = kg, AsEntered = NumberText.Format(kg) + " kg", MeasuredAt = stamp.EffectiveAt };
            work.Record(weight, patientId, "weighed before the infusion");
        }

        await LastTaken(form, cancel);
        if (form.Pregnancy is { } status)
        {
            var last = await work.Db.OfPerson<RecordedPregnancy>(patientId).AsNoTracking().Where(each => each.VoidedAt == null)
                .OrderByDescending(each => each.AnsweredOn).ThenByDescending(each => each.Id).FirstOrDefaultAsync(cancel);
            work.Record(new RecordedPregnancy { Status = status, Contraception = last?.Contraception ?? Contraception.Unknown, AnsweredOn = zone.DateOf(stamp.EffectiveAt) }, patientId, Origin);
        }

        if (form.WeightKg is null && form.Pregnancy is null && form.LastTaken.TrueForAll(each => each.On is null)) return;
        var publicId = await work.Db.Set<Patient>().Where(patient => patient.Id == patientId).Select(patient => patient.PublicId).FirstAsync(cancel);
        work.Publish(new LiveNotice(LiveKind.Patient, publicId));
    }

    /// <summary>Replaces the entries of these medicines; a list that was complete stays complete.</summary>
    private async Task LastTaken(RecordGoNoGo.Form form, CancellationToken cancel)
    {
        if (form.LastTaken.TrueForAll(each => each.On is null)) return;
        var medicines = await work.Db.OfPerson<HomeMedicine>(patientId).AsTracking().ToListAsync(cancel);
        var reviews = await work.Db.ReviewsOf(patientId).AsNoTracking().ToListAsync(cancel);
        var wasComplete = HistoryListReading.Answer(HistoryList.HomeMedicines, medicines, reviews) == HistoryListAnswer.Complete;
        for (var i = 0; i < form.LastTaken.Count; i++)
        {
            if (form.LastTaken[i] is not { On: { } day } typed) continue;
            var at = work.Past(zone, day, typed.At, FormattableString.Invariant($"LastTaken[{i}].On"), FormattableString.Invariant($"LastTaken[{i}].At"));
            foreach (var entry in medicines.Where(each => !each.IsVoided && string.Equals(each.Ingredient, typed.Medicine, StringComparison.OrdinalIgnoreCase)).ToList())
            {
                entry.Void(work.Now, work.Actor.DisplayName, "Asked again before an infusion; see the entry with the last time.");
                work.Record(new HomeMedicine { Ingredient = entry.Ingredient, AsWritten = entry.AsWritten, DailyDoseMg = entry.DailyDoseMg, StoppedOn = entry.StoppedOn, LastTakenAt = at }, patientId, Origin);
            }
        }

        if (wasComplete) work.Record(new HistoryReview { List = HistoryList.HomeMedicines }, patientId, Origin);
    }
}
