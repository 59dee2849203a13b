using System.Globalization;
using System.Text.Json;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>A field that stands twice in one object: one of the two limits would silently not count.</summary>
internal static class FieldsTwice
{
    /// <exception cref="FormatException">There is one; the message names its path.</exception>
    public static void Refuse(JsonElement element, string path = "formulary")
    {
        if (element.ValueKind == JsonValueKind.Array)
        {
            foreach (var (index, item) in element.EnumerateArray().Index()) Refuse(item, string.Create(CultureInfo.InvariantCulture, $"{path}[{index}]"));
        }

        if (element.ValueKind != JsonValueKind.Object) return;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var field in element.EnumerateObject())
        {
            if (!seen.Add(field.Name)) throw new FormatException($"{path}.{field.Name}: this field stands twice in the same object.");
            Refuse(field.Value, $"{path}.{field.Name}");
        }
    }
}
