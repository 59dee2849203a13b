using IvClinic.Application.Storage;
using IvClinic.Application.Suitability;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>What a reader who knows the last approved version has to know, in sentences.</summary>
public sealed record ChangesSinceApproval(int Version, string ApprovedBy, DateTimeOffset ApprovedAt, IReadOnlyList<string> Sentences);

/// <summary>A version that was approved, and the decision that approved it.</summary>
internal sealed record ApprovedVersion(PlanReview Review, SignedPlan Signed);

/// <summary>The versions of plans that were approved before, for who judges the one that follows.</summary>
internal static class ApprovedBefore
{
    /// <summary>One query, however many plans.</summary>
    public static async Task<ILookup<long, ApprovedVersion>> Load(ClinicDbContext db, IReadOnlyCollection<long> plans, CancellationToken cancel) => (await (
            from review in db.Set<PlanReview>().AsNoTracking()
            where plans.Contains(review.PlanId) && (review.Decision == ReviewDecision.Released || review.Decision == ReviewDecision.ApprovedSameDay)
            join signed in db.Set<SignedPlan>().AsNoTracking() on review.SignedPlanId equals signed.Id
            select new { review, signed }).ToListAsync(cancel)).ToLookup(row => row.review.PlanId, row => new ApprovedVersion(row.review, row.signed));

    /// <summary>Null where no version before this one was approved.</summary>
    public static ChangesSinceApproval? Of(SignedPlan now, IEnumerable<ApprovedVersion> approved, ClinicFormulary formulary) =>
        Of(now.Read(), approved.Where(each => each.Signed.Number < now.Number), formulary);

    /// <summary>Of a content that is not signed yet, against the last approved version.</summary>
    public static ChangesSinceApproval? Of(PlanContent now, IEnumerable<ApprovedVersion> approved, ClinicFormulary formulary) =>
        approved.OrderBy(each => each.Signed.Number).ThenBy(each => each.Review.Id).LastOrDefault() is { } last
            ? new(last.Signed.Number, last.Review.ByName, last.Review.At, PlanLines.Changes(last.Signed.Read(), now, formulary, PainIndications.NameOf))
            : null;
}
