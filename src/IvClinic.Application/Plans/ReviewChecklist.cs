using IvClinic.Application.Safety;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>The checklist of one signed version: what it says itself, and whether its suitability decision holds today.</summary>
internal static class ReviewChecklist
{
    public static async Task<IReadOnlyList<ChecklistAnswer>> Of(ClinicDbContext db, SignedPlan signed, DateOnly today, CancellationToken cancel)
    {
        var content = signed.Read();
        var decision = content.SuitabilityId is { } id
            ? await db.Set<SuitabilityDecision>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == id, cancel)
            : null;
        return Of(signed, content, decision, today);
    }

    public static IReadOnlyList<ChecklistAnswer> Of(SignedPlan signed, PlanContent content, SuitabilityDecision? decision, DateOnly today)
    {
        // A decision that says "not suitable" carries no plan.
        var term = decision is { IsSuitable: true } ? Term(decision) : null;
        return PlanCompleteness.Check(FindingKeys.WithHoldingReasons(content, SignPlan.FindingsOf(signed), signed.FormularyVersion), term, SoftKeys(signed), today);
    }

    public static SuitabilityTerm Term(SuitabilityDecision decision) => new(decision.PublicId, decision.LastDay) { WithdrawnBy = decision.Withdrawal?.ByName };

    /// <summary>Names of the findings that needed a reason when the plan was signed.</summary>
    public static IReadOnlyList<string> SoftKeys(SignedPlan signed) =>
        [.. SignPlan.FindingsOf(signed).Where(finding => finding.Level == FindingLevel.NeedsReason && !DayQuestions.IsAsked(finding)).Select(FindingKeys.Of).Distinct(StringComparer.Ordinal)];
}
