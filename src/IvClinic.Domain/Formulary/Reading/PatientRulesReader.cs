namespace IvClinic.Domain.Formulary.Reading;

internal sealed class PatientRulesReader(FormularyWords words)
{
    public MinimumAge MinimumAge(JsonEntry entry) =>
        new(entry.Number("value"), words.Severity(entry), FormularyWords.Provenance(entry));

    public AgeRule Age(JsonEntry entry) => new(
        entry.Text("id"),
        FormularyWords.Comparison(entry),
        entry.Number("value"),
        words.OptionalSeverity(entry),
        Reductions(entry),
        entry.OptionalText("handledBy"),
        entry.Text("text"),
        FormularyWords.Provenance(entry));

    public WeightRules Weight(JsonEntry entry)
    {
        var basis = entry.Text("basis") switch
        {
            "actual" => WeightBasis.Actual,
            "ideal" => WeightBasis.Ideal,
            "ideal_if_bmi_over_30_else_actual" => WeightBasis.IdealIfBmiOver30,
            "fixed" => WeightBasis.Fixed,
            var other => throw entry.Problem("basis", $"“{other}” is not a basis of weight."),
        };
        return new(
            basis, entry.OptionalNumber("minKg"), words.OptionalSeverity(entry, "minKgSeverity"),
            FormularyWords.Provenance(entry));
    }

    public RenalRule Renal(JsonEntry entry) => new(
        entry.Text("test"),
        entry.Text("field"),
        FormularyWords.Comparison(entry),
        entry.Number("value"),
        words.OptionalSeverity(entry),
        Reductions(entry),
        entry.OptionalText("handledBy"),
        entry.Text("text"),
        FormularyWords.Provenance(entry));

    public HepaticRule Hepatic(JsonEntry entry) => new(
        entry.Text("condition"),
        words.OptionalSeverity(entry),
        Reductions(entry),
        entry.OptionalText("handledBy"),
        entry.Text("text"),
        FormularyWords.Provenance(entry));

    public PregnancyRules Pregnancy(JsonEntry entry) => new(
        words.Severity(entry),
        entry.Text("text"),
        entry.OptionalText("lactation"),
        entry.Optional("contraceptionRule", Contraception),
        FormularyWords.Provenance(entry));

    public QtcRules Qtc(JsonEntry entry)
    {
        var required = entry.Text("required");
        if (required is not ("always" or "ifQtRisk"))
            throw entry.Problem("required", $"“{required}” is not possible; use always or ifQtRisk.");
        return new(required == "always", entry.List("limits", QtcLimit), FormularyWords.Provenance(entry));
    }

    /// <summary>The reductions of an age, renal, hepatic or interaction rule.</summary>
    public IReadOnlyList<Reduction> Reductions(JsonEntry entry) => entry.List("reduce", reduction => new Reduction
    {
        SingleDoseFactor = reduction.OptionalNumber("singleDoseFactor"),
        Rows = reduction.Texts("rows"),
        MaxSingleMg = reduction.OptionalNumber("maxSingleMg"),
        MaxDailyMg = reduction.OptionalNumber("maxDailyMg"),
        RateFactor = reduction.OptionalNumber("rateFactor"),
        RateLimitId = reduction.OptionalText("rateLimit"),
        Severity = words.Severity(reduction),
    });

    private QtcLimit QtcLimit(JsonEntry entry)
    {
        entry.Ignore("unit");
        return new(FormularyWords.Comparison(entry), entry.Number("value"), entry.OptionalNumber("below"), words.Severity(entry));
    }

    private ContraceptionRule Contraception(JsonEntry entry)
    {
        entry.Ignore("src", "conf", "note");
        return new(
            entry.Text("sex"), entry.Number("ageYearsMin"), entry.Number("ageYearsMax"), entry.Texts("refusedIf"),
            words.Severity(entry), entry.Optional("doFirst", first => new DoneFirst(first.Text("text"), FormularyWords.Provenance(first))));
    }
}
