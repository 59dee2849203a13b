using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Safety;

/// <summary>What a plan comes to and what the rules say about it, worst first.</summary>
public sealed record PlanVerdict(PlanFigures Figures, IReadOnlyList<SafetyFinding> Findings)
{
    /// <summary>The publication it was judged by.</summary>
    public string FormularyVersion { get; init; } = "";

    public IEnumerable<SafetyFinding> Refused => Findings.Where(finding => finding.Level == FindingLevel.Refused);

    /// <summary>The names under which reasons are asked for, each once.</summary>
    public IReadOnlyList<string> KeysNeedingReason =>
        [.. Findings.Where(finding => finding.Level == FindingLevel.NeedsReason && !DayQuestions.IsAsked(finding)).Select(FindingKeys.Of).Distinct(StringComparer.Ordinal)];

    /// <summary>Of those, the ones for which the plan gives no coded reason, or one that no longer holds.</summary>
    public IReadOnlyList<SafetyFinding> WithoutReason(PlanContent plan) => [.. OpenAtStart(plan).Where(finding => !DayQuestions.IsAsked(finding))];

    /// <summary>What only the day can answer: a condition of the start, asked at go / no-go, and no reason at planning.</summary>
    public IReadOnlyList<SafetyFinding> StartConditions => [.. Findings.Where(DayQuestions.IsAsked)];

    /// <summary>On the day everything counts that has no reason in the plan that still holds, the start conditions too.</summary>
    public IReadOnlyList<SafetyFinding> OpenAtStart(PlanContent plan) =>
        [.. Findings.Where(finding => finding.Level == FindingLevel.NeedsReason && !FindingKeys.HasReason(plan, finding, FormularyVersion))];

    /// <summary>Why the reason the plan gives does not hold for this finding any more; null where it holds, or none is given.</summary>
    public string? WhyStale(PlanContent plan, SafetyFinding finding) => FindingKeys.ReasonIn(plan, finding)?.Ground?.WhyStale(finding, FormularyVersion);

    /// <summary>What a reason under this name is given for, as it stands on the screen.</summary>
    public ReasonGround GroundOf(string key, PlanStep by) => new(
        [.. Findings.Where(finding => finding.Level == FindingLevel.NeedsReason && FindingKeys.Of(finding) == key).Select(ShownFinding.Of).DistinctBy(shown => shown.Sentence)],
        FormularyVersion, by);
}

/// <summary>The name of a finding under which its reason is kept (<see cref="FindingOverride.RuleId"/>).</summary>
public static class FindingKeys
{
    private const string NotChecked = " (not checked)";

    /// <summary>
    /// The rule; "not checked" is told apart from a rule that was checked and fired: a reason to go on without a kidney
    /// value is no reason to go on with a bad one.
    /// </summary>
    public static string Of(SafetyFinding finding) => finding.IsNotChecked ? finding.RuleId + NotChecked : finding.RuleId;

    /// <summary>The plan with those reasons only that hold for every finding of their name.</summary>
    public static PlanContent WithHoldingReasons(PlanContent plan, IReadOnlyList<SafetyFinding> findings, string formularyVersion) => plan with
    {
        Overrides =
        [
            .. plan.Overrides.Where(reason => findings.Where(finding => finding.Level == FindingLevel.NeedsReason && Of(finding) == reason.RuleId)
                .All(finding => HasReason(plan, finding, formularyVersion))),
        ],
    };

    /// <summary>Whether a reason is given that still holds.</summary>
    public static bool HasReason(PlanContent plan, SafetyFinding finding, string formularyVersion) =>
        ReasonIn(plan, finding) is { } reason && reason.Ground?.WhyStale(finding, formularyVersion) is null;

    /// <summary>The reason the plan gives for this finding, whether or not it still holds; null without one.</summary>
    public static FindingOverride? ReasonIn(PlanContent plan, SafetyFinding finding) => plan.Overrides.FirstOrDefault(reason =>
        string.Equals(reason.RuleId, Of(finding), StringComparison.Ordinal) && reason.ReasonCode.Trim().Length > 0);
}

/// <summary>The coded reasons a prescriber chooses from when going on against a soft finding; the text says the rest.</summary>
public static class OverrideReasons
{
    public static readonly IReadOnlyList<(string Code, string Text)> All =
    [
        ("benefit-outweighs-risk", "Benefit outweighs the risk in this patient"),
        ("tolerated-before", "Given before and tolerated"),
        ("monitored-closely", "Risk is covered by closer monitoring"),
        ("specialist-advice", "Agreed with a specialist"),
        ("checked-otherwise", "Checked in another way, not in this record"),
        ("no-alternative", "No suitable alternative"),
        ("not-applicable", "The rule does not apply to this patient"),
    ];

    /// <summary>The words of a code; the code itself where it is no longer offered.</summary>
    public static string TextOf(string code) => All.FirstOrDefault(reason => reason.Code == code).Text ?? code;
}
