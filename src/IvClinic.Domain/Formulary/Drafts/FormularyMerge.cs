using System.Text.Json.Nodes;

namespace IvClinic.Domain.Formulary.Drafts;

/// <summary>The changes between two documents, carried over to a third one.</summary>
/// <param name="Document">The third with everything that could be carried over.</param>
/// <param name="NotTaken">Changes at places where the third says something else by itself: it keeps its own.</param>
public sealed record FormularyMerge(FormularyDocument Document, IReadOnlyList<FormularyChange> NotTaken)
{
    public static FormularyMerge Of(FormularyDocument common, FormularyDocument changed, FormularyDocument own)
    {
        var merged = own.Copy();
        var kept = new List<FormularyChange>();
        foreach (var change in FormularyDifference.Between(common, changed))
        {
            var mine = own.At(change.Path);
            if (JsonNode.DeepEquals(mine, change.After)) continue;
            if (!JsonNode.DeepEquals(mine, change.Before) || !HasPlace(merged, change.Path)) kept.Add(change);
            else merged.Set(change.Path, change.After?.DeepClone());
        }

        return new(merged, kept);
    }

    /// <summary>What was taken away as a whole gets none of its parts back.</summary>
    private static bool HasPlace(FormularyDocument document, DocumentPath path) => path.Segments.Count < 2 || document.At(path.Parent) is not null;
}
