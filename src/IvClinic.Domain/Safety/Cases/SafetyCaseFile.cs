using System.Text.Json;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Reading;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Cases;

/// <summary>Reads a file of worked cases (safety rules, section 1). Fields that only explain are left aside.</summary>
public static class SafetyCaseFile
{
    /// <exception cref="FormatException">The text is not a case file, or a case cannot be read; the message names the path.</exception>
    public static IReadOnlyList<SafetyCase> Read(string json) => Entries(json).Select(entry => entry.Read()).ToList();

    /// <summary>Every case unread, so that one broken case does not hide the others.</summary>
    internal static IReadOnlyList<(string Id, Func<SafetyCase> Read)> Entries(string json)
    {
        try
        {
            var cases = JsonDocument.Parse(json.TrimStart('\uFEFF')).RootElement;
            if (cases.ValueKind != JsonValueKind.Object || !cases.TryGetProperty("cases", out var list)
                || list.ValueKind != JsonValueKind.Array)
                throw new FormatException("This is not a case file: it has no list “cases”.");
            return list.EnumerateArray()
                .Select((item, index) => (IdOf(item, index), (Func<SafetyCase>)(() => Case(new(item, IdOf(item, index)), IdOf(item, index)))))
                .ToList();
        }
        catch (JsonException problem)
        {
            throw new FormatException("The case file is not JSON: " + problem.Message, problem);
        }
    }

    private static string IdOf(JsonElement item, int index) =>
        item.ValueKind == JsonValueKind.Object && item.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String
            ? id.GetString()!
            : "case " + NumberText.Format(index + 1);

    private static SafetyCase Case(JsonEntry entry, string id) => new(
        id,
        entry.OptionalText("title") ?? "",
        new(Lenient(entry, "patient", Patient), entry.List("given", Open(Given)), Lenient(entry, "plan", Plan)),
        Lenient(entry, "expect", Expectation));

    private static PatientFacts Patient(JsonEntry entry) => new()
    {
        Sex = entry.OptionalText("sex") is { } sex ? Word<Sex>(entry, "sex", sex) : null,
        AgeYears = entry.OptionalNumber("ageYears"),
        WeightKg = entry.OptionalNumber("weightKg"),
        HeightCm = entry.OptionalNumber("heightCm"),
        EGfr = entry.OptionalNumber("eGfr"),
        CreatinineClearance = entry.OptionalNumber("creatinineClearance"),
        QtcMs = entry.OptionalNumber("qtcMs"),
        Pregnancy = Word<PregnancyAnswer>(entry, "pregnancy", entry.OptionalText("pregnancy") ?? "unknown"),
        Contraception = Word<ContraceptionAnswer>(entry, "contraception", entry.OptionalText("contraception") ?? "unknown"),
        Conditions = entry.OptionalList(
            "conditions", Open(problem => new RecordedProblem(problem.OptionalText("code"), problem.OptionalText("icd10")))),
        Allergies = entry.OptionalList(
            "allergies", Open(allergy => new RecordedAllergy(allergy.OptionalText("class"), allergy.OptionalText("substance")))),
        HomeMedications = entry.OptionalList("homeMedications", Open(home => new HomeMedication(
            home.Text("name"),
            home.OptionalNumber("lastTakenHoursAgo"),
            home.OptionalNumber("stoppedDaysAgo"),
            home.OptionalNumber("dailyDoseMg")))),
    };

    private static GivenDose Given(JsonEntry entry) => new(
        Medicine(entry.Text("medication")),
        Route(entry),
        entry.Number("amount"),
        UnitText.ReadDoseUnit(entry.Text("unit")),
        entry.Number("hoursAgo"),
        entry.OptionalWhole("daysAgo"));

    private static PlannedSession Plan(JsonEntry entry) =>
        new(entry.Text("indication"), entry.List("bags", Open(Bag)), entry.Flag("emergency"));

    private static PlannedBag Bag(JsonEntry entry) => new()
    {
        Ingredients = entry.List("ingredients", Open(ingredient => new PlannedIngredient(
            Medicine(ingredient.Text("medication")),
            ingredient.Number("amount"),
            UnitText.ReadDoseUnit(ingredient.Text("unit")),
            ingredient.OptionalText("product")))),
        Route = Route(entry),
        Diluent = entry.OptionalText("diluent"),
        FinalVolumeMl = entry.OptionalNumber("finalVolumeMl"),
        DurationMinutes = entry.Number("durationMinutes"),
        Kind = entry.OptionalText("kind") is { } kind ? Word<BagKind>(entry, "kind", kind) : null,
        RateSteps = entry.List("rateSteps", Open(step => new RateStep(
            step.Number("rate"),
            UnitText.ReadRateUnit(step.Text("unit")),
            step.OptionalNumber("minutes") ?? 0m))),
    };

    private static SafetyExpectation Expectation(JsonEntry entry)
    {
        var about = entry.OptionalText("about") is { } kind ? [kind] : Array.Empty<string>();
        return new(
            Word<SafetyOutcome>(entry, "outcome", entry.Text("outcome")),
            entry.OptionalText("medication") is { } medicine ? Medicine(medicine) : null,
            entry.OptionalText("with") is { } other ? Medicine(other) : null,
            about.Concat(entry.Texts("aboutAlso")).Select(FindingKindText.Read).ToList(),
            entry.Texts("notChecked"),
            Lenient(
                entry, "values", values => values.Names.ToDictionary(name => name, values.Number, StringComparer.Ordinal), []));
    }

    /// <summary>Names compare without case (safety rules 3.18); ids of the formulary are in lower case.</summary>
    private static string Medicine(string name) => name.Trim().ToLowerInvariant();

    private static string Route(JsonEntry entry) => entry.Text("route").Trim().ToUpperInvariant();

    private static T Word<T>(JsonEntry entry, string name, string word)
        where T : struct, Enum =>
            Enum.TryParse<T>(word, ignoreCase: true, out var value)
                && !char.IsAsciiDigit(word[0]) ? value : throw entry.Problem(name, $"“{word}” is not possible here.");

    private static T Lenient<T>(JsonEntry entry, string name, Func<JsonEntry, T> read, T? absent = null)
        where T : class => entry.Optional(name, Open(read)) ?? absent ?? throw entry.Problem(name, "an entry is missing.");

    /// <summary>Cases may carry remarks that are no part of the case.</summary>
    private static Func<JsonEntry, T> Open<T>(Func<JsonEntry, T> read) => entry =>
    {
        var result = read(entry);
        foreach (var name in entry.Names) entry.Ignore(name);
        return result;
    };
}
