using IvClinic.Domain.Measures;
using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Plans;

/// <summary>
/// What a reason was given for: the findings as they stood on the screen, by which formulary, by whom and when. The reason
/// holds only while values and formulary are the same; then it must be given again.
/// </summary>
public sealed record ReasonGround(IReadOnlyList<ShownFinding> Findings, string FormularyVersion, PlanStep Given)
{
    /// <summary>Null while the reason holds for this finding; otherwise why it does not, in a sentence.</summary>
    public string? WhyStale(SafetyFinding finding, string formularyVersion)
    {
        if (!string.Equals(FormularyVersion, formularyVersion, StringComparison.Ordinal))
            return $"the formulary is another one since: {FormularyVersion} then, {formularyVersion} now.";
        if (Findings.Any(shown => shown.IsAbout(finding))) return null;
        var nearest = Findings.FirstOrDefault(shown => shown.Other == finding.OtherName) ?? (Findings.Count > 0 ? Findings[0] : null);
        if (nearest is null) return "the rule had nothing to say about the plan it was given for.";
        return nearest.Change(finding) ?? $"it was given for “{nearest.Sentence}”";
    }

    /// <summary>The same findings in the same words, given by the same person at the same moment.</summary>
    public bool IsSame(ReasonGround other) => Given == other.Given && FormularyVersion == other.FormularyVersion
        && Findings.Select(shown => shown.Sentence).SequenceEqual(other.Findings.Select(shown => shown.Sentence), StringComparer.Ordinal);
}

/// <summary>A finding as it was shown when a reason was given for it.</summary>
/// <param name="Other">The other medicine, allergy or problem.</param>
public sealed record ShownFinding(string Sentence, string? Other, IReadOnlyList<SafetyNumber> Values, SafetyNumber? Limit)
{
    public static ShownFinding Of(SafetyFinding finding) => new(finding.Sentence, finding.OtherName, finding.Values, finding.Limit);

    /// <summary>
    /// Whether the finding rests on the same values. Its words may differ (hours pass in them); where it names neither a number
    /// nor another medicine, the words are all there is.
    /// </summary>
    public bool IsAbout(SafetyFinding finding)
    {
        if (Other != finding.OtherName || Limit != finding.Limit || Values.Count != finding.Values.Count) return false;
        if (Values.Count == 0 && Other is null) return string.Equals(Sentence, finding.Sentence, StringComparison.Ordinal);
        return Values.Zip(finding.Values).All(pair => IsUnchanged(pair.First, pair.Second));
    }

    /// <summary>What is another now, for example "dose was 160 mg, is 180 mg"; null where no number tells it.</summary>
    internal string? Change(SafetyFinding finding)
    {
        if (Values.Count != finding.Values.Count) return null;
        var changed = Values.Zip(finding.Values).Where(pair => !IsUnchanged(pair.First, pair.Second)).Select(pair => Words(pair.First, pair.Second)).ToList();
        if (Limit is { } was && finding.Limit is { } limit && was != limit) changed.Add(Words(was, limit));
        return changed.Count == 0 ? null : string.Join(", ", changed) + ".";
    }

    /// <summary>Time that has passed since a dose is no change of a value; a shorter time means another dose.</summary>
    private static bool IsUnchanged(SafetyNumber then, SafetyNumber now) => then.Name == now.Name && then.Unit == now.Unit
        && (then.Name.StartsWith("since ", StringComparison.Ordinal) ? now.Value >= then.Value : now.Value == then.Value);

    private static string Words(SafetyNumber then, SafetyNumber now) =>
        $"{then.Name} was {NumberText.Format(then.Value, 4)} {then.Unit}, is {NumberText.Format(now.Value, 4)} {now.Unit}";
}
