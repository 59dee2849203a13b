namespace IvClinic.Domain.Formulary.Reading;

internal sealed class MedicineReader(FormularyWords words, GeneralRules general)
{
    private readonly DosingReader dosing = new(words, general.MinimumInterval.Severity);
    private readonly AdministrationReader administration = new(words);
    private readonly PatientRulesReader patient = new(words);

    public Medicine Read(JsonEntry entry)
    {
        var combinations = new CombinationsReader(words, patient);
        var age = entry.Optional("age", Age);
        return new()
        {
            Id = entry.Text("id"),
            GenericName = entry.Text("genericName"),
            TallManName = entry.Text("tallMan"),
            IngredientNames = entry.Texts("ingredientNames"),
            Category = entry.Text("category"),
            Classes = entry.Texts("classes"),
            RxNorm = entry.Optional(
                "rxnorm", code => new Fact<string?>(code.OptionalText("value"), FormularyWords.Provenance(code))),
            Atc = entry.List("atc", FormularyWords.ShownFact),
            DeaSchedule = entry.OptionalText("deaSchedule"),
            Mechanism = entry.Text("mechanism"),
            HighAlert = entry.Entry("highAlert", fact => new Fact<bool>(fact.Flag("value"), FormularyWords.Provenance(fact))),
            BoxedWarnings = entry.Entry(
                "boxedWarnings", fact => new Fact<IReadOnlyList<string>>(fact.Texts("value"), FormularyWords.Provenance(fact))),
            Indications = entry.List("indications", indication => new IndicationEntry(
                indication.Text("code"), indication.Text("status"), indication.Text("evidence"), words.OptionalSeverity(indication), FormularyWords.Provenance(indication))),
            Routes = entry.Texts("routes"),
            Products = entry.List("productTable", AdministrationReader.Product),
            Dosing = entry.List("dosing", dosing.Row),
            Cumulative = entry.List("cumulative", dosing.Cumulative),
            Administration = entry.Entry("administration", administration.Read),
            MinimumAge = age?.Minimum,
            AgeRules = age?.Rules ?? [],
            Weight = entry.Entry("weight", patient.Weight),
            Renal = entry.List("renal", patient.Renal),
            Hepatic = entry.List("hepatic", patient.Hepatic),
            Pregnancy = entry.Entry("pregnancy", patient.Pregnancy),
            Qtc = entry.Optional("qtc", patient.Qtc),
            Contraindications = entry.List("contraindications", combinations.Contraindication),
            AllergyTokens = entry.List("allergyClasses", combinations.Allergy),
            Interactions = entry.List("interactions", combinations.Interaction),
            Incompatibilities = entry.List("incompatibilities", combinations.Incompatibility),
            PreChecks = entry.List("preChecks", MonitoringReader.PreCheck),
            Monitoring = entry.Entry("monitoring", MonitoringReader.Plan),
            HoldStop = entry.List("holdStop", MonitoringReader.HoldStop),
            Rescue = entry.Texts("rescue"),
            Notes = entry.Texts("notes"),
        };
    }

    private AgeSection Age(JsonEntry entry) =>
        new(entry.Optional("minYears", patient.MinimumAge), entry.List("rules", patient.Age));

    private sealed record AgeSection(MinimumAge? Minimum, IReadOnlyList<AgeRule> Rules);
}
