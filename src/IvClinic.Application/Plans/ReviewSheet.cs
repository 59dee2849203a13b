using IvClinic.Application.Formulary;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>A finding that needed a reason, and the reason given.</summary>
/// <param name="Shown">The finding as it stood on the prescriber's screen when the reason was given; what a reason says can only be read against it.</param>
/// <param name="Given">By whom and when; null in plans that did not keep it.</param>
/// <param name="WhyStale">Why the reason does not hold for what was signed; null where it holds.</param>
public sealed record ReasonGiven(string Rule, string About, string? Reason, string? Text, IReadOnlyList<string> Shown, PlanStep? Given, string? WhyStale);

/// <summary>
/// What an administrator reviews: consent, authorisation, suitability, completeness, reasons. Doses stand there to be told
/// apart, not to be judged; allergies and history are not on it, except where
/// a finding that was overridden names them: a reason is read with the sentence it answers.
/// </summary>
/// <param name="Hash">The version this sheet shows; a decision is bound to it.</param>
/// <param name="Changes">Against the last approved version, in sentences; null where there is none.</param>
public sealed record PlanUnderReview(
    Guid PlanId, string Hash, int Version, PlanStatus Status, string? StatusReason, string Author, bool IsOwn, DateTimeOffset SignedAt, string Initials, string ClinicNumber, string Indication,
    IReadOnlyList<PlanLine> Lines, IReadOnlyList<ChecklistAnswer> Checklist, IReadOnlyList<ReasonGiven> Reasons, IReadOnlyList<string>? Changes, bool IsOnHold)
{
    /// <summary>How it stands to the protocols; null in plans signed before that was derived: then it counts as off protocol.</summary>
    public PlanOrigin? Origin { get; init; }

    public string? ChangeReason { get; init; }

    /// <summary>The last approved version, when one was approved before, and what changed since.</summary>
    public ChangesSinceApproval? Since { get; init; }

    /// <summary>Other plans of this patient with the same medicine or for the same condition.</summary>
    public IReadOnlyList<PlanOverlap> OtherPlans { get; init; } = [];

    public bool NeedsSecond { get; init; }

    /// <summary>Who agreed with this version, and when.</summary>
    public PlanStep? Second { get; init; }

    /// <summary>The review that is owed after an approval on the same day.</summary>
    public DateTimeOffset? SameDayDueAt { get; init; }

    public bool IsOverdue { get; init; }

    /// <summary>This reader may decide: not the author, and of a same-day approval not who gave it.</summary>
    public bool MayDecide { get; init; }

    public DateTimeOffset? NextAppointment { get; init; }

    public IReadOnlyList<PlanComment> Comments { get; init; } = [];
}

/// <summary>The review sheet of one plan.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class ReviewSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, PlanUnderReview>(desk)
{
    private protected override async Task<PlanUnderReview> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var now = work.Now;
        var found = await (
            from plan in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where plan.PublicId == query && plan.SignedCount > 0
            join patient in work.Db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            join signed in work.Db.Set<SignedPlan>().AsNoTracking() on new { PlanId = plan.Id, Number = plan.SignedCount } equals new { signed.PlanId, signed.Number }
            select new
            {
                Plan = plan,
                patient.FamilyName,
                patient.GivenNames,
                patient.Identifiers,
                Signed = signed,
                Next = work.Db.Set<Appointment>().Where(each => each.PlanId == plan.Id && each.Status == AppointmentStatus.Booked && each.StartsAt >= now).Min(each => (DateTimeOffset?)each.StartsAt),
            }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The plan");
        var content = found.Signed.Read();
        var checklist = await ReviewChecklist.Of(work.Db, found.Signed, zone, zone.DateOf(work.Now), cancel);
        var formulary = formularies.Current.Formulary;
        var since = ApprovedBefore.Of(found.Signed, (await ApprovedBefore.Load(work.Db, [found.Plan.Id], cancel))[found.Plan.Id], formulary);
        var others = await OtherPlans.Load(work.Db, found.Plan.PatientId, found.Plan.Id, formulary, zone, cancel);
        var comments = await work.Db.Set<PlanComment>().AsNoTracking().Where(each => each.PlanId == found.Plan.Id).OrderBy(each => each.Id).ToListAsync(cancel);
        work.Opened(found.Plan.PatientId, query.ToString());
        return new PlanUnderReview(
            query, found.Signed.Hash, found.Signed.Number, found.Plan.Status, found.Plan.StatusReason, found.Plan.AuthorName, found.Plan.AuthorId == work.Actor.UserId,
            found.Signed.SignedAt, Initials.Of(found.GivenNames, found.FamilyName), found.Identifiers.FirstOrDefault(each => each.Kind == IdentifierKind.Clinic)?.Value ?? "", content.Indication,
            PlanLines.Of(content, formulary), checklist, Reasons(found.Signed, content, formulary), since?.Sentences, found.Plan.IsOnHold)
        {
            Origin = found.Signed.Origin,
            Since = since,
            OtherPlans = [.. OtherPlanRule.Overlaps(content, others, formulary)],
            ChangeReason = found.Signed.ChangeReason,
            NeedsSecond = found.Plan.NeedsSecond,
            Second = found.Plan is { IsSeconded: true, SecondById: { } by, SecondAt: { } at } ? new PlanStep(by, found.Plan.SecondByName ?? "", at) : null,
            SameDayDueAt = found.Plan.IsReviewOwed ? found.Plan.ReviewDueAt : null,
            IsOverdue = found.Plan.IsReviewOverdue(now),
            MayDecide = (found.Plan.Status == PlanStatus.InReview || found.Plan.IsReviewOwed) && found.Plan.AuthorId != work.Actor.UserId
                && !(found.Plan.IsReviewOwed && found.Plan.SecondById == work.Actor.UserId),
            NextAppointment = found.Next,
            Comments = comments,
        };
    }

    private static IReadOnlyList<ReasonGiven> Reasons(SignedPlan signed, PlanContent content, ClinicFormulary formulary) =>
    [
        .. SignPlan.FindingsOf(signed).Where(finding => finding.Level == FindingLevel.NeedsReason && !DayQuestions.IsAsked(finding)).DistinctBy(FindingKeys.Of).Select(finding =>
        {
            var reason = FindingKeys.ReasonIn(content, finding);
            return new ReasonGiven(
                FindingKeys.Of(finding), About(finding, formulary), reason is null ? null : OverrideReasons.TextOf(reason.ReasonCode), reason?.Text,
                reason?.Ground is { } ground ? [.. ground.Findings.Select(shown => shown.Sentence)] : [finding.Sentence], reason?.Ground?.Given, reason?.Ground?.WhyStale(finding, signed.FormularyVersion));
        }),
    ];

    private static string About(SafetyFinding finding, ClinicFormulary formulary) =>
        $"{formulary.DisplayName(finding.MedicineId ?? "")}: {Spaced(finding.Kind.ToString())}{(finding.IsNotChecked ? ", not checked" : "")}";

    private static string Spaced(string name) => string.Concat(name.Select((letter, index) => char.IsUpper(letter) && index > 0 ? " " + char.ToLowerInvariant(letter) : char.ToLowerInvariant(letter).ToString()));
}
