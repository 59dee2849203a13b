using System.Globalization;
using System.Text.Json.Nodes;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>
/// Who answers for a changed value. Unless another source is named, it is a decision of the clinic: confidence D, with the
/// editor's name and the date as its source.
/// </summary>
/// <param name="SourceId">A source of the formulary that says so; null: the editor's own decision.</param>
/// <param name="Confidence">How sure that source is; counts only with a source.</param>
public sealed record ClinicStamp(FormularyStep By, string Reason, string? SourceId = null, string? Confidence = null)
{
    private const string ClinicDecision = "D";

    /// <summary>Marks every entry that was changed or added, except where the change itself says where it comes from.</summary>
    public void Mark(FormularyDocument document, IReadOnlyList<FormularyChange> changes)
    {
        var entries = changes.Where(change => change.Kind != ChangeKind.Removed || change.Path.Last is not ("src" or "conf"))
            .Select(change => Carrier(document, change.Path)).OfType<DocumentPath>().Distinct()
            .Where(entry => !changes.Any(change => change.Kind != ChangeKind.Removed && (change.Path == entry.Field("src") || change.Path == entry.Field("conf")))).ToList();
        if (entries.Count == 0) return;
        var source = SourceId ?? OwnSource(document);
        foreach (var entry in entries)
        {
            var owner = (JsonObject)document.At(entry)!;
            owner["src"] = new JsonArray(source);
            owner["conf"] = SourceId is null ? ClinicDecision : Confidence ?? ClinicDecision;
            // What stood there may be needed at the chair: it is not replaced by the reason of a change.
            if (Reason.Length > 0) owner["note"] = owner["note"]?.ToString() is { Length: > 0 } former && former != Reason ? $"{Reason} — Earlier remark: {former}" : Reason;
        }
    }

    /// <summary>The nearest object around a place that can say where it comes from; null where none can.</summary>
    private static DocumentPath? Carrier(FormularyDocument document, DocumentPath path)
    {
        for (var place = path; place.Text.Length > 0; place = place.Parent)
        {
            if (document.At(place) is not JsonObject owner) continue;
            if (owner.ContainsKey("src") || owner.ContainsKey("conf")) return place;
            if (EntryShapes.At(place) is { Name: not ("during" or "post") }) return place;
            if (place.Segments is ["mixtures" or "protocols", _]) return place;
            if (place.Segments is ["medications", _]) return null;
        }

        return null;
    }

    private string OwnSource(FormularyDocument document)
    {
        var date = By.At.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        var name = string.Concat(By.PersonName.Normalize().ToLowerInvariant().Select(letter => char.IsLetterOrDigit(letter) ? letter : '-')).Trim('-');
        var id = $"clinic-{date}-{name}";
        document.Set(DocumentPath.Root.Field("sources").Entry(id), new JsonObject { ["title"] = $"Decision of this clinic, {By.PersonName}, {date}", ["type"] = "clinic" });
        return id;
    }
}
