namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>Every kind of entry that is edited in a form, in the order of a medicine's page.</summary>
public static class EntryShapes
{
    private const string Comparisons = "<|<=|>|>=|=|!=";

    public static readonly IReadOnlyList<EntryShape> OfMedicine =
    [
        new("indications", "Indication", [Choice("code", "for", "indication", true), Text("status", "status", true), Text("evidence", "evidence", true), Level()]),
        new("dosing", "Doses", [
            Text("id", "name of the row", true), Choice("basis", "counted in", "mg|mg/kg|g/kg|mL|mL/kg|mg/kg/h", true), Text("unit", "unit shown"),
            Number("usualMin", "usual dose from", "@basis"), Number("usualMax", "usual dose to", "@basis"),
            Number("softMaxSingle", "one bag: reason needed above", "@basis"), Number("absoluteMaxSingle", "one bag: refused above", "@basis"),
            Number("absoluteMaxSingleMg", "one bag: refused above, in mg", "mg"), Number("mgPerKgMax", "one bag: refused above, per kg", "mg/kg"),
            Number("softMaxSession", "all bags together: reason needed above", "@basis"), Number("absoluteMaxSession", "all bags together: refused above", "@basis"),
            Number("absoluteMaxSessionMg", "all bags together: refused above, in mg", "mg"), Number("maxDaily", "24 hours: refused above", "mg or mL"),
            Number("intervalHoursMin", "least time since the last dose", "h"), Number("intervalMinMin", "least time since the last dose", "min"),
            new("intervalSeverity", "a shorter time", FieldKind.Severity)]),
        new("cumulative", "Limit over time", [
            Text("id", "name of the limit", true), Choice("measure", "what is counted", "amount|doses|treatmentDays|daysBetween", true), Number("limit", "limit", "@unit", true),
            Text("unit", "unit of the limit", true), Number("windowHours", "window", "h"), Number("windowDays", "window", "days"), Number("restDaysAfter", "rest after it", "days"),
            Number("courseMaxGapDays", "days apart in one course, at most", "days"), Number("courseMaxDays", "days of one course, at most", "days"), Level(true), Text("scope", "scope")]),
        new("administration.durationLimits", "Least duration", [Number("minutes", "not shorter than", "min", true), Level(true)]),
        new("administration.rateLimits", "Highest rate", [
            Text("id", "name of the limit"), Number("value", "not faster than", "@unit", true), Choice("unit", "unit", "mL/h|mL/kg/h|mg/kg/h|mg/min|mg/h", true), Level(true)]),
        new("administration.startRateLimit", "Highest first rate", [Number("value", "not faster than", "@unit", true), Level(true)], IsList: false),
        new("administration.hourLimits", "Largest amount in an hour", [Number("value", "not more than", "mg", true), Choice("unit", "unit", "mg", true), Level(true)]),
        new("administration.concentrationLimits", "Highest concentration", [Number("value", "not stronger than", "mg/mL", true), Choice("unit", "unit", "mg/mL", true), Level(true)]),
        new("administration.diluents", "Diluent", [Choice("value", "diluent", "diluent", true), Number("minVolumeMl", "volume from", "mL"), Number("maxVolumeMl", "volume to", "mL")]),
        new("administration.refusedDiluents", "Diluent that is refused", [Choice("value", "diluent", "diluent", true), Level(true)]),
        new("administration.stocked", "Strength in the emergency kit", [Number("mgPerMl", "strength", "mg/mL", true), Text("value", "what it comes in", true)]),
        new("administration.bolusBelowMinutes", "A bolus below", [Number("value", "minutes", "min", true)], IsList: false),
        new("administration.usualDurationMin", "Usual duration", [Number("value", "minutes", "min", true)], IsList: false),
        new("administration.titration", "Usual rate step", [
            Number("step", "step", null, true), Number("rate", "rate", "@unit", true), Choice("unit", "unit", "mL/h|mL/kg/h|mg/kg/h|mg/min|mg/h", true), Number("holdMin", "for", "min")]),
        new("administration.titrationGeneric", "Usual rate step", [Number("step", "step", null, true), Number("mlkgh", "rate", "mL/kg/h", true), Number("holdMin", "for", "min")]),
        new("productTable", "Product", [Text("product", "product"), Text("loading", "loading"), Text("maintenance", "maintenance")]),
        new("age.minYears", "Least age", [Number("value", "years", "years", true), Level(true)], IsList: false),
        new("age.rules", "Rule on age", [
            Text("id", "name of the rule", true), Choice("op", "age is", Comparisons, true), Number("value", "years", "years", true), Level(), Text("text", "in words", true)]),
        new("weight", "Weight", [
            Choice("basis", "weight used", "actual|ideal|ideal_if_bmi_over_30_else_actual|fixed", true), Number("minKg", "least weight", "kg"), new("minKgSeverity", "below it", FieldKind.Severity)], IsList: false),
        new("renal", "Rule on the kidneys", [
            Text("test", "test", true), Choice("field", "value", "eGfr|creatinineClearance", true), Choice("op", "is", Comparisons, true), Number("value", "limit", "mL/min", true), Level(), Text("text", "in words", true)]),
        new("hepatic", "Rule on the liver", [Choice("condition", "condition", "condition", true), Level(), Text("text", "in words", true)]),
        new("pregnancy", "Pregnancy", [Level(true), Text("text", "in words", true), Text("lactation", "lactation")], IsList: false),
        new("qtc.limits", "Limit of QTc", [Choice("op", "QTc is", Comparisons, true), Number("value", "limit", "ms", true), Number("below", "and below", "ms"), Level(true)]),
        new("contraindications", "Contraindication", [
            Choice("id", "condition", "condition", true), Choice("type", "kind", "condition|drugClass", true), Number("windowHours", "within", "h"), Level(true), Text("text", "in words", true)]),
        new("allergyClasses", "Allergy", [Choice("token", "allergy to", "token", true), Level(true), Text("text", "in words", true)]),
        new("interactions", "Interaction", [
            Choice("withClass", "with", "drugClass", true), Level(true), Text("effect", "effect", true), Text("action", "what to do", true), Number("windowHours", "within", "h")]),
        new("incompatibilities", "Incompatibility in one bag", [Choice("with", "with", "medicineOrAny"), Text("withSubstance", "with another substance"), Level(true), Text("text", "in words", true)]),
        new("preChecks", "Check before the start", [
            Text("check", "check", true), Text("requirement", "requirement", true), Text("criterion", "criterion", true), Number("validityDays", "a result holds", "days")]),
        new("monitoring.during", "Observation while running", [Number("intervalMin", "every", "min")], IsList: false),
        new("monitoring.post", "Observation afterwards", [Number("intervalMin", "every", "min"), Number("observeMin", "for", "min")], IsList: false),
        new("holdStop", "Hold or stop", [
            Text("param", "observation", true), Choice("op", "is", Comparisons + "|present|absent", true), Number("value", "limit", "@unit"), Text("unit", "unit"), Text("action", "what to do", true)]),
    ];

    /// <summary>Entries that belong to the whole formulary.</summary>
    public static readonly IReadOnlyList<EntryShape> OfAll =
    [
        new("pairRules", "Rule between two medicines", [
            Choice("a", "one medicine", "medicine", true), Choice("b", "the other", "medicineOrAny", true), Level(true), Number("windowHours", "within", "h"),
            Text("effect", "effect", true), Text("action", "what to do", true)]),
        new("compatiblePairs", "May share a bag", [Choice("a", "one medicine", "medicine", true), Choice("b", "the other", "medicine", true)]),
        new("startLimits", "Limit at the start", [
            Text("param", "observation", true), Text("op", "is", true), Number("low", "low", "@unit"), Number("high", "high", "@unit"), Number("value", "value", "@unit"), Text("unit", "unit", true),
            Text("action", "what to do", true)]),
        new("drugClasses", "Drug class", [Number("washoutDays", "counts after stopping for", "days")], IsList: false),
    ];

    /// <summary>The shape of the entry at a place; null where no form knows it.</summary>
    public static EntryShape? At(DocumentPath path)
    {
        string[] names = [.. path.Segments];
        if (names is ["medications", _, .. var inside])
            return OfMedicine.FirstOrDefault(shape => shape.IsList ? inside.Length > 1 && IsAt(shape, inside[..^1]) : IsAt(shape, inside));
        return names is [var place, _] ? OfAll.FirstOrDefault(shape => shape.Place == place) : null;
    }

    /// <summary>Where entries of this kind stand in a medicine, or in the whole formulary.</summary>
    public static DocumentPath PlaceOf(EntryShape shape, string? medicineId) =>
        shape.Place.Split('.').Aggregate(medicineId is null ? DocumentPath.Root : DocumentPath.Medicine(medicineId), (path, name) => path.Field(name));

    private static bool IsAt(EntryShape shape, string[] names) => string.Join('.', names) == shape.Place;

    private static EntryField Number(string name, string words, string? unit, bool required = false) => new(name, words, FieldKind.Number, unit, Required: required);

    private static EntryField Text(string name, string words, bool required = false) => new(name, words, FieldKind.Text, Required: required);

    private static EntryField Choice(string name, string words, string of, bool required = false) => new(name, words, FieldKind.Choice, ChoiceOf: of, Required: required);

    private static EntryField Level(bool required = false) => new("severity", "how strictly", FieldKind.Severity, Required: required);
}
