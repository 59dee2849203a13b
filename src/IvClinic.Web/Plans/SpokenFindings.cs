using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Web.Plans;

/// <summary>
/// What a screen reader says politely while somebody types: a finding when it comes, not at every key that changes its
/// numbers, and that nothing stands against the plan any more.
/// </summary>
internal sealed class SpokenFindings
{
    private HashSet<string>? heard;

    public string Text { get; private set; } = "";

    public void Hear(IReadOnlyList<SafetyFinding> findings)
    {
        var serious = findings.Where(finding => finding.Level >= FindingLevel.NeedsReason).ToList();
        var keys = serious.Select(Name).ToHashSet(StringComparer.Ordinal);
        var known = heard;
        heard = keys;
        // what stood there when the form was opened is read where it stands
        if (known is null || keys.SetEquals(known)) return;
        var fresh = serious.Where(finding => !known.Contains(Name(finding))).ToList();
        var refused = serious.Count(finding => finding.Level == FindingLevel.Refused);
        Text = fresh.Count > 0
            ? string.Join(' ', fresh.Take(2).Select(finding => $"{PlanChoices.Level(finding).Word}: {finding.Sentence} {finding.Acceptable?.Sentence}"))
            : serious.Count == 0 ? "Nothing is refused and nothing needs a reason." : FormattableString.Invariant($"{refused} refused, {serious.Count - refused} need a reason.");
    }

    private static string Name(SafetyFinding finding) => FormattableString.Invariant($"{finding.Level} {FindingKeys.Of(finding)} {finding.Place.BagIndex} {finding.OtherName}");
}
