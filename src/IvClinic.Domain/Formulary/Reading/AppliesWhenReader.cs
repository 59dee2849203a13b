namespace IvClinic.Domain.Formulary.Reading;

internal static class AppliesWhenReader
{
    private static readonly string[] NumberFields =
    [
        "ageYears", "weightKg", "idealWeightKg", "eGfr", "creatinineClearance", "durationMinutes", "doseMg",
    ];
    private static readonly string[] WordFields = ["route", "kind", "indication"];

    /// <summary>An entry without a condition always counts.</summary>
    public static AppliesWhen Of(JsonEntry owner) => owner.Optional("appliesWhen", Read) ?? new AppliesWhen.Always();

    private static AppliesWhen Read(JsonEntry entry)
    {
        if (entry.Has("always"))
            return entry.Flag("always") ? new AppliesWhen.Always() : throw entry.Problem("always", "only true is possible.");
        if (entry.Has("all")) return new AppliesWhen.All(entry.List("all", Read));
        if (entry.Has("any")) return new AppliesWhen.Any(entry.List("any", Read));

        var field = entry.Text("field");
        if (NumberFields.Contains(field, StringComparer.Ordinal))
            return new AppliesWhen.NumberTest(field, FormularyWords.Comparison(entry), entry.Number("value"));
        if (WordFields.Contains(field, StringComparer.Ordinal)) return Words(entry, field);
        if (field == "condition" && entry.Text("op") == "has") return new AppliesWhen.HasCondition(entry.Text("value"));
        throw entry.Problem("field", $"“{field}” cannot be tested like this.");
    }

    private static AppliesWhen.WordTest Words(JsonEntry entry, string field) => entry.Text("op") switch
    {
        "=" => new(field, [entry.Text("value")], Negated: false),
        "!=" => new(field, [entry.Text("value")], Negated: true),
        "in" => new(field, entry.Texts("value"), Negated: false),
        var other => throw entry.Problem("op", $"“{other}” does not compare words."),
    };
}
