using IvClinic.Application.Formulary.Drafts;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;

namespace IvClinic.Web.Formulary.Desk;

/// <summary>Drafts in words, and what their forms offer.</summary>
internal static class DraftWords
{
    public static readonly IReadOnlyList<(string?, string)> Confidences =
    [
        ("S", "Read in the source"), ("S2", "Read in a secondary source"), ("Gh", "General knowledge, high confidence"), ("Gm", "General knowledge, medium confidence"),
        ("Gl", "Low confidence"), ("D", "Decision without a source"),
    ];

    public static (string Sign, string Word, string Style) Status(DraftStatus status) => status switch
    {
        DraftStatus.Open => ("✎", "Draft", "pill-violet"),
        DraftStatus.Approved => ("✓", "Approved, not in force", "pill-blue"),
        DraftStatus.Published => ("■", "Published", "pill-green"),
        _ => ("✕", "Discarded", ""),
    };

    public static string Origin(DraftOrigin origin) => origin switch
    {
        DraftOrigin.Imported => "read from a file",
        DraftOrigin.Shipped => "came with a new version of the program",
        _ => "begun here",
    };

    public static (string Sign, string Word, string Style) Outlook(StartOutlook outlook) => outlook switch
    {
        StartOutlook.Refused => ("✕", "Does not start", "pill-red"),
        StartOutlook.OrderNeeded => ("⚠", "Starts on an order only", "pill-amber"),
        _ => ("✓", "Starts", "pill-green"),
    };

    public static IReadOnlyList<(string?, string)> Sources(ClinicFormulary formulary) =>
        [.. formulary.Sources.Values.OrderBy(source => source.Title, StringComparer.OrdinalIgnoreCase).Select(source => ((string?)source.Id, source.Title.Length > 90 ? source.Title[..90] + "…" : source.Title))];

    /// <summary>What may be chosen in a field; null where it is typed.</summary>
    public static IReadOnlyList<(string?, string)>? Options(EntryField field, EntryShape shape, ClinicFormulary formulary, string? present)
    {
        var options = field.Kind == FieldKind.Severity ? Severities(shape) : field.Kind == FieldKind.Choice ? Choices(field.ChoiceOf!, formulary) : null;
        if (options is null || string.IsNullOrEmpty(present) || options.Exists(option => option.Item1 == present)) return options;
        return [(present, ConditionWords.Spaced(present)), .. options];
    }

    private static List<(string?, string)> Severities(EntryShape shape) => shape.Place switch
    {
        "interactions" or "pairRules" or "incompatibilities" =>
            [("contraindicated", "Contraindicated: refused"), ("major", "Major: needs a reason"), ("moderate", "Moderate: caution"), ("incompatible", "Incompatible in one bag: refused")],
        "contraindications" or "allergyClasses" or "renal" or "hepatic" or "pregnancy" or "indications" =>
            [("absolute", "Absolute: refused"), ("relative", "Relative: needs a reason"), ("caution", "Caution"), ("none", "None: no finding")],
        _ => [("hard", "Refused"), ("soft", "Needs a reason"), ("caution", "Caution")],
    };

    private static List<(string?, string)> Choices(string of, ClinicFormulary formulary) => of switch
    {
        "indication" => [.. Application.Suitability.PainIndications.All.Select(each => ((string?)each.Code, each.Name))],
        "diluent" => [.. formulary.Diluents.Select(each => ((string?)each.Key, each.Value))],
        "condition" => [.. formulary.Conditions.Values.Select(each => ((string?)each.Id, each.Text)).OrderBy(each => each.Text, StringComparer.OrdinalIgnoreCase)],
        "drugClass" => [.. formulary.DrugClasses.Keys.Order(StringComparer.Ordinal).Select(id => ((string?)id, ConditionWords.Spaced(id)))],
        "medicine" => Medicines(formulary),
        "medicineOrAny" => [("any", "any other medicine"), .. Medicines(formulary)],
        "token" =>
        [
            .. Medicines(formulary), .. formulary.DrugClasses.Keys.Order(StringComparer.Ordinal).Select(id => ((string?)id, "class: " + ConditionWords.Spaced(id))),
            .. formulary.Allergens.Select(each => ((string?)each.Key, "substance: " + each.Value)),
        ],
        _ => [.. of.Split('|').Select(word => ((string?)word, Spoken(word)))],
    };

    private static List<(string?, string)> Medicines(ClinicFormulary formulary) =>
        [.. formulary.Medicines.Values.OrderBy(medicine => medicine.GenericName, StringComparer.OrdinalIgnoreCase).Select(medicine => ((string?)medicine.Id, medicine.TallManName))];

    private static string Spoken(string word) => word switch
    {
        "treatmentDays" => "treatment days in a row",
        "daysBetween" => "days between courses",
        "eGfr" => "eGFR",
        "creatinineClearance" => "creatinine clearance",
        "drugClass" => "drug class",
        _ => ConditionWords.Spaced(ConditionWords.OfSign(word)),
    };
}
