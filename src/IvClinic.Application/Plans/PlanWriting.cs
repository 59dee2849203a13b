using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>What the use cases of plans do alike.</summary>
internal static class PlanWriting
{
    /// <exception cref="NotFoundException">There is no such plan.</exception>
    public static async Task<TreatmentPlan> FindPlan(this CommandWork work, Guid publicId, CancellationToken cancel) =>
        await work.Db.Set<TreatmentPlan>().AsTracking().FirstOrDefaultAsync(plan => plan.PublicId == publicId, cancel) ?? throw new NotFoundException("The plan");

    /// <summary>The version under signature.</summary>
    public static async Task<SignedPlan> Signed(this CommandWork work, TreatmentPlan plan, CancellationToken cancel) =>
        await work.Db.Set<SignedPlan>().AsNoTracking().FirstOrDefaultAsync(each => each.PlanId == plan.Id && each.Number == plan.SignedCount, cancel)
        ?? throw new Domain.IllegalStepException("This plan was never signed.");

    public static PlanStep Step(this CommandWork work) => new(work.Actor.UserId, work.Actor.DisplayName, work.Now);
}
