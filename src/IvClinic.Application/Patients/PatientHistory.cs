using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>Everything recorded in a patient's history, voided entries included, newest first. Entries never change.</summary>
public sealed record PatientHistory(
    IReadOnlyList<PatientCondition> Conditions,
    IReadOnlyList<PatientAllergy> Allergies,
    IReadOnlyList<HomeMedicine> HomeMedicines,
    IReadOnlyList<DoseElsewhere> DosesElsewhere,
    IReadOnlyList<Measurement> Measurements,
    IReadOnlyList<PregnancyAnswer> PregnancyAnswers,
    IReadOnlyList<PainDescription> Pains,
    IReadOnlyList<PriorTreatment> PriorTreatments,
    IReadOnlyList<HistoryReview> Reviews)
{
    /// <summary>The newest measurement of a kind that is not voided.</summary>
    public Measurement? Latest(MeasurementKind kind) => Measurements.FirstOrDefault(entry => entry.Kind == kind && !entry.IsVoided);

    /// <summary>What the list says: an empty list says "none" only when somebody asked.</summary>
    public HistoryListAnswer Answer(HistoryList list) => HistoryListReading.Answer(list, Entries(list), Reviews);

    public HistoryReview? LastReview(HistoryList list) => HistoryListReading.LastReview(list, Reviews);

    private IEnumerable<HistoryEntry> Entries(HistoryList list) => list switch
    {
        HistoryList.Conditions => Conditions,
        HistoryList.Allergies => Allergies,
        _ => HomeMedicines,
    };

    /// <summary>
    /// One query per table, always nine: the tables share no columns, and one statement that joins them would multiply
    /// their rows. On SQLite a query is a call inside the process, without a round trip.
    /// </summary>
    internal static async Task<PatientHistory> Load(ClinicDbContext db, long patientId, CancellationToken cancel)
    {
        return new(
            await Of<PatientCondition>(), await Of<PatientAllergy>(), await Of<HomeMedicine>(), await Of<DoseElsewhere>(),
            await db.Set<Measurement>().AsNoTracking().Where(entry => entry.PatientId == patientId)
                .OrderByDescending(entry => entry.MeasuredAt).ThenByDescending(entry => entry.Id).Take(MostMeasurements).ToListAsync(cancel),
            await Of<PregnancyAnswer>(), await Of<PainDescription>(), await Of<PriorTreatment>(), await Of<HistoryReview>());

        async Task<IReadOnlyList<TEntry>> Of<TEntry>()
            where TEntry : HistoryEntry => await db.Set<TEntry>().AsNoTracking().Where(entry => entry.PatientId == patientId)
            .OrderByDescending(entry => entry.Id).Take(MostEntries).ToListAsync(cancel);
    }

    private const int MostEntries = 500;
    private const int MostMeasurements = 1000;
}
