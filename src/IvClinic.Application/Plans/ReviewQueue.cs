using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>One plan that waits for review. It names the patient by initials only.</summary>
/// <param name="Missing">What the checklist still lacks, in sentences; empty: complete.</param>
public sealed record WaitingPlan(
    Guid PlanId, DateTimeOffset WaitingSince, string Author, bool IsOwn, string Initials, string Indication, int Version, IReadOnlyList<string> Missing, bool IsOnHold)
{
    /// <summary>How it stands to the protocols; null in plans signed before that was derived.</summary>
    public PlanOrigin? Origin { get; init; }

    /// <summary>Who agreed as the second person; null while nobody has.</summary>
    public string? Second { get; init; }

    /// <summary>A second clinician or pharmacist has to agree before it can be released.</summary>
    public bool AwaitsSecond { get; init; }

    /// <summary>It was approved on the same day: the end of the time for its review.</summary>
    public DateTimeOffset? SameDayDueAt { get; init; }

    /// <summary>Its next appointment: the review is due before it.</summary>
    public DateTimeOffset? NextAppointment { get; init; }

    /// <summary>What changed since the last approved version; null where none was approved before.</summary>
    public ChangesSinceApproval? Since { get; init; }

    public DateOnly? SuitableThrough { get; init; }

    public string? Authorisation { get; init; }

    /// <summary>The review is late, or its appointment is today.</summary>
    public bool IsOverdue { get; init; }
}

/// <summary>What waits for the administrator: what runs already first, then what is due soonest, then the longest wait.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class ReviewQueue(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<ReviewQueue.All, IReadOnlyList<WaitingPlan>>(desk)
{
    /// <summary>Of more, those whose review is owed are read first, then the longest signed.</summary>
    public const int Most = PlansToJudge.Most;

    public sealed record All;

    private protected override async Task<IReadOnlyList<WaitingPlan>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var (now, today) = (work.Now, zone.DateOf(work.Now));
        var (_, tonight) = zone.DayOf(today);
        var rows = await PlansToJudge.Of(
            work.Db, work.Db.Set<TreatmentPlan>().Where(plan => plan.Status == PlanStatus.InReview || (plan.ReviewDueAt != null && !PlanStatuses.NotApproved.Contains(plan.Status))), now, cancel);
        var contents = rows.ConvertAll(row => row.Signed.Read());
        var ids = contents.Select(content => content.SuitabilityId).OfType<Guid>().Distinct().ToList();
        var decisions = await PlanDecision.InForce(work.Db, ids, zone, cancel);
        return
        [
            .. rows.Zip(contents, (row, content) =>
                {
                    var decision = content.SuitabilityId is { } id ? decisions.GetValueOrDefault(id) : null;
                    return new WaitingPlan(
                        row.Plan.PublicId, row.Plan.SignedAt ?? row.Plan.StatusAt, row.Plan.AuthorName, row.Plan.AuthorId == work.Actor.UserId,
                        Initials.Of(row.GivenNames, row.FamilyName), content.Indication, row.Signed.Number,
                        [.. ReviewChecklist.Of(row.Signed, content, decision, today).Where(answer => !answer.Met).Select(answer => answer.Sentence)], row.Plan.IsOnHold)
                    {
                        Origin = row.Signed.Origin,
                        Since = row.Since(formularies.Current.Formulary),
                        Second = row.Plan.IsSeconded ? row.Plan.SecondByName : null,
                        AwaitsSecond = row.Plan is { NeedsSecond: true, IsSeconded: false },
                        SameDayDueAt = row.Plan.IsReviewOwed ? row.Plan.ReviewDueAt : null,
                        NextAppointment = row.Next,
                        SuitableThrough = decision is { Named.IsSuitable: true, Counts: { IsSuitable: true, LastDay: var last } } ? last : null,
                        Authorisation = content.AuthorisationNotRequired ? "not required" : content.AuthorisationReference,
                        IsOverdue = row.Plan.IsReviewOverdue(now) || row.Next < tonight,
                    };
                })
                .OrderBy(each => each.SameDayDueAt is null).ThenBy(each => each.SameDayDueAt).ThenBy(each => each.NextAppointment ?? DateTimeOffset.MaxValue).ThenBy(each => each.WaitingSince),
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
