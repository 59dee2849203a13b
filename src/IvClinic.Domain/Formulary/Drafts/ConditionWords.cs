using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>The formulary's conditions and codes in words.</summary>
public static class ConditionWords
{
    public static string Of(Comparison comparison) => comparison switch
    {
        Comparison.Less => "below",
        Comparison.AtMost => "at most",
        Comparison.More => "above",
        Comparison.AtLeast => "at least",
        Comparison.Equal => "exactly",
        _ => "other than",
    };

    /// <summary>"&lt;" as "below"; a word stays as it is.</summary>
    public static string OfSign(string op) => op switch
    {
        "<" => "below",
        "<=" => "at most",
        ">" => "above",
        ">=" => "at least",
        "=" => "exactly",
        "!=" => "other than",
        _ => op,
    };

    /// <summary>When an entry counts; empty where it always does.</summary>
    public static string Of(AppliesWhen condition, ClinicFormulary? formulary = null) => condition switch
    {
        AppliesWhen.All all => string.Join(" and ", all.Parts.Select(part => Of(part, formulary))),
        AppliesWhen.Any any => string.Join(" or ", any.Parts.Select(part => Of(part, formulary))),
        AppliesWhen.NumberTest test => Number(test),
        AppliesWhen.WordTest test => Word(test),
        AppliesWhen.HasCondition test => "with " + (formulary is not null && formulary.Conditions.TryGetValue(test.ConditionId, out var known) ? known.Text : Spaced(test.ConditionId)),
        _ => "",
    };

    /// <summary>"anti_inflammatory" as "anti inflammatory"; the words of a name that was written for machines.</summary>
    public static string Spaced(string code) => string.Join(' ', code.Split('_').Select(word => Abbreviations.GetValueOrDefault(word, word)));

    private static readonly Dictionary<string, string> Abbreviations = new(StringComparer.Ordinal)
    {
        ["cns"] = "CNS",
        ["qt"] = "QT",
        ["nsaid"] = "NSAID",
        ["maoi"] = "MAOI",
        ["ssri"] = "SSRI",
        ["snri"] = "SNRI",
        ["nmda"] = "NMDA",
        ["5ht3"] = "5-HT3",
        ["5ht1"] = "5-HT1",
        ["cyp3a4"] = "CYP3A4",
        ["cyp1a2"] = "CYP1A2",
        ["cyp2d6"] = "CYP2D6",
        ["eps"] = "extrapyramidal symptoms",
        ["cv"] = "cardiovascular",
        ["ecg"] = "ECG",
        ["crps"] = "CRPS",
        ["cidp"] = "CIDP",
    };

    private static string Number(AppliesWhen.NumberTest test)
    {
        var (name, unit) = test.Field switch
        {
            "ageYears" => ("age", "years"),
            "weightKg" => ("weight", "kg"),
            "idealWeightKg" => ("ideal weight", "kg"),
            "eGfr" => ("eGFR", "mL/min/1.73 m²"),
            "creatinineClearance" => ("creatinine clearance", "mL/min"),
            "durationMinutes" => ("duration", "min"),
            "doseMg" => ("dose", "mg"),
            var other => (Spaced(other), ""),
        };
        return $"{name} {Of(test.Op)} {NumberText.Format(test.Value)} {unit}".TrimEnd();
    }

    private static string Word(AppliesWhen.WordTest test)
    {
        var values = string.Join(" or ", test.Values.Select(value => test.Field == "kind" ? value == "bolus" ? "a bolus" : "an infusion" : Spaced(value)));
        var lead = test.Field switch
        {
            "route" => test.Negated ? "not given " : "given ",
            "kind" => test.Negated ? "not as " : "as ",
            _ => test.Negated ? "not for " : "for ",
        };
        return lead + values;
    }
}
