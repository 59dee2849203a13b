using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;
using RecordedPregnancy = IvClinic.Domain.Patients.PregnancyAnswer;

namespace IvClinic.Application.Safety;

/// <summary>A picture, and the banner that stands above every page of this patient.</summary>
internal sealed record LoadedPicture(PatientBanner Banner, PatientPicture Picture);

/// <summary>
/// Reads a patient's record into a <see cref="PatientPicture"/>; commands and reads share it. Of a person with two records it
/// reads both (<see cref="PersonRecords"/>): a dose or an allergy of the other one counts here.
/// </summary>
internal static class PictureLoading
{
    private static readonly MeasurementKind[] KindsUsed =
    [
        MeasurementKind.Weight, MeasurementKind.Height, MeasurementKind.Creatinine, MeasurementKind.EGfr, MeasurementKind.CreatinineClearance, MeasurementKind.QTc,
        MeasurementKind.Platelets, MeasurementKind.Alt, MeasurementKind.IgA,
    ];

    /// <summary>A query per table, as the history is read everywhere (no two tables share a column), and three for doses given.</summary>
    /// <param name="runningSession">A session whose bags the judged plan holds already: they are not counted twice.</param>
    /// <param name="corrected">An entry that is being corrected: its dose does not count.</param>
    public static async Task<LoadedPicture> Load(
        ClinicDbContext db, Patient patient, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at, CancellationToken cancel, long? runningSession = null, long? corrected = null)
    {
        var conditions = await Entries<PatientCondition>(db, patient.Id, cancel);
        var allergies = await Entries<PatientAllergy>(db, patient.Id, cancel);
        var medicines = await Entries<HomeMedicine>(db, patient.Id, cancel);
        var reviews = await db.ReviewsOf(patient.Id).AsNoTracking().ToListAsync(cancel);
        var pregnancy = await db.OfPerson<RecordedPregnancy>(patient.Id).AsNoTracking().Where(answer => answer.VoidedAt == null)
            .OrderByDescending(answer => answer.AnsweredOn).ThenByDescending(answer => answer.Id).FirstOrDefaultAsync(cancel);
        var measurements = await Measured(db, patient.Id, at, cancel);
        IReadOnlyList<MeasuredFact> measured =
        [
            .. measurements.Select(entry => new MeasuredFact(entry.Kind, entry.Value, zone.DateOf(entry.MeasuredAt), zone.DateOf(at).DayNumber - zone.DateOf(entry.MeasuredAt).DayNumber)),
        ];
        measured = KidneyFigures.Added(measured, patient, zone.DateOf(at));
        var given = new DosesGiven(formulary, zone, at, runningSession, corrected);
        await given.Load(db, patient.Id, cancel);

        var (ofConditions, ofAllergies, ofMedicines) = (
            HistoryListReading.Answer(HistoryList.Conditions, conditions, reviews),
            HistoryListReading.Answer(HistoryList.Allergies, allergies, reviews),
            HistoryListReading.Answer(HistoryList.HomeMedicines, medicines, reviews));
        var picture = new PatientPicture
        {
            PatientId = patient.PublicId,
            At = at,
            Today = zone.DateOf(at),
            Conditions = ofConditions,
            Allergies = ofAllergies,
            HomeMedicines = ofMedicines,
            Measured = measured,
            PregnancyAnsweredOn = pregnancy?.AnsweredOn,
            Decisions = await db.Set<SuitabilityDecision>().AsNoTracking().Where(decision => decision.PatientId == patient.Id).OrderByDescending(decision => decision.Id).ToListAsync(cancel),
            DateOf = zone.DateOf,
            Given = given.Doses,
            NotCounted = given.NotCounted,
            Facts = new PatientFacts
            {
                Sex = patient.Sex switch { SexForRules.Female => Sex.Female, SexForRules.Male => Sex.Male, _ => null },
                AgeYears = patient.AgeOn(zone.DateOf(at)),
                WeightKg = Value(measured, MeasurementKind.Weight),
                HeightCm = Value(measured, MeasurementKind.Height),
                EGfr = Value(measured, MeasurementKind.EGfr),
                CreatinineClearance = Value(measured, MeasurementKind.CreatinineClearance),
                QtcMs = Value(measured, MeasurementKind.QTc),
                Pregnancy = RecordReading.Pregnancy(patient, pregnancy),
                Contraception = RecordReading.Contraception(patient, pregnancy),
                Conditions = Known(ofConditions, conditions, entry => RecordReading.Problem(entry, formulary)),
                Allergies = Known(ofAllergies, allergies, entry => new RecordedAllergy(entry.DrugClass, entry.Substance, entry is { Kind: AllergyKind.Intolerance, Severity: ReactionSeverity.Mild or ReactionSeverity.Moderate })),
                HomeMedications = Known(ofMedicines, medicines, entry => RecordReading.HomeMedicine(entry, formulary, zone, at)),
            },
        };
        return new LoadedPicture(Banner(patient, measurements.FirstOrDefault(entry => entry.Kind == MeasurementKind.Weight), allergies, picture), picture);
    }

    private static PatientBanner Banner(Patient patient, Measurement? weight, IEnumerable<PatientAllergy> allergies, PatientPicture picture) => new(
        patient.PublicId, patient.FullName, patient.NameUsed, patient.BirthDateText, patient.AgeOn(picture.Today), patient.Sex, patient.PregnancyPotential,
        patient.Identifiers, weight, picture.Latest(MeasurementKind.Weight)?.DaysOld, picture.Allergies, [.. allergies.Where(allergy => !allergy.IsVoided)], patient.DeceasedOn);

    private static async Task<List<TEntry>> Entries<TEntry>(ClinicDbContext db, long patientId, CancellationToken cancel)
        where TEntry : HistoryEntry => await db.OfPerson<TEntry>(patientId).AsNoTracking().ToListAsync(cancel);

    /// <summary>The newest of each kind; of two at the same instant the one recorded later.</summary>
    private static async Task<IReadOnlyList<Measurement>> Measured(ClinicDbContext db, long patientId, DateTimeOffset at, CancellationToken cancel)
    {
        var rows = await db.OfPerson<Measurement>(patientId).AsNoTracking()
            .Where(entry => entry.VoidedAt == null && entry.MeasuredAt <= at && KindsUsed.Contains(entry.Kind)).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => row.Kind).Select(group => group.OrderByDescending(row => row.MeasuredAt).ThenByDescending(row => row.Id).First()).OrderBy(row => row.Kind),
        ];
    }

    private static decimal? Value(IReadOnlyList<MeasuredFact> measured, MeasurementKind kind) => measured.FirstOrDefault(fact => fact.Kind == kind)?.Value;

    /// <summary>Null, "not known", where nobody asked and nothing is listed.</summary>
    private static List<TFact>? Known<TEntry, TFact>(HistoryListAnswer answer, IEnumerable<TEntry> entries, Func<TEntry, TFact> fact)
        where TEntry : HistoryEntry => answer == HistoryListAnswer.NotAsked ? null : [.. entries.Where(entry => !entry.IsVoided).Select(fact)];
}
