using IvClinic.Application.Safety;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Plans;

/// <summary>
/// The reasons of a plan as they are stored: who gave each when, and for what. One that stood in the plan before keeps its
/// giver; one that is new is given now, by whoever saves, for what is found now.
/// </summary>
internal static class GivenReasons
{
    public static IReadOnlyList<FindingOverride> Of(PlanContent typed, PlanContent? former, PlanVerdict verdict, PlanStep by) =>
        [.. typed.Overrides.Select(reason => Kept(reason, former) ?? reason with { Ground = Ground(reason, verdict, by) })];

    private static FindingOverride? Kept(FindingOverride reason, PlanContent? former) => former?.Overrides.FirstOrDefault(before =>
        before.RuleId == reason.RuleId && before.ReasonCode == reason.ReasonCode && before.Text == reason.Text
        && reason.Ground is { } ground && before.Ground is { } known && known.IsSame(ground));

    /// <summary>Given on the screen for something else than what is found now: kept as it was shown there, and so it does not hold.</summary>
    private static ReasonGround Ground(FindingOverride reason, PlanVerdict verdict, PlanStep by)
    {
        var found = verdict.GroundOf(reason.RuleId, by);
        if (reason.Ground is not { } shown) return found;
        var isSame = shown.FormularyVersion == found.FormularyVersion && found.Findings.Count > 0
            && found.Findings.All(each => shown.Findings.Any(seen => seen.Sentence == each.Sentence));
        return isSame ? found : shown with { Given = by };
    }
}
