using System.Globalization;
using System.Text.Json.Nodes;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>How the entries of a list are called: by what makes them the same entry after an edit of their values.</summary>
public static class EntryKeys
{
    /// <summary>Fields that name an entry, the strongest first; several together where one is not enough.</summary>
    private static readonly string[][] Names =
    [
        ["id"], ["a", "b", "severity"], ["code"], ["token"], ["withClass"], ["check"], ["condition"], ["product"], ["param", "op"], ["with"], ["withSubstance"],
        ["topic"], ["test", "op"], ["step"], ["medicine"], ["label"],
    ];

    /// <summary>Null where the list holds anything but objects: then the list is one value.</summary>
    public static IReadOnlyList<string>? Of(JsonArray list)
    {
        if (list.Any(item => item is not JsonObject)) return null;
        var turns = new Dictionary<string, int>(StringComparer.Ordinal);
        var keys = new List<string>();
        foreach (var (index, item) in list.Index())
        {
            var key = DocumentPath.Inside(KeyOf((JsonObject)item!) ?? (index + 1).ToString(CultureInfo.InvariantCulture));
            var turn = turns[key] = turns.GetValueOrDefault(key) + 1;
            keys.Add(turn == 1 ? key : string.Create(CultureInfo.InvariantCulture, $"{key} #{turn}"));
        }

        return keys;
    }

    private static string? KeyOf(JsonObject entry)
    {
        if (entry.TryGetPropertyValue("value", out var value) && !entry.ContainsKey("id") && value is JsonValue text && text.TryGetValue<string>(out var shown)) return shown;
        var names = Names.FirstOrDefault(names => names.All(entry.ContainsKey));
        return names is null ? null : string.Join(' ', names.Select(name => entry[name]?.ToString()));
    }
}
