using System.Text.Json.Nodes;
using IvClinic.Domain.Formulary.Drafts;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>The fields of an entry as they stand in a document, to be typed over.</summary>
public static class EntryForms
{
    public static List<FieldForm> Of(FormularyDocument document, DocumentPath path) =>
        EntryShapes.At(path) is { } shape && document.At(path) is JsonObject entry ? [.. shape.Fields.Select(field => Of(entry, field))] : [];

    public static List<FieldForm> Empty(EntryShape shape) => [.. shape.Fields.Select(field => new FieldForm { Name = field.Name })];

    /// <summary>The keys under which the entries of a list stand in paths.</summary>
    public static IReadOnlyList<string> Keys(JsonArray list) => EntryKeys.Of(list) ?? [];

    private static FieldForm Of(JsonObject entry, EntryField field) => field.Kind == FieldKind.Number
        ? new() { Name = field.Name, Number = DocumentNumber.Of(entry[field.Name]) }
        : new() { Name = field.Name, Text = entry[field.Name]?.ToString() };
}
