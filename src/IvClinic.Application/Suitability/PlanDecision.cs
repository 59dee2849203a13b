using IvClinic.Application.Storage;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>The suitability decision that a plan names, asked before something is booked or opened on it.</summary>
internal static class PlanDecision
{
    /// <summary>Why the plan cannot be used on this day, in a sentence; null where its decision holds, or it names none.</summary>
    public static async Task<string?> WhyOver(ClinicDbContext db, TreatmentPlan plan, DateOnly day, CancellationToken cancel)
    {
        if (plan.Content.SuitabilityId is not { } id) return null;
        var decision = await db.Set<SuitabilityDecision>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == id && each.PatientId == plan.PatientId, cancel);
        return decision is { IsSuitable: true } ? DecisionRule.WhyOver(decision, day) : null;
    }
}
