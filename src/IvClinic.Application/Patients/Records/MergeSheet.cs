using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients.Records;

/// <summary>One of two records, side by side with the other.</summary>
/// <param name="WhyNot">Why this record cannot be merged, in a sentence; null when it can.</param>
public sealed record MergeSide(
    Guid PatientId, int Version, string FullName, string? NameUsed, string BirthDate, SexForRules Sex, IReadOnlyList<PatientIdentifier> Identifiers, IReadOnlyList<string> Allergies, int Entries, int Infusions, int OpenPlans,
    int Appointments, string? WhyNot);

public sealed record MergeView(MergeSide Kept, MergeSide Merged, IReadOnlyList<RecordDifference> Differences);

/// <summary>Two records side by side with what they say differently, before they are merged. Six queries, whatever they hold.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class MergeSheet(ReadDesk desk) : ClinicRead<MergeSheet.Pair, MergeView>(desk)
{
    /// <param name="KeptId">The record that would go on.</param>
    public sealed record Pair(Guid KeptId, Guid MergedId);

    private protected override async Task<MergeView> Load(Pair query, ReadWork work, CancellationToken cancel)
    {
        var rows = await work.Db.Set<Patient>().AsNoTracking().Where(each => each.PublicId == query.KeptId || each.PublicId == query.MergedId)
            .Select(patient => new
            {
                Patient = patient,
                Infusions = work.Db.Set<InfusionSession>().Count(each => each.PatientId == patient.Id),
                Plans = work.Db.Set<TreatmentPlan>().Count(each => each.PatientId == patient.Id && each.Status != PlanStatus.Completed && each.Status != PlanStatus.Discontinued),
                Appointments = work.Db.Set<Appointment>().Count(each => each.PatientId == patient.Id && each.Status == AppointmentStatus.Booked && each.StartsAt > work.Now),
            }).ToListAsync(cancel);
        var (kept, merged) = (rows.Find(each => each.Patient.PublicId == query.KeptId), rows.Find(each => each.Patient.PublicId == query.MergedId));
        if (kept is null || merged is null || kept == merged) throw new NotFoundException("The other record");
        var histories = (await PatientHistory.Load(work.Db, kept.Patient, cancel), await PatientHistory.Load(work.Db, merged.Patient, cancel));
        work.Opened(kept.Patient.Id, query.KeptId.ToString());
        work.Opened(merged.Patient.Id, query.MergedId.ToString());
        static MergeSide Side(Patient patient, PatientHistory history, int infusions, int plans, int appointments) => new(
            patient.PublicId, patient.Version, patient.FullName, patient.NameUsed, patient.BirthDateText, patient.Sex, [.. patient.Identifiers],
            [.. history.Allergies.Where(each => !each.IsVoided).Select(each => each.Substance)], HistoryChanges.Of(history).Count, infusions, plans, appointments,
            patient.IsMergedAway ? "This record is merged into another one already." : null);
        return new(
            Side(kept.Patient, histories.Item1, kept.Infusions, kept.Plans, kept.Appointments), Side(merged.Patient, histories.Item2, merged.Infusions, merged.Plans, merged.Appointments),
            await RecordDifferences.Load(work.Db, kept.Patient, merged.Patient, cancel));
    }
}
