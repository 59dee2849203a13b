using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Web.Formulary;

/// <summary>The formulary's codes in words.</summary>
internal static class FormularyWords
{
    public static string Category(string code) => Spaced(code);

    /// <summary>"anti_inflammatory" as "Anti inflammatory".</summary>
    public static string Spaced(string code) => code.Length == 0 ? "" : char.ToUpperInvariant(code[0]) + code[1..].Replace('_', ' ');

    public static string Comparison(Comparison comparison) => comparison switch
    {
        Domain.Formulary.Comparison.Less => "below",
        Domain.Formulary.Comparison.AtMost => "at most",
        Domain.Formulary.Comparison.More => "above",
        Domain.Formulary.Comparison.AtLeast => "at least",
        Domain.Formulary.Comparison.Equal => "is",
        _ => "is not",
    };

    public static string When(AppliesWhen condition) => condition switch
    {
        AppliesWhen.Always => "always",
        AppliesWhen.All all => string.Join(" and ", all.Parts.Select(When)),
        AppliesWhen.Any any => string.Join(" or ", any.Parts.Select(When)),
        AppliesWhen.NumberTest test => $"{test.Field} {Comparison(test.Op)} {NumberText.Format(test.Value)}",
        AppliesWhen.WordTest test => $"{test.Field} {(test.Negated ? "not " : "")}{string.Join(" or ", test.Values)}",
        AppliesWhen.HasCondition test => "with " + Spaced(test.ConditionId).ToLowerInvariant(),
        _ => "",
    };

    public static string Basis(DoseBasis basis) => basis switch
    {
        DoseBasis.Milligram => "mg",
        DoseBasis.Millilitre => "mL",
        DoseBasis.MilligramPerKilogram => "mg/kg",
        DoseBasis.GramPerKilogram => "g/kg",
        DoseBasis.MillilitrePerKilogram => "mL/kg",
        _ => "mg/kg/h",
    };

    public static string Level(Severity? severity) => severity?.Level switch
    {
        FindingLevel.Refused => "✕ Refused",
        FindingLevel.NeedsReason => "⚠ Needs a reason",
        FindingLevel.Caution => "ℹ Caution",
        _ => severity?.Word ?? "for information",
    };

    public static string Limit(DoseLimit limit) => $"{NumberText.Format(limit.Value)} {Basis(limit.Basis)}";

    /// <summary>Usual doses of a row as a range; empty where none is given.</summary>
    public static string Usual(DosingRow row) => row switch
    {
        { AllowedDoses.Count: > 0 } => $"only {string.Join(" or ", row.AllowedDoses.Select(dose => NumberText.Format(dose)))} {row.Unit}",
        { UsualMin: { } least, UsualMax: { } most } when least != most => $"{NumberText.Format(least)} to {NumberText.Format(most)} {row.Unit}",
        { UsualMin: { } only } => $"{NumberText.Format(only)} {row.Unit}",
        { UsualMax: { } most } => $"up to {NumberText.Format(most)} {row.Unit}",
        _ => "—",
    };

    public static IEnumerable<string> Limits(DosingRow row)
    {
        if (row.SoftMaxSingle is { } soft) yield return $"⚠ above {Limit(soft)} a bag";
        foreach (var hard in row.HardSingle) yield return $"✕ above {Limit(hard)} a bag";
        if (row.SoftMaxSession is { } session) yield return $"⚠ above {Limit(session)} a session";
        foreach (var hard in row.HardSession) yield return $"✕ above {Limit(hard)} a session";
        if (row.MaxDaily is { } daily) yield return $"✕ above {Limit(daily)} in 24 h";
        if (row.IntervalHours is { } hours) yield return $"{Level(row.IntervalSeverity)}: less than {NumberText.Format(hours, 2)} h after the last dose";
    }

    /// <summary>Every provenance of a medicine's dosing, limits and rules: to count how many want verifying.</summary>
    public static int WeakFacts(Medicine medicine) => medicine.Dosing.Select(row => row.Provenance)
        .Concat(medicine.Cumulative.Select(limit => limit.Provenance)).Concat(medicine.Administration.RateLimits.Select(limit => limit.Provenance))
        .Concat(medicine.Administration.DurationLimits.Select(limit => limit.Provenance)).Concat(medicine.Contraindications.Select(rule => rule.Provenance))
        .Concat(medicine.Interactions.Select(rule => rule.Provenance)).Concat(medicine.Renal.Select(rule => rule.Provenance))
        .Concat(medicine.Hepatic.Select(rule => rule.Provenance)).Count(Plans.PlanChoices.IsWeak);
}
