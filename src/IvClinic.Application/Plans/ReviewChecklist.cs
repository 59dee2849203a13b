using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.Suitability;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Suitability;

namespace IvClinic.Application.Plans;

/// <summary>The checklist of one signed version: what it says itself, and whether its suitability decision holds today.</summary>
internal static class ReviewChecklist
{
    public static async Task<IReadOnlyList<ChecklistAnswer>> Of(ClinicDbContext db, SignedPlan signed, ClinicZone zone, DateOnly today, CancellationToken cancel)
    {
        var content = signed.Read();
        return Of(signed, content, await PlanDecision.InForce(db, content, zone, cancel), today);
    }

    public static IReadOnlyList<ChecklistAnswer> Of(SignedPlan signed, PlanContent content, DecisionInForce? decision, DateOnly today)
    {
        // A decision that says "not suitable" carries no plan.
        var term = decision is { Named.IsSuitable: true } ? Term(decision) : null;
        return PlanCompleteness.Check(FindingKeys.WithHoldingReasons(content, SignPlan.FindingsOf(signed), signed.FormularyVersion), term, Soft(SignPlan.FindingsOf(signed)), today);
    }

    public static SuitabilityTerm Term(DecisionInForce decision) => new(decision.Named.PublicId, decision.Counts.LastDay)
    {
        WithdrawnBy = decision.Counts.Withdrawal?.ByName,
        Newer = decision is { IsReplaced: true, Counts: var newer } ? new(newer.SignedByName, decision.CountsSince, newer.IsSuitable, [.. newer.Chosen.Select(each => each.MedicineId)]) : null,
    };

    /// <summary>Those that need a reason before the day; in a signed version as they stood when it was signed.</summary>
    public static IReadOnlyList<SoftFinding> Soft(IReadOnlyList<SafetyFinding> findings) =>
        [.. findings.Where(finding => finding.Level == FindingLevel.NeedsReason && !DayQuestions.IsAsked(finding)).Select(finding => new SoftFinding(FindingKeys.Of(finding), finding.Sentence))];
}
