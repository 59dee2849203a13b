using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.Reading;

internal sealed class AdministrationReader(FormularyWords words)
{
    private static readonly string[] RemarkNames =
    [
        "usualVolumeMl", "flush", "filter", "line", "lock", "position", "preload", "preservativeFreeOnly", "lightProtect",
        "doNotRefrigerateDiluted", "noBolus", "noShake", "lotTraceability", "useWithinHours", "rate", "site",
    ];

    public Administration Read(JsonEntry entry) => new()
    {
        BolusBelowMinutes = entry.Optional("bolusBelowMinutes", NumberFact)?.Value,
        DurationLimits = entry.List("durationLimits", limit =>
            new DurationLimit(
                limit.Number("minutes"), AppliesWhenReader.Of(limit), words.Severity(limit), FormularyWords.Provenance(limit))),
        RateLimits = entry.List("rateLimits", Rate),
        HourLimits = entry.List("hourLimits", limit =>
            new HourLimit(In(limit, "mg"), words.Severity(limit), FormularyWords.Provenance(limit))),
        StartRateLimit = entry.Optional("startRateLimit", Rate),
        ConcentrationLimits = entry.List("concentrationLimits", limit =>
            new ConcentrationLimit(In(limit, "mg/mL"), words.Severity(limit), FormularyWords.Provenance(limit))),
        Diluents = entry.List("diluents", diluent =>
            new Diluent(
                diluent.Text("value"), diluent.OptionalNumber("minVolumeMl"), diluent.OptionalNumber("maxVolumeMl"),
                FormularyWords.Provenance(diluent))),
        RefusedDiluents = entry.List("refusedDiluents", diluent =>
            new RefusedDiluent(diluent.Text("value"), words.Severity(diluent), FormularyWords.Provenance(diluent))),
        Concentrations = entry.List("concentrations", FormularyWords.ShownFact),
        Stocked = entry.List("stocked", strength => new StockedStrength(
            strength.Number("mgPerMl") is > 0m and var value ? value : throw strength.Problem("mgPerMl", "a strength is above 0 mg/mL."),
            strength.OptionalText("value") ?? "", FormularyWords.Provenance(strength))),
        UsualDurationMinutes = entry.Optional("usualDurationMin", NumberFact),
        Titration = [.. entry.List("titration", Step), .. entry.List("titrationGeneric", Step)],
        Remarks = RemarkNames.Where(entry.Has)
            .ToDictionary(name => name, name => entry.Entry(name, FormularyWords.ShownFact), StringComparer.Ordinal),
    };

    public static ProductRates Product(JsonEntry entry)
    {
        return new(
            entry.Text("product"), MlPerKgH("initial"), MlPerKgH("max"), entry.OptionalText("loading"), entry.OptionalText("maintenance"), FormularyWords.Provenance(entry));

        decimal MlPerKgH(string name) => entry.Entry(name, rate =>
        {
            rate.Ignore("mgkgmin"); // the same rate in another unit
            return new Fact<decimal>(rate.Number("mlkgh"), Provenance.None);
        }).Value;
    }

    private RateLimit Rate(JsonEntry entry) => new(
        entry.OptionalText("id") ?? "",
        entry.Number("value"),
        FormularyWords.Rate(entry),
        entry.Flag("byProduct"),
        AppliesWhenReader.Of(entry),
        words.Severity(entry),
        FormularyWords.Provenance(entry));

    private static decimal In(JsonEntry entry, string unit) =>
        entry.Text("unit") == unit ? entry.Number("value") : throw entry.Problem("unit", $"only {unit} is possible here.");

    private static Fact<decimal> NumberFact(JsonEntry entry) => new(entry.Number("value"), FormularyWords.Provenance(entry));

    private static TitrationStep Step(JsonEntry entry) => new(
        entry.OptionalWhole("step") ?? throw entry.Problem("step", "a whole number is missing."),
        entry.OptionalNumber("mlkgh") ?? entry.Number("rate"),
        entry.Has("mlkgh") ? RateUnit.MillilitrePerKilogramHour : FormularyWords.Rate(entry),
        entry.OptionalNumber("holdMin"),
        FormularyWords.Provenance(entry));
}
