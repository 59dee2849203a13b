using System.Text.Json;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Scores.Cases;

/// <summary>
/// Computes every worked example of a file in the format of the reference scores: lists of scores or formulas, each with an
/// id and its <c>workedExamples</c> of <c>input</c> and <c>expected</c>.
/// </summary>
public static class ScoreCaseRun
{
    /// <exception cref="FormatException">The text is not JSON, or has no list of scores or formulas.</exception>
    public static ScoreCaseReport Run(string json)
    {
        try
        {
            using var file = JsonDocument.Parse(json.TrimStart('\uFEFF'));
            return Report([.. Entries(file.RootElement).SelectMany(Judge)]);
        }
        catch (JsonException problem)
        {
            throw new FormatException("The file of scores is not JSON: " + problem.Message, problem);
        }
    }

    private static ScoreCaseReport Report(IReadOnlyList<(string Name, IReadOnlyList<string> Problems)> cases)
    {
        var failed = cases.Count(found => found.Problems.Count > 0);
        var passed = cases.Count - failed;
        return new(
            [
                .. cases.Select(found => found.Problems.Count == 0 ? found.Name + ": passed" : $"{found.Name}: failed: {string.Join("; ", found.Problems)}"),
                $"{NumberText.Format(passed)} passed, {NumberText.Format(failed)} failed",
            ],
            passed,
            failed);
    }

    private static IEnumerable<JsonElement> Entries(JsonElement file)
    {
        string[] lists = ["scores", "formulas"];
        if (file.ValueKind != JsonValueKind.Object || !lists.Any(name => List(file, name) is not null))
            throw new FormatException("This is not a file of scores: it has no list “scores” or “formulas”.");
        return lists.SelectMany(name => List(file, name) ?? []);
    }

    private static IEnumerable<(string Name, IReadOnlyList<string> Problems)> Judge(JsonElement entry)
    {
        var id = entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("id", out var text) && text.ValueKind == JsonValueKind.String
            ? text.GetString()!
            : "entry without id";
        if (Computation(id) is not { } compute) return [(id, [$"no score or formula is called “{id}” here"])];
        return (List(entry, "workedExamples") ?? []).Select((example, index) =>
            ($"{id} {NumberText.Format(index + 1)}", Problems(example, compute)));
    }

    private static IReadOnlyList<string> Problems(JsonElement example, Func<ScoreInput, ScoreAnswer> compute)
    {
        if (example.ValueKind != JsonValueKind.Object) return ["an example has an input and what is expected"];
        try
        {
            example.TryGetProperty("input", out var input);
            example.TryGetProperty("expected", out var expected);
            return ScoreComparison.Differences(expected, compute(new(input)));
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or ArithmeticException)
        {
            return [problem.Message.ReplaceLineEndings(" ")];
        }
    }

    private static Func<ScoreInput, ScoreAnswer>? Computation(string id) =>
        ScoreComputations.ById.GetValueOrDefault(id) ?? FormulaComputations.ById.GetValueOrDefault(id);

    private static IEnumerable<JsonElement>? List(JsonElement element, string name) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(name, out var list) && list.ValueKind == JsonValueKind.Array
            ? list.EnumerateArray()
            : null;
}
