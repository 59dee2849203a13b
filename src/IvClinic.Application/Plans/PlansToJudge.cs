using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>A signed plan that somebody has to judge, with the version that was approved before it.</summary>
/// <param name="Review">What approved the earlier version; null where none was approved.</param>
/// <param name="Before">That version.</param>
/// <param name="Next">The next booked appointment.</param>
internal sealed record PlanToJudge(TreatmentPlan Plan, string FamilyName, string GivenNames, SignedPlan Signed, PlanReview? Review, SignedPlan? Before, DateTimeOffset? Next)
{
    /// <summary>What changed since the approved version; null where none was approved.</summary>
    public ChangesSinceApproval? Since(ClinicFormulary formulary) => Review is not null && Before is not null ? ApprovedBefore.Of(Signed, [new(Review, Before)], formulary) : null;
}

/// <summary>What the administrator's queue and the second person's list have in common.</summary>
internal static class PlansToJudge
{
    /// <summary>More are not read at once; whoever shows them says so.</summary>
    public const int Most = 100;

    /// <summary>One query, those whose review is owed first, then the longest signed. They are chosen before anything is looked up for them.</summary>
    public static Task<List<PlanToJudge>> Of(ClinicDbContext db, IQueryable<TreatmentPlan> plans, DateTimeOffset now, CancellationToken cancel) => (
        from plan in plans.AsNoTracking().OrderBy(plan => plan.ReviewDueAt == null).ThenBy(plan => plan.SignedAt).Take(Most)
        join patient in db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
        join signed in db.Set<SignedPlan>().AsNoTracking() on new { PlanId = plan.Id, Number = plan.SignedCount } equals new { signed.PlanId, signed.Number }
        let last = (
            from each in db.Set<PlanReview>()
            where each.PlanId == plan.Id && (each.Decision == ReviewDecision.Released || each.Decision == ReviewDecision.ApprovedSameDay)
            join version in db.Set<SignedPlan>() on each.SignedPlanId equals version.Id
            where version.Number < signed.Number
            orderby version.Number descending, each.Id descending
            select (long?)each.Id).FirstOrDefault()
        join review in db.Set<PlanReview>().AsNoTracking() on last equals review.Id into reviews
        from review in reviews.DefaultIfEmpty()
        join before in db.Set<SignedPlan>().AsNoTracking() on review.SignedPlanId equals before.Id into versions
        from before in versions.DefaultIfEmpty()
        orderby plan.ReviewDueAt == null, plan.SignedAt
        select new PlanToJudge(
            plan, patient.FamilyName, patient.GivenNames, signed, review, before,
            db.Set<Appointment>().Where(each => each.PlanId == plan.Id && each.Status == AppointmentStatus.Booked && each.StartsAt >= now).Min(each => (DateTimeOffset?)each.StartsAt)))
        .ToListAsync(cancel);
}
