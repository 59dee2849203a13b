using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Domain.Suitability;

namespace IvClinic.Application.Suitability;

/// <summary>Three groups and no rank inside them.</summary>
public enum MedicineGroup
{
    Usable,
    UsableAfter,
    Refused,
}

/// <summary>A medicine looked at for a patient before any dose is decided: what stands against it.</summary>
/// <param name="Checks">The formulary's checks before a start, with what the record answers.</param>
/// <param name="Missing">What has to be done first.</param>
public sealed record ScreenedMedicine(Medicine Medicine, IReadOnlyList<SafetyFinding> Findings, IReadOnlyList<PreCheckItem> Checks, IReadOnlyList<MissingCheck> Missing)
{
    public MedicineGroup Group => Outcome == SafetyOutcome.Refused ? MedicineGroup.Refused
        : Missing.Count > 0 || Outcome == SafetyOutcome.Override || NotPassed.Any() ? MedicineGroup.UsableAfter : MedicineGroup.Usable;

    /// <summary>Required checks whose recorded value is there and does not pass: a start would need an order.</summary>
    public IEnumerable<PreCheckItem> NotPassed => Checks.Where(item => item.Check.IsRequired && item.Standing == PreCheckStanding.Failed);

    /// <summary>What the medicine is usable after, in words.</summary>
    public IReadOnlyList<string> After =>
    [
        .. Missing.Select(check => check.What),
        .. NotPassed.Select(item => $"an order although: {item.Question}: {item.Detail}"),
        .. Findings.Any(finding => finding.Level == FindingLevel.NeedsReason && !finding.IsNotChecked) ? ["a written reason"] : Array.Empty<string>(),
    ];

    /// <summary>The worst finding decides. There is no score: a clinician weighs, the program lists.</summary>
    /// <remarks>What is asked on the day of the infusion needs no reason now.</remarks>
    public SafetyOutcome Outcome => Findings.Where(finding => !DayQuestions.IsAsked(finding)).Select(finding => finding.Level).DefaultIfEmpty(FindingLevel.Caution).Max() switch
    {
        FindingLevel.Refused => SafetyOutcome.Refused,
        FindingLevel.NeedsReason => SafetyOutcome.Override,
        _ => SafetyOutcome.Allowed,
    };
}

/// <summary>
/// Looks at every medicine listed for an indication. The engine judges plans, so each medicine is put alone into a smallest
/// plan (lowest usual dose, usual duration, first listed diluent), and only what depends on the patient is kept; findings
/// about dose, rate and preparation would be about a plan nobody wrote.
/// </summary>
public static class MedicineScreening
{
    private const decimal StandInMinutes = 60m;

    private static readonly FindingKind[] OfThePatient =
    [
        FindingKind.Indication, FindingKind.Age, FindingKind.Weight, FindingKind.Renal, FindingKind.Hepatic, FindingKind.Pregnancy, FindingKind.Contraindication,
        FindingKind.Allergy, FindingKind.Interaction, FindingKind.Cumulative, FindingKind.DailyDose, FindingKind.Interval,
    ];

    public static IReadOnlyList<ScreenedMedicine> For(PatientPicture picture, string indication, ClinicFormulary formulary) =>
    [
        .. formulary.Medicines.Values.Where(medicine => medicine.Indications.Any(entry => entry.Code == indication))
            .Select(medicine => Screen(picture, medicine, indication, formulary))
            .OrderBy(screened => screened.Outcome).ThenBy(screened => screened.Medicine.GenericName, StringComparer.Ordinal),
    ];

    private static ScreenedMedicine Screen(PatientPicture picture, Medicine medicine, string indication, ClinicFormulary formulary)
    {
        IReadOnlyList<SafetyFinding> findings = [.. Assess(picture, medicine, indication, formulary)];
        var checks = PreCheckRule.Of(medicine, picture.Recorded);
        var answered = picture.PregnancyAnsweredOn is { } on ? picture.Today.DayNumber - on.DayNumber : (int?)null;
        var answer = picture.Facts.Pregnancy;
        var missing = MissingChecks.Of(findings, checks, answer != PregnancyAnswer.NotApplicable, answer == PregnancyAnswer.Unknown ? null : answered);
        return new(medicine, findings, checks, missing);
    }

    private static IEnumerable<SafetyFinding> Assess(PatientPicture picture, Medicine medicine, string indication, ClinicFormulary formulary) =>
        picture.Assess(new PlannedSession(indication, [SmallestBag(medicine, indication)]), formulary)
            .Where(finding => OfThePatient.Contains(finding.Kind))
            .OrderByDescending(finding => finding.Level);

    private static PlannedBag SmallestBag(Medicine medicine, string indication)
    {
        var minutes = medicine.Administration.UsualDurationMinutes?.Value
            ?? medicine.Administration.DurationLimits.Select(limit => limit.Minutes).DefaultIfEmpty(StandInMinutes).Max();
        var row = medicine.Dosing.Where(each => each.UsualMin is > 0m && MayApply(each.AppliesWhen, indication)).OrderBy(IsForBolus).FirstOrDefault();
        var diluent = medicine.Administration.Diluents.Count > 0 ? medicine.Administration.Diluents[0] : null;
        return new PlannedBag
        {
            Ingredients = [Ingredient(medicine, row, minutes)],
            Route = medicine.Routes.Count == 0 || medicine.Routes.Contains("IV") ? "IV" : medicine.Routes[0],
            Diluent = diluent?.Name,
            FinalVolumeMl = diluent?.MinVolumeMl ?? 100m,
            DurationMinutes = minutes,
            Kind = row is not null && IsForBolus(row) ? BagKind.Bolus : BagKind.Infusion,
        };
    }

    private static PlannedIngredient Ingredient(Medicine medicine, DosingRow? row, decimal minutes) => row?.Basis switch
    {
        DoseBasis.Milligram => new(medicine.Id, row.UsualMin!.Value, DoseUnit.Milligram),
        DoseBasis.Millilitre => new(medicine.Id, row.UsualMin!.Value, DoseUnit.Millilitre),
        DoseBasis.MilligramPerKilogram => new(medicine.Id, row.UsualMin!.Value, DoseUnit.MilligramPerKilogram),
        DoseBasis.GramPerKilogram => new(medicine.Id, row.UsualMin!.Value, DoseUnit.GramPerKilogram),
        DoseBasis.MilligramPerKilogramHour => new(medicine.Id, row.UsualMin!.Value * minutes / 60m, DoseUnit.MilligramPerKilogram),
        _ => new(medicine.Id, 1m, DoseUnit.Milligram), // no usual dose: what depends on the dose is left out anyway
    };

    /// <summary>A row for another indication is not the usual dose here; what depends on the patient is left to the engine.</summary>
    private static bool MayApply(AppliesWhen condition, string indication) => condition switch
    {
        AppliesWhen.All all => all.Parts.All(part => MayApply(part, indication)),
        AppliesWhen.Any any => any.Parts.Any(part => MayApply(part, indication)),
        AppliesWhen.WordTest { Field: "indication" } test => test.Values.Contains(indication, StringComparer.Ordinal) != test.Negated,
        AppliesWhen.WordTest { Field: "route" } test => test.Values.Contains("IV", StringComparer.Ordinal) != test.Negated,
        _ => true,
    };

    private static bool IsForBolus(DosingRow row) =>
        row.AppliesWhen is AppliesWhen.WordTest { Field: "kind", Negated: false } test && test.Values.Contains("bolus", StringComparer.Ordinal);
}
