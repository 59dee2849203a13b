using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>One plan that waits for review. It names the patient by initials only.</summary>
/// <param name="Missing">What the checklist still lacks, in sentences; empty: complete.</param>
public sealed record WaitingPlan(
    Guid PlanId, DateTimeOffset WaitingSince, string Author, bool IsOwn, string Initials, string Indication, int Version, IReadOnlyList<string> Missing, bool IsOnHold);

/// <summary>What waits for the administrator, longest first.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class ReviewQueue(ReadDesk desk, ClinicZone zone) : ClinicRead<ReviewQueue.All, IReadOnlyList<WaitingPlan>>(desk)
{
    private const int Most = 200;

    public sealed record All;

    private protected override async Task<IReadOnlyList<WaitingPlan>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var rows = await (
            from plan in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where plan.Status == PlanStatus.InReview
            join patient in work.Db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            join signed in work.Db.Set<SignedPlan>().AsNoTracking() on new { PlanId = plan.Id, Number = plan.SignedCount } equals new { signed.PlanId, signed.Number }
            orderby plan.SignedAt
            select new { Plan = plan, patient.FamilyName, patient.GivenNames, Signed = signed }).Take(Most).ToListAsync(cancel);
        var contents = rows.ConvertAll(row => row.Signed.Read());
        var ids = contents.Select(content => content.SuitabilityId).OfType<Guid>().Distinct().ToList();
        var decisions = await work.Db.Set<SuitabilityDecision>().AsNoTracking().Where(decision => ids.Contains(decision.PublicId)).ToListAsync(cancel);
        var today = zone.DateOf(work.Now);
        return
        [
            .. rows.Zip(contents, (row, content) => new WaitingPlan(
                row.Plan.PublicId, row.Plan.SignedAt ?? row.Plan.StatusAt, row.Plan.AuthorName, row.Plan.AuthorId == work.Actor.UserId,
                Initials.Of(row.GivenNames, row.FamilyName), content.Indication, row.Signed.Number,
                [
                    .. ReviewChecklist.Of(row.Signed, content, decisions.Find(decision => decision.PublicId == content.SuitabilityId), today)
                        .Where(answer => !answer.Met).Select(answer => answer.Sentence),
                ],
                row.Plan.IsOnHold)),
        ];
    }
}

/// <summary>A name as far as a review needs it.</summary>
internal static class Initials
{
    public static string Of(string given, string family) =>
        string.Concat(new[] { given, family }.Select(First).Where(first => first.Length > 0).Select(first => first + "."));

    /// <summary>The first letter as a person sees it, of any script.</summary>
    private static string First(string name) =>
        name.Trim().Length == 0 ? "" : System.Globalization.StringInfo.GetNextTextElement(name.Trim());
}
