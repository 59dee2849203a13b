using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Suitability;

/// <summary>
/// What has to be done before a medicine can be given: inputs the rules could not be decided without, and the formulary's
/// required checks that the record does not answer. What is only known on the day (blood pressure, the last triptan) is not
/// among them: it is asked at go / no-go.
/// </summary>
public static class MissingChecks
{
    /// <summary>A test longer ago says nothing about today. Clinic default (D).</summary>
    public const int PregnancyDays = 7;

    /// <summary>Checks that are arranged ahead although the formulary gives their result no age. Clinic default (D).</summary>
    private static readonly string[] Arranged =
        ["pregnancy_test", "potassium_magnesium", "thrombosis_risk_review", "mental_health_screen", "HBV_status", "Hb_blood_group", "glaucoma_bph_history", "bleeding_history"];

    /// <param name="checks">The formulary's checks with what the record answers.</param>
    /// <param name="mayBePregnant">False only where the record says that pregnancy is not possible.</param>
    /// <param name="pregnancyAnswerDays">The age of the last answer; null without one.</param>
    public static IReadOnlyList<MissingCheck> Of(IEnumerable<SafetyFinding> findings, IEnumerable<PreCheckItem> checks, bool mayBePregnant, int? pregnancyAnswerDays)
    {
        var pregnancyKnown = !mayBePregnant || pregnancyAnswerDays <= PregnancyDays;
        var asked = checks.Where(item => item.Check.IsRequired && !(IsPregnancy(item) && pregnancyKnown)).Select(OfCheck).OfType<MissingCheck>();
        var unknown = findings.Where(finding => finding.Level != FindingLevel.Caution).SelectMany(finding => finding.NotChecked.Select(input => OfInput(input, finding))).OfType<MissingCheck>();
        return Merged(asked.Concat(unknown));
    }

    /// <summary>Each thing once; of two ages the stricter one counts, and every reason is kept.</summary>
    public static IReadOnlyList<MissingCheck> Merged(IEnumerable<MissingCheck> checks) =>
    [
        .. checks.GroupBy(check => check.Key, StringComparer.Ordinal).Select(group => group.First() with
        {
            ValidDays = group.Min(check => check.ValidDays),
            Why = string.Join("; ", group.Select(check => check.Why).Distinct(StringComparer.Ordinal)),
        }),
    ];

    private static bool IsPregnancy(PreCheckItem item) => item.Check.Check == "pregnancy_test";

    private static MissingCheck? OfCheck(PreCheckItem item)
    {
        var why = $"{item.Question}: {item.Detail}{(item.Check.IsConditional ? $" ({item.Check.Requirement.Replace('_', ' ')})" : "")}";
        if (IsPregnancy(item)) return new("Pregnancy test", why, TaskKind.PregnancyAnswer) { ValidDays = PregnancyDays };
        // Valid for the same day: it is measured on that day.
        if (item.Check.ValidityDays == 0) return null;
        if (item.Check.Param is { } param && CheckedMeasurement.Of(param) is { } kind)
            return item.Standing is PreCheckStanding.Missing or PreCheckStanding.TooOld ? Of(kind, why, item.Check.ValidityDays) : null;
        return item.Standing == PreCheckStanding.Asked && (item.Check.ValidityDays is > 0 || Arranged.Contains(item.Check.Check, StringComparer.Ordinal))
            ? new(Capital(item.Check.Text), why, TaskKind.ByHand) { ValidDays = item.Check.ValidityDays }
            : null;
    }

    private static MissingCheck? OfInput(string input, SafetyFinding finding) => input switch
    {
        PlanInput.EGfr => Of(MeasurementKind.EGfr, finding.Sentence),
        PlanInput.CreatinineClearance => Of(MeasurementKind.CreatinineClearance, finding.Sentence),
        PlanInput.QtcMs => Of(MeasurementKind.QTc, finding.Sentence),
        PlanInput.WeightKg => Of(MeasurementKind.Weight, finding.Sentence),
        PlanInput.HeightCm => Of(MeasurementKind.Height, finding.Sentence),
        PlanInput.Pregnancy or PlanInput.Contraception => new("Ask about pregnancy and contraception", finding.Sentence, TaskKind.PregnancyAnswer),
        PlanInput.Conditions => new("Go through the list of conditions", finding.Sentence, TaskKind.ListConfirmed) { List = HistoryList.Conditions },
        PlanInput.Allergies => new("Go through the list of allergies", finding.Sentence, TaskKind.ListConfirmed) { List = HistoryList.Allergies },
        PlanInput.HomeMedications => new("Go through the list of home medicines", finding.Sentence, TaskKind.ListConfirmed) { List = HistoryList.HomeMedicines },
        PlanInput.Sex or PlanInput.AgeYears => new($"Complete the patient's details: {PlanInput.Words(input)}", finding.Sentence, TaskKind.ByHand),
        _ => null, // known on the day, or part of the plan
    };

    private static MissingCheck Of(MeasurementKind kind, string why, int? validDays = null) => new(Words(kind), why, TaskKind.Measurement) { Measured = kind, ValidDays = validDays };

    private static string Words(MeasurementKind kind) => kind switch
    {
        MeasurementKind.QTc => "ECG, with the QTc recorded",
        MeasurementKind.EGfr => "Kidney function: eGFR or creatinine",
        MeasurementKind.CreatinineClearance => "Kidney function: creatinine clearance",
        MeasurementKind.Alt => "Liver value: ALT",
        _ => MeasurementUnits.NameOf(kind),
    };

    private static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];
}
