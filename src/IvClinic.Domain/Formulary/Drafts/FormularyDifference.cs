using System.Text.Json.Nodes;

namespace IvClinic.Domain.Formulary.Drafts;

public enum ChangeKind
{
    Added,
    Removed,
    Changed,
}

/// <summary>One difference between two documents, at the smallest place that holds it whole.</summary>
public sealed record FormularyChange(DocumentPath Path, ChangeKind Kind, JsonNode? Before, JsonNode? After);

/// <summary>What differs between two documents, place by place. Where a value comes from is a part of it like the value.</summary>
public static class FormularyDifference
{
    /// <summary>These say one thing together and are compared whole.</summary>
    private static readonly string[] Whole = ["appliesWhen", "reduce", "escalate", "dailyDoseMg"];

    public static IReadOnlyList<FormularyChange> Between(FormularyDocument former, FormularyDocument present) =>
        [.. Walk(DocumentPath.Root, former.Root, present.Root)];

    private static IEnumerable<FormularyChange> Walk(DocumentPath path, JsonNode? before, JsonNode? after) => (before, after) switch
    {
        (null, null) => [],
        (null, _) => [new(path, ChangeKind.Added, null, after)],
        (_, null) => [new(path, ChangeKind.Removed, before, null)],
        (JsonObject was, JsonObject now) when !Whole.Contains(path.Last, StringComparer.Ordinal) => Fields(path, was, now),
        (JsonArray was, JsonArray now) when EntryKeys.Of(was) is { } oldKeys && EntryKeys.Of(now) is { } newKeys && !Whole.Contains(path.Last, StringComparer.Ordinal) =>
            Entries(path, (was, oldKeys), (now, newKeys)),
        _ => JsonNode.DeepEquals(before, after) ? [] : [new(path, ChangeKind.Changed, before, after)],
    };

    private static IEnumerable<FormularyChange> Fields(DocumentPath path, JsonObject was, JsonObject now) =>
        now.Select(field => field.Key).Concat(was.Select(field => field.Key).Where(name => !now.ContainsKey(name)))
            .SelectMany(name => Walk(path.Field(name), was[name], now[name]));

    private static IEnumerable<FormularyChange> Entries(
        DocumentPath path, (JsonArray List, IReadOnlyList<string> Keys) was, (JsonArray List, IReadOnlyList<string> Keys) now)
    {
        var former = was.Keys.Zip(was.List, (key, item) => (key, item)).ToDictionary(each => each.key, each => each.item, StringComparer.Ordinal);
        var present = now.Keys.Zip(now.List, (key, item) => (key, item)).ToDictionary(each => each.key, each => each.item, StringComparer.Ordinal);
        var changes = now.Keys.Concat(was.Keys.Where(key => !present.ContainsKey(key)))
            .SelectMany(key => Walk(path.Entry(key), former.GetValueOrDefault(key), present.GetValueOrDefault(key))).ToList();

        // The order can mean something: the first diluent is the one that is offered.
        return changes.Count == 0 && !was.Keys.SequenceEqual(now.Keys, StringComparer.Ordinal) ? [new(path, ChangeKind.Changed, was.List, now.List)] : changes;
    }
}
