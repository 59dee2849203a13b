using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.Reading;

/// <summary>The words of the data file and what they mean.</summary>
internal sealed class FormularyWords(IReadOnlyDictionary<string, Severity> severities)
{
    public static FormularyWords Of(JsonEntry root) => new(root.Map("severityLegend", (word, entry) =>
    {
        entry.Ignore("usedIn");
        return new Severity(word, entry.OptionalText("level") is { } level ? Level(entry, "level", level) : null);
    }));

    public Severity Severity(JsonEntry entry, string name = "severity") =>
        OptionalSeverity(entry, name) ?? throw entry.Problem(name, "a severity is missing.");

    public Severity? OptionalSeverity(JsonEntry entry, string name = "severity") =>
        entry.OptionalText(name) is not { } word ? null

            : severities.TryGetValue(word, out var severity)
            ? severity
            : throw entry.Problem(name, $"“{word}” is not in the severity legend.");

    public static FindingLevel Level(JsonEntry entry, string name, string word) => word switch
    {
        "hard" => FindingLevel.Refused,
        "soft" => FindingLevel.NeedsReason,
        "caution" => FindingLevel.Caution,
        _ => throw entry.Problem(name, $"“{word}” is not a level."),
    };

    public static Provenance Provenance(JsonEntry entry) =>
        new(entry.Texts("src"), entry.OptionalText("conf") ?? "", entry.OptionalText("note"));

    public static Comparison Comparison(JsonEntry entry, string name = "op") => entry.Text(name) switch
    {
        "<" => Formulary.Comparison.Less,
        "<=" => Formulary.Comparison.AtMost,
        ">" => Formulary.Comparison.More,
        ">=" => Formulary.Comparison.AtLeast,
        "=" => Formulary.Comparison.Equal,
        "!=" => Formulary.Comparison.NotEqual,
        var other => throw entry.Problem(name, $"“{other}” is not a comparison."),
    };

    public static DoseBasis Basis(JsonEntry entry, string name) => entry.Text(name) switch
    {
        "mg" => DoseBasis.Milligram,
        "mL" => DoseBasis.Millilitre,
        "mg/kg" => DoseBasis.MilligramPerKilogram,
        "g/kg" => DoseBasis.GramPerKilogram,
        "mL/kg" => DoseBasis.MillilitrePerKilogram,
        "mg/kg/h" => DoseBasis.MilligramPerKilogramHour,
        var other => throw entry.Problem(name, $"“{other}” is not a basis of dose."),
    };

    public static RateUnit Rate(JsonEntry entry, string name = "unit")
    {
        try
        {
            return UnitText.ReadRateUnit(entry.Text(name));
        }
        catch (FormatException problem)
        {
            throw entry.Problem(name, problem.Message);
        }
    }

    public static Fact<string> ShownFact(JsonEntry entry) => new(entry.AsShown("value"), Provenance(entry));
}
