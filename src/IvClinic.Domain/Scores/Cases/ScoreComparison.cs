using System.Globalization;
using System.Text.Json;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety.Cases;

namespace IvClinic.Domain.Scores.Cases;

/// <summary>
/// Compares what a file expects with what was computed. Computed numbers agree within 0.5 % or 0.005, whichever is larger,
/// as they are or as they are shown; points, texts and yes or no agree exactly. What is not expected is not compared.
/// </summary>
internal static class ScoreComparison
{
    /// <summary>Texts that explain an example.</summary>
    private static readonly HashSet<string> Explaining = new(["why", "note", "comment"], StringComparer.Ordinal);

    /// <summary>What differs; empty: everything agrees.</summary>
    public static IReadOnlyList<string> Differences(JsonElement expected, ScoreAnswer answer)
    {
        if (expected.ValueKind == JsonValueKind.Object) return [.. Fields(expected, answer.Fields, "")];
        if (expected.ValueKind == JsonValueKind.Undefined) return ["nothing is expected"];
        return answer.Single.Any(found => Agrees(expected, found))
            ? []
            : [$"expected {Shown(expected)}, found {string.Join(" or ", answer.Single.Select(Shown))}"];
    }

    private static IEnumerable<string> Fields(JsonElement expected, Dictionary<string, object?> found, string path)
    {
        foreach (var field in expected.EnumerateObject().Where(field => !Explaining.Contains(field.Name)))
        {
            var name = path + field.Name;
            if (!found.TryGetValue(field.Name, out var value)) yield return $"{name} expected {Shown(field.Value)}, found no such result";
            else if (field.Value.ValueKind == JsonValueKind.Object && value is Dictionary<string, object?> inner)
                foreach (var difference in Fields(field.Value, inner, name + ".")) yield return difference;
            else if (!Agrees(field.Value, value)) yield return $"{name} expected {Shown(field.Value)}, found {Shown(value)}";
        }
    }

    private static bool Agrees(JsonElement expected, object? found) => found switch
    {
        null => expected.ValueKind == JsonValueKind.Null,
        Either either => Agrees(expected, either.One) || Agrees(expected, either.Other),
        bool yes => expected.ValueKind == (yes ? JsonValueKind.True : JsonValueKind.False),
        string text => expected.ValueKind == JsonValueKind.String && expected.GetString() == text,
        int whole => Number(expected) == whole,
        Reckoned number => Number(expected) is { } wanted
            && (SafetyCaseRun.Agrees(number.Exact, wanted) || SafetyCaseRun.Agrees(number.Shown, wanted)),
        IReadOnlyList<string> texts => expected.ValueKind == JsonValueKind.Array
            && expected.EnumerateArray().Select(item => item.ToString()).Order(StringComparer.Ordinal).SequenceEqual(texts.Order(StringComparer.Ordinal)),
        _ => false,
    };

    private static decimal? Number(JsonElement value) =>
        value.ValueKind == JsonValueKind.Number && value.TryGetDecimal(out var number) ? number : null;

    private static string Shown(JsonElement value) => value.GetRawText();

    private static string Shown(object? value) => value switch
    {
        null => "null",
        Either either => $"{Shown(either.One)} or {Shown(either.Other)}",
        bool yes => yes ? "true" : "false",
        Reckoned number => NumberText.Format(number.Exact, 4),
        IReadOnlyList<string> texts => $"[{string.Join(", ", texts)}]",
        Dictionary<string, object?> inner => $"{{{string.Join(", ", inner.Select(field => $"{field.Key}: {Shown(field.Value)}"))}}}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{value}"),
    };
}
