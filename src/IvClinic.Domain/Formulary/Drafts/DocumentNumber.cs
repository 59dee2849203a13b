using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>A number of the document, whether it was read or has just been typed.</summary>
public static class DocumentNumber
{
    /// <summary>Null where no number stands.</summary>
    public static decimal? Of(JsonNode? value) =>
        value?.GetValueKind() == JsonValueKind.Number && decimal.TryParse(value.ToJsonString(), NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;
}
