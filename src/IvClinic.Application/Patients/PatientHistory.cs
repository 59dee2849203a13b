using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;

namespace IvClinic.Application.Patients;

/// <summary>
/// Everything recorded in a patient's history, voided entries included, newest first. Entries never change. Of a person with
/// two records it holds the entries of both.
/// </summary>
public sealed record PatientHistory
{
    private const int MostEntries = 500;
    private const int MostMeasurements = 1000;

    public required IReadOnlyList<PatientCondition> Conditions { get; init; }

    public required IReadOnlyList<PatientAllergy> Allergies { get; init; }

    public required IReadOnlyList<HomeMedicine> HomeMedicines { get; init; }

    public required IReadOnlyList<DoseElsewhere> DosesElsewhere { get; init; }

    public required IReadOnlyList<Measurement> Measurements { get; init; }

    public required IReadOnlyList<PregnancyAnswer> PregnancyAnswers { get; init; }

    public required IReadOnlyList<PainDescription> Pains { get; init; }

    public required IReadOnlyList<PriorTreatment> PriorTreatments { get; init; }

    public required IReadOnlyList<ConditionBaseline> Baselines { get; init; }

    public required IReadOnlyList<PatientPreference> Preferences { get; init; }

    public required IReadOnlyList<DeathRecord> Deaths { get; init; }

    /// <summary>Those that count: recorded since the records of this person were last joined or parted.</summary>
    public required IReadOnlyList<HistoryReview> Reviews { get; init; }

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

    /// <summary>One command, whatever the history holds.</summary>
    internal static async Task<PatientHistory> Load(ClinicDbContext db, Patient patient, CancellationToken cancel)
    {
        var batch = Batch(db);
        var history = In(batch, patient);
        await batch.Run(patient.Id, cancel);
        return history();
    }

    internal static PersonBatch Batch(ClinicDbContext db) => new(db, MostEntries);

    /// <summary>Joins a batch that asks for more; it is there when the batch has run.</summary>
    internal static Func<PatientHistory> In(PersonBatch batch, Patient patient)
    {
        var reviews = batch.Of<HistoryReview>();
        var history = new PatientHistory
        {
            Conditions = batch.Of<PatientCondition>(),
            Allergies = batch.Of<PatientAllergy>(),
            HomeMedicines = batch.Of<HomeMedicine>(),
            DosesElsewhere = batch.Of<DoseElsewhere>(),
            Measurements = batch.Of<Measurement>(nameof(Measurement.MeasuredAt), MostMeasurements),
            PregnancyAnswers = batch.Of<PregnancyAnswer>(),
            Pains = batch.Of<PainDescription>(),
            PriorTreatments = batch.Of<PriorTreatment>(),
            Baselines = batch.Of<ConditionBaseline>(nameof(ConditionBaseline.AssessedOn)),
            Preferences = batch.Of<PatientPreference>(),
            Deaths = batch.Of<DeathRecord>(),
            Reviews = [],
        };
        return () => history with { Reviews = [.. reviews.Where(review => patient.LinkChangedAt is not { } changed || review.RecordedAt > changed)] };
    }
}
