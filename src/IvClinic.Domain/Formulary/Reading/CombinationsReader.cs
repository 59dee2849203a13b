namespace IvClinic.Domain.Formulary.Reading;

internal sealed class CombinationsReader(FormularyWords words, PatientRulesReader patient)
{
    public Contraindication Contraindication(JsonEntry entry)
    {
        var id = entry.Text("id");
        var type = entry.Text("type");
        if (type is not ("condition" or "drugClass"))
            throw entry.Problem("type", $"“{type}” is not possible; use condition or drugClass.");
        return new(
            id,
            type == "condition" ? id : null,
            entry.Texts("drugClass"),
            entry.OptionalNumber("windowHours"),
            words.Severity(entry),
            entry.Text("text"),
            FormularyWords.Provenance(entry));
    }

    public AllergyToken Allergy(JsonEntry entry) =>
        new(entry.Text("token"), words.Severity(entry), entry.Text("text"), FormularyWords.Provenance(entry));

    public Interaction Interaction(JsonEntry entry) => new()
    {
        WithClass = entry.Text("withClass"),
        Severity = words.Severity(entry),
        Effect = entry.Text("effect"),
        Action = entry.Text("action"),
        WindowHours = entry.OptionalNumber("windowHours"),
        DailyDose = entry.Optional(
            "dailyDoseMg",
            test => new DailyDoseTest(FormularyWords.Comparison(test), test.Number("value"), test.Flag("unknownMatches"))),
        Escalation = entry.Optional(
            "escalate", escalation => new Escalation(escalation.Text("alsoClass"), words.Severity(escalation))),
        Reductions = patient.Reductions(entry),
        Provenance = FormularyWords.Provenance(entry),
    };

    public Incompatibility Incompatibility(JsonEntry entry) => new(
        entry.OptionalText("with"),
        entry.OptionalText("withSubstance"),
        SyringeOnly(entry),
        words.Severity(entry),
        entry.Text("text"),
        FormularyWords.Provenance(entry));

    public PairRule Pair(JsonEntry entry)
    {
        var severity = words.Severity(entry);
        return new(
            entry.Text("a"),
            entry.Text("b"),
            severity,
            words.OptionalSeverity(entry, "emergencySeverity"),
            severity.Word == "incompatible",
            SyringeOnly(entry),
            entry.OptionalNumber("windowHours"),
            entry.OptionalText("effect") ?? "",
            entry.OptionalText("action") ?? "",
            FormularyWords.Provenance(entry));
    }

    private static bool SyringeOnly(JsonEntry entry) => entry.OptionalText("scope") switch
    {
        null => false,
        "syringe" => true,
        var other => throw entry.Problem("scope", $"“{other}” is not a scope of mixing."),
    };
}
