using System.Text.Json;

namespace IvClinic.Domain.Formulary.Reading;

/// <summary>Reads the whole file; <see cref="FormularyLinks"/> then checks that every id it names exists.</summary>
internal static class FormularyReader
{
    public static ClinicFormulary Read(JsonElement json)
    {
        var root = new JsonEntry(json, "formulary");
        root.Ignore("verifyBeforeUse", "outcomeLevels", "fieldLegend");
        var words = FormularyWords.Of(root);
        var general = root.Entry("generalRules", entry => GeneralRulesReader.Read(entry, words));
        var combinations = new CombinationsReader(words, new PatientRulesReader(words));
        var medicine = new MedicineReader(words, general);
        var mixtures = ById(root, "mixtures", root.List("mixtures", OrderSetReader.Mixture), entry => entry.Id);
        var formulary = new ClinicFormulary
        {
            Id = root.Text("dataset"),
            Version = root.Text("schemaVersion"),
            Notice = root.OptionalText("notice") ?? "",
            ConfidenceLegend = root.TextMap("confidenceLegend"),
            GeneralRules = general,
            Medicines = ById(root, "medications", root.List("medications", medicine.Read), entry => entry.Id),
            Conditions = root.Map("conditions", Condition),
            Allergens = root.TextMap("allergens"),
            Diluents = root.TextMap("diluentNames"),
            DrugClasses = root.Map("drugClasses", Class),
            PairRules = root.List("pairRules", combinations.Pair),
            CompatiblePairs = root.List(
                "compatiblePairs",
                entry => new CompatiblePair(entry.Text("a"), entry.Text("b"), FormularyWords.Provenance(entry))),
            StartLimits = root.List("startLimits", MonitoringReader.StartLimit),
            RescueOnly = root.List(
                "rescueOnly", entry => new RescueText(entry.Text("id"), entry.Text("use"), FormularyWords.Provenance(entry))),
            Disagreements = root.List("disagreements", entry =>
                new Disagreement(
                    entry.Text("topic"), entry.Text("a"), entry.Text("b"), entry.Text("chosen"), entry.Texts("src"))),
            Sources = root.Map(
                "sources", (id, entry) => new Source(id, entry.Text("title"), entry.Text("type"), entry.OptionalText("url"))),
            Mixtures = mixtures,
            Protocols = ById(root, "protocols", root.List("protocols", OrderSetReader.Protocol), entry => entry.Id),
        };
        root.Close();
        FormularyLinks.Check(formulary);
        FormularySense.Check(formulary);
        return formulary;
    }

    private static ConditionEntry Condition(string id, JsonEntry entry)
    {
        entry.Ignore("src", "conf", "note");
        FindingKind kind;
        try
        {
            kind = FindingKindText.Read(entry.Text("kind"));
        }
        catch (FormatException problem) when (!problem.Message.StartsWith(entry.Path, StringComparison.Ordinal))
        {
            throw entry.Problem("kind", problem.Message);
        }

        return new(
            id, entry.Text("text"), entry.Texts("icd10").Select(code => code.Replace(".", "", StringComparison.Ordinal)).ToList(),
            kind, entry.Texts("isA"));
    }

    private static DrugClass Class(string id, JsonEntry entry) => new(
        id, entry.Texts("medicines"), entry.Texts("ingredients"), entry.Texts("includesClasses"), entry.OptionalNumber("washoutDays"), FormularyWords.Provenance(entry));

    private static Dictionary<string, T> ById<T>(JsonEntry root, string name, IReadOnlyList<T> entries, Func<T, string> id) =>
        entries.GroupBy(id, StringComparer.Ordinal).FirstOrDefault(group => group.Count() > 1) is { } twice
            ? throw root.Problem(name, $"“{twice.Key}” stands in the list twice.")
            : entries.ToDictionary(id, StringComparer.Ordinal);
}
