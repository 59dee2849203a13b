using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using IvClinic.Domain.Formulary.Reading;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>One change in words: whose, of which entry, and what it was and is.</summary>
/// <param name="About">The medicine's name, or what else it belongs to.</param>
/// <param name="IsLarge">A number became at least twice or at most half as much: a slip of the decimal point looks like that. Or a rule is gone.</param>
public sealed record ChangeLine(DocumentPath Path, ChangeKind Kind, string About, string Entry, string Text, bool IsLarge)
{
    /// <summary>About where a value comes from, not about the value.</summary>
    public bool IsAboutSource => Path.Last is "src" or "conf" or "note" || Path.Segments[0] == "sources";

    public string Sentence => $"{About}{(Entry.Length > 0 ? ", " + Entry : "")}: {Text}";
}

/// <summary>Changes as somebody reads them who has to answer for them.</summary>
public static class ChangeWords
{
    public static IReadOnlyList<ChangeLine> Of(IEnumerable<FormularyChange> changes, FormularyDocument former, FormularyDocument present) =>
        [.. changes.Select(change => Of(change, change.Kind == ChangeKind.Removed ? former : present))];

    private static ChangeLine Of(FormularyChange change, FormularyDocument document)
    {
        var entry = EntryAround(change.Path);
        var owner = document.At(entry) as JsonObject;
        var field = entry == change.Path ? null : change.Path.Last;
        var isSource = change.Path.Last is "src" or "conf" or "note" || change.Path.Segments[0] == "sources";
        var large = Ratio(change) is >= 2m or <= 0.5m || (change.Kind == ChangeKind.Removed && !isSource);
        return new(change.Path, change.Kind, About(change.Path, document), EntryTitle(entry, owner, document), Text(change, field, owner), large);
    }

    /// <summary>The entry a change belongs to: what stands in a list, or has a shape of its own.</summary>
    private static DocumentPath EntryAround(DocumentPath path)
    {
        for (var place = path; place.Text.Length > 0; place = place.Parent)
        {
            if (EntryShapes.At(place) is not null) return place;
        }

        return path.MedicineId is { } id ? DocumentPath.Medicine(id) : path.Segments.Count > 1 ? path.Parent : path;
    }

    private static string About(DocumentPath path, FormularyDocument document)
    {
        if (path.MedicineId is { } id) return document.At(DocumentPath.Medicine(id).Field("tallMan"))?.ToString() ?? id;
        return path.Segments[0] switch
        {
            "pairRules" => "Rules between two medicines",
            "compatiblePairs" => "May share a bag",
            "mixtures" => "Standard mixtures",
            "protocols" => "Protocols",
            "sources" => "Sources",
            "drugClasses" => "Drug classes",
            "conditions" => "Conditions",
            "startLimits" => "Limits at the start",
            "generalRules" => "General rules",
            var other => FieldWords(other),
        };
    }

    /// <summary>What an entry is called: its kind, and its name where it has one.</summary>
    public static string EntryTitle(DocumentPath path, JsonObject? entry, FormularyDocument document)
    {
        if (EntryShapes.At(path) is not { } shape) return path.Segments.Count > 1 && path.MedicineId is null ? entry?["name"]?.ToString() ?? ConditionWords.Spaced(path.Last) : "";
        if (!shape.IsList) return shape.Place is "drugClasses" ? ConditionWords.Spaced(path.Last) : shape.Words.ToLower(CultureInfo.InvariantCulture);
        var name = entry is null ? path.Last : NameOf(entry, document) ?? path.Last;
        var when = entry?["appliesWhen"] is null ? "" : Condition(entry);
        return $"{shape.Words.ToLower(CultureInfo.InvariantCulture)} “{name}”{(when.Length > 0 ? $" ({when})" : "")}";
    }

    /// <summary>What an entry says, field by field, without where it comes from.</summary>
    public static string Summary(DocumentPath path, FormularyDocument document)
    {
        if (EntryShapes.At(path) is not { } shape || document.At(path) is not JsonObject entry) return "";
        var named = NamesOfEntries.FirstOrDefault(name => entry[name] is not null);
        var said = shape.Fields.Where(field => entry[field.Name] is not null && field.Name != named && field.Name is not ("a" or "b" or "unit" or "type"))
            .Select(field => field.Kind == FieldKind.Severity ? SeverityWords(entry[field.Name]!.ToString(), document) : $"{field.Words} {Value(entry[field.Name], path.Field(field.Name), field, entry)}");
        return string.Join("; ", said);
    }

    private static readonly string[] NamesOfEntries = ["id", "withClass", "token", "condition", "code", "check", "product", "with", "withSubstance"];

    /// <summary>"relative" as "relative: needs a reason", by the legend of the document.</summary>
    private static string SeverityWords(string word, FormularyDocument document) => document.At(DocumentPath.Root.Field("severityLegend").Field(word).Field("level"))?.ToString() switch
    {
        "hard" => word == "hard" ? "refused" : $"{word}: refused",
        "soft" => word == "soft" ? "needs a reason" : $"{word}: needs a reason",
        "caution" => word == "caution" ? "caution" : $"{word}: caution",
        _ => $"{word}: no finding",
    };

    private static string? NameOf(JsonObject entry, FormularyDocument document)
    {
        if (entry["a"] is { } a) return $"{MedicineName(a.ToString(), document)} with {MedicineName(entry["b"]?.ToString() ?? "?", document)}";
        foreach (var name in NamesOfEntries)
        {
            if (entry[name] is { } value) return MedicineName(ConditionWords.Spaced(value.ToString()), document);
        }

        if (entry["param"] is { } param) return $"{param} {ConditionWords.OfSign(entry["op"]?.ToString() ?? "")}";
        return entry["value"] is JsonValue text && text.GetValueKind() == JsonValueKind.String ? text.ToString() : null;
    }

    private static string MedicineName(string id, FormularyDocument document) => document.At(DocumentPath.Medicine(id).Field("tallMan"))?.ToString() ?? id;

    private static string Text(FormularyChange change, string? field, JsonObject? owner)
    {
        if (field is null)
        {
            return change.Kind switch
            {
                ChangeKind.Added => "new. " + Whole(change.After!),
                ChangeKind.Removed => "removed. It was: " + Whole(change.Before!),
                _ => $"was {Value(change.Before, change.Path, null, owner)}; now {Value(change.After, change.Path, null, owner)}.",
            };
        }

        var shape = EntryShapes.At(EntryAround(change.Path));
        var known = shape?.Fields.FirstOrDefault(each => each.Name == field);
        var words = known?.Words ?? FieldWords(field);
        return change.Kind switch
        {
            ChangeKind.Added => $"{words}: new, {Value(change.After, change.Path, known, owner)}.",
            ChangeKind.Removed => $"{words}: removed. It was {Value(change.Before, change.Path, known, owner)}.",
            _ => $"{words}: was {Value(change.Before, change.Path, known, owner)}; now {Value(change.After, change.Path, known, owner)}{Factor(change)}.",
        };
    }

    /// <summary>A whole entry on one line: a medicine by its name and size, a rule by its fields.</summary>
    private static string Whole(JsonNode part)
    {
        if (part is not JsonObject entry) return Plain(part);
        if (entry["genericName"] is { } name) return $"{name}, {ConditionWords.Spaced(entry["category"]?.ToString() ?? "")}, with {Count(entry["dosing"])} rows of doses and {Count(entry["interactions"])} interactions.";
        return string.Join("; ", entry.Where(field => field.Value is not null && field.Key is not ("src" or "conf"))
            .Select(field => $"{FieldWords(field.Key)} {(field.Key == "appliesWhen" ? Condition(entry) is { Length: > 0 } when ? when : "always" : Plain(field.Value!))}")) + ".";
    }

    private static string Value(JsonNode? value, DocumentPath path, EntryField? field, JsonObject? owner)
    {
        if (value is null) return "nothing";
        if (path.Last == "appliesWhen" && value is JsonObject condition) return Condition(new JsonObject { ["appliesWhen"] = condition.DeepClone() }) is { Length: > 0 } when ? when : "always";
        var unit = field?.Unit is not { } named ? "" : named[0] == '@' ? owner?[named[1..]]?.ToString() ?? "" : named;
        return (Plain(value) + " " + unit).TrimEnd();
    }

    private static string Plain(JsonNode value) => value switch
    {
        JsonArray list => list.Count == 0 ? "none" : string.Join(", ", list.Select(item => item is null ? "" : Plain(item))),
        JsonObject entry => string.Join(", ", entry.Where(field => field.Value is not null).Select(field => $"{FieldWords(field.Key)} {Plain(field.Value!)}")),
        _ => DocumentNumber.Of(value) is { } number ? NumberText.Format(number) : value.GetValueKind() switch
        {
            JsonValueKind.True => "yes",
            JsonValueKind.False => "no",
            JsonValueKind.String => $"“{value}”",
            _ => value.ToString(),
        },
    };

    private static string Condition(JsonObject owner)
    {
        try
        {
            return ConditionWords.Of(AppliesWhenReader.Of(new JsonEntry(JsonSerializer.SerializeToElement(owner), "formulary")));
        }
        catch (FormatException)
        {
            return Plain(owner["appliesWhen"]!); // a change of a document that cannot be read is still shown
        }
    }

    private static string FieldWords(string name) => name switch
    {
        "src" => "sources",
        "conf" => "confidence",
        "note" => "remark",
        "appliesWhen" => "counts",
        "severity" => "how strictly",
        "tallMan" => "name shown",
        _ => ConditionWords.Spaced(string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? " " + char.ToLowerInvariant(letter) : letter.ToString()))),
    };

    private static string Factor(FormularyChange change) =>
        Ratio(change) is { } times && times is >= 2m or <= 0.5m ? $" ({NumberText.Format(Ratio(change)!.Value, 2)} times as much)" : "";

    private static decimal? Ratio(FormularyChange change) =>
        change.Before is { } was && change.After is { } now && DocumentNumber.Of(was) is > 0m and { } before && DocumentNumber.Of(now) is { } after ? after / before : null;

    private static int Count(JsonNode? list) => (list as JsonArray)?.Count ?? 0;
}
