using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;

namespace IvClinic.Web.Formulary;

/// <summary>The formulary's codes in words.</summary>
internal static class FormularyWords
{
    private static readonly Dictionary<string, string> Categories = new(StringComparer.Ordinal)
    {
        ["anti_inflammatory"] = "Anti-inflammatory",
        ["muscle_relaxant"] = "Muscle relaxant",
        ["specialised_pain"] = "Specialised pain medicine",
        ["immunoglobulin"] = "Immunoglobulin",
        ["migraine"] = "Migraine",
        ["bisphosphonate"] = "Bisphosphonate",
        ["adjunct"] = "Adjunct",
        ["rescue"] = "Rescue",
    };

    private static readonly Dictionary<string, string> Observations = new(StringComparer.Ordinal)
    {
        ["SEDATION"] = "Sedation",
        ["ECG"] = "ECG",
        ["QTC"] = "QTc",
        ["LFT"] = "Liver values",
    };

    public static string Category(string code) => Categories.TryGetValue(code, out var words) ? words : Spaced(code);

    /// <summary>What this clinic treats by its name; other uses of a medicine in the words of its code.</summary>
    public static string Indication(string code) => Application.Suitability.PainIndications.IsKnown(code) ? Application.Suitability.PainIndications.NameOf(code) : Spaced(code);

    /// <summary>"anti_inflammatory" as "Anti inflammatory".</summary>
    public static string Spaced(string code) => ConditionWords.Spaced(code) is { Length: > 0 } words ? char.ToUpperInvariant(words[0]) + words[1..] : "";

    /// <summary>"SBP" as "Systolic pressure"; names that were written for machines become words.</summary>
    public static string Observation(string code) =>
        VitalLimits.ByCode(code)?.Name ?? (Observations.TryGetValue(code, out var words) ? words : code.All(letter => char.IsUpper(letter) || letter == '_') && code.Contains('_') ? Spaced(code.ToLowerInvariant()) : Spaced(code));

    /// <summary>UCUM's brackets are for machines: "mm[Hg]" as "mmHg".</summary>
    public static string Unit(string? unit) => (unit ?? "").Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal) switch
    {
        "Cel" => "°C",
        "{score}" => "points",
        var words => words,
    };

    public static string Comparison(Comparison comparison) => ConditionWords.Of(comparison);

    /// <summary>When an entry counts; "always" where there is no condition.</summary>
    public static string When(AppliesWhen condition, ClinicFormulary? formulary = null) => ConditionWords.Of(condition, formulary) is { Length: > 0 } words ? words : "always";

    public static string Basis(DoseBasis basis) => basis switch
    {
        DoseBasis.Milligram => "mg",
        DoseBasis.Millilitre => "mL",
        DoseBasis.MilligramPerKilogram => "mg/kg",
        DoseBasis.GramPerKilogram => "g/kg",
        DoseBasis.MillilitrePerKilogram => "mL/kg",
        _ => "mg/kg/h",
    };

    /// <summary>A level as a sign, a word and a style of the pill; for information where it gives no finding.</summary>
    public static (string Sign, string Word, string Style) Level(Severity? severity) => severity?.Level switch
    {
        FindingLevel.Refused => ("✕", "Refused", "pill-red"),
        FindingLevel.NeedsReason => ("⚠", "Needs a reason", "pill-amber"),
        FindingLevel.Caution => ("ℹ", "Caution", "pill-blue"),
        _ => ("·", "For information", ""),
    };

    public static string Limit(DoseLimit limit) => $"{NumberText.Format(limit.Value)} {Basis(limit.Basis)}";

    /// <summary>Usual doses of a row as a range; a dash where none is given.</summary>
    public static string Usual(DosingRow row) => row switch
    {
        { AllowedDoses.Count: > 0 } => $"only {string.Join(" or ", row.AllowedDoses.Select(dose => NumberText.Format(dose)))} {row.Unit}",
        { UsualMin: { } least, UsualMax: { } most } when least != most => $"{NumberText.Format(least)} to {NumberText.Format(most)} {row.Unit}",
        { UsualMin: { } only } => $"{NumberText.Format(only)} {row.Unit}",
        { UsualMax: { } most } => $"up to {NumberText.Format(most)} {row.Unit}",
        _ => "—",
    };

    public static IEnumerable<string> SoftLimits(DosingRow row)
    {
        if (row.SoftMaxSingle is { } soft) yield return $"{Limit(soft)} a bag";
        if (row.SoftMaxSession is { } session) yield return $"{Limit(session)} a session";
    }

    public static IEnumerable<string> HardLimits(DosingRow row)
    {
        foreach (var hard in row.HardSingle) yield return $"{Limit(hard)} a bag";
        foreach (var hard in row.HardSession) yield return $"{Limit(hard)} a session";
        if (row.MaxDaily is { } daily) yield return $"{Limit(daily)} in 24 h{(row.MaxDailyRoutes.Count > 0 ? ", " + string.Join(" and ", row.MaxDailyRoutes) + " together" : "")}";
    }

    public static string Interval(DosingRow row) => row.IntervalHours is not { } hours ? "—"
        : row.IntervalInMinutes ? $"{NumberText.Format(hours * 60m, 1)} min" : $"{NumberText.Format(hours, 2)} h";

    public static string OverTime(CumulativeLimit limit)
    {
        var window = limit.WindowDays is { } days ? $" in {NumberText.Format(days)} days" : limit.WindowHours is { } hours ? $" in {NumberText.Format(hours)} h" : "";
        var rest = limit.RestDaysAfter is { } free ? $", then {NumberText.Format(free)} days without" : "";
        var what = limit.Measure switch
        {
            CumulativeMeasure.DaysBetween => $"less than {NumberText.Format(limit.Limit)} {limit.Unit} since the last course",
            CumulativeMeasure.Doses => $"more than {NumberText.Format(limit.Limit)} doses",
            CumulativeMeasure.TreatmentDays => $"more than {NumberText.Format(limit.Limit)} treatment days in a row",
            _ => $"more than {NumberText.Format(limit.Limit)} {limit.Unit}",
        };
        return what + window + rest;
    }

    /// <summary>Facts of a medicine that the clinic must still verify: doses, limits and rules.</summary>
    public static int WeakFacts(Medicine medicine) => medicine.Dosing.Select(row => row.Provenance)
        .Concat(medicine.Cumulative.Select(limit => limit.Provenance)).Concat(medicine.Administration.RateLimits.Select(limit => limit.Provenance))
        .Concat(medicine.Administration.DurationLimits.Select(limit => limit.Provenance)).Concat(medicine.Contraindications.Select(rule => rule.Provenance))
        .Concat(medicine.Interactions.Select(rule => rule.Provenance)).Concat(medicine.Renal.Select(rule => rule.Provenance))
        .Concat(medicine.Hepatic.Select(rule => rule.Provenance)).Count(Plans.PlanChoices.IsWeak);
}
