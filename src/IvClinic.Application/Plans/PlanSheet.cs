using IvClinic.Application.Formulary;
using IvClinic.Application.Papers;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>What a plan is written on: the patient as known now, and the suitability decisions it can rest on.</summary>
/// <param name="Suitability">Every decision, newest first; only one that holds carries a plan.</param>
public sealed record PlanGround(PatientBanner Banner, PatientPicture Picture, IReadOnlyList<SuitabilityDecision> Suitability)
{
    /// <summary>Reactions of earlier sessions, newest first.</summary>
    public IReadOnlyList<PastReaction> PastReactions { get; init; } = [];

    /// <summary>What payers have agreed to, with what is left of it; struck-out ones are not there. The newest first.</summary>
    public IReadOnlyList<AuthorisedUse> Authorisations { get; init; } = [];
}

/// <summary>Infusions of a plan that are booked: a change of the plan stops them until it is approved again.</summary>
public sealed record BookedAhead(int Count, DateTime NextLocal, string Chair);

/// <summary>A plan with everything around it.</summary>
/// <param name="Content">As it stands; in a draft what was saved last.</param>
/// <param name="Verdict">Judged now, by the record and the formulary of this moment.</param>
/// <param name="Versions">Signed versions, newest first.</param>
/// <param name="Reviews">Newest first.</param>
public sealed record PlanOnPaper(
    PlanGround Ground, TreatmentPlan Plan, PlanContent Content, PlanVerdict Verdict, IReadOnlyList<ChecklistAnswer> Checklist,
    IReadOnlyList<SignedPlan> Versions, IReadOnlyList<PlanReview> Reviews)
{
    /// <summary>Every step in its life, the newest first.</summary>
    public IReadOnlyList<PlanEvent> Life { get; init; } = [];

    /// <summary>The oldest first.</summary>
    public IReadOnlyList<PlanComment> Comments { get; init; } = [];

    /// <summary>How the present content stands to the protocols, by the formulary of now.</summary>
    public PlanOrigin? Origin { get; init; }

    /// <summary>What changed since the last approved version; null where none was approved before, and in the approved version itself.</summary>
    public ChangesSinceApproval? Since { get; init; }

    /// <summary>What is booked from now on; null: nothing.</summary>
    public BookedAhead? Booked { get; init; }

    /// <summary>Other plans of this patient with the same medicine or for the same condition.</summary>
    public IReadOnlyList<PlanOverlap> OtherPlans { get; init; } = [];

    /// <summary>Why it came back, part by part; empty unless the last review returned it and nothing was signed since.</summary>
    public IReadOnlyList<PlaceReason> ReturnedFor =>
        Reviews is [{ Decision: ReviewDecision.Returned } last, ..] && Versions is [{ Id: var newest }, ..] && last.SignedPlanId == newest ? last.Places : [];
}

/// <summary>One plan: its content in words, its findings now, its signatures and reviews.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Pharmacist)]
public sealed class PlanSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, PlanOnPaper>(desk)
{
    private protected override async Task<PlanOnPaper> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var found = await (
            from each in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where each.PublicId == query
            join owner in work.Db.Set<Patient>().AsNoTracking() on each.PatientId equals owner.Id
            select new { Plan = each, Patient = owner }).FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The plan");
        var (plan, patient) = (found.Plan, found.Patient);
        var ground = await PlanGrounds.Load(work, patient, zone, formularies, cancel, plan.Id);
        var versions = await work.Db.Set<SignedPlan>().AsNoTracking().Where(each => each.PlanId == plan.Id).OrderByDescending(each => each.Number).ToListAsync(cancel);
        var reviews = await work.Db.Set<PlanReview>().AsNoTracking().Where(each => each.PlanId == plan.Id).OrderByDescending(each => each.Id).ToListAsync(cancel);
        var life = await work.Db.Set<PlanEvent>().AsNoTracking().Where(each => each.PlanId == plan.Id).OrderByDescending(each => each.Id).ToListAsync(cancel);
        var comments = await work.Db.Set<PlanComment>().AsNoTracking().Where(each => each.PlanId == plan.Id).OrderBy(each => each.Id).ToListAsync(cancel);
        var content = plan.Content;
        // In a plan that runs, what was given is counted already.
        var verdict = ground.Picture.JudgeAndExplain(content, formularies.Current.Formulary, asSeries: plan.Status is PlanStatus.Draft or PlanStatus.InReview or PlanStatus.Returned);
        var decision = ground.Picture.DecisionOf(content);
        var checklist = PlanCompleteness.Check(
            FindingKeys.WithHoldingReasons(content, verdict.Findings, verdict.FormularyVersion), decision is { Named.IsSuitable: true } ? ReviewChecklist.Term(decision) : null, ReviewChecklist.Soft(verdict.Findings), ground.Picture.Today);
        var booked = await (
            from appointment in work.Db.Set<Appointment>().AsNoTracking()
            where appointment.PlanId == plan.Id && appointment.Status == AppointmentStatus.Booked && appointment.StartsAt >= work.Now
            join chair in work.Db.Set<Chair>() on appointment.ChairId equals chair.Id
            orderby appointment.StartsAt
            select new { appointment.StartsLocal, Chair = chair.Name }).ToListAsync(cancel);
        work.Opened(patient.Id, plan.PublicId.ToString());
        return new PlanOnPaper(ground, plan, content, verdict, checklist, versions, reviews)
        {
            Life = life,
            Comments = comments,
            Origin = ProtocolComparison.Of(content, formularies.Current.Formulary, verdict.KeysNeedingReason),
            Since = Since(plan, content, versions, reviews, formularies.Current.Formulary),
            OtherPlans = plan.IsOver ? [] : [.. OtherPlanRule.Overlaps(content, ground.Picture.OtherPlans, formularies.Current.Formulary)],
            Booked = booked is [var next, ..] ? new BookedAhead(booked.Count, next.StartsLocal, next.Chair) : null,
        };
    }

    private static ChangesSinceApproval? Since(TreatmentPlan plan, PlanContent content, IReadOnlyList<SignedPlan> versions, IReadOnlyList<PlanReview> reviews, ClinicFormulary formulary)
    {
        if (plan.Status is not (PlanStatus.Draft or PlanStatus.InReview or PlanStatus.Returned)) return null;
        var approved = reviews.Where(review => review.Decision is ReviewDecision.Released or ReviewDecision.ApprovedSameDay)
            .Select(review => new ApprovedVersion(review, versions.First(each => each.Id == review.SignedPlanId)));
        return ApprovedBefore.Of(content, approved, formulary);
    }
}

/// <summary>An empty plan's ground: what the editor needs before there is a plan.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class NewPlanSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, PlanGround>(desk)
{
    private protected override async Task<PlanGround> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        work.Opened(patient.Id, query.ToString());
        return await PlanGrounds.Load(work, patient, zone, formularies, cancel);
    }
}

internal static class PlanGrounds
{
    public static async Task<PlanGround> Load(ReadWork work, Patient patient, ClinicZone zone, ClinicFormularies formularies, CancellationToken cancel, long? except = null)
    {
        var loaded = await PictureLoading.Load(work.Db, patient, formularies.Current.Formulary, zone, work.Now, cancel);
        return new PlanGround(loaded.Banner, loaded.Picture with { OtherPlans = await OtherPlans.Load(work.Db, patient.Id, except, formularies.Current.Formulary, zone, cancel) }, loaded.Picture.Decisions)
        {
            PastReactions = await PastReactions.Load(work.Db, patient.Id, null, formularies.Current.Formulary, work.Now, cancel),
            Authorisations = await Authorised(work, patient.Id, formularies, zone, cancel),
        };
    }

    /// <summary>One query, two more where something is authorised.</summary>
    private static async Task<IReadOnlyList<AuthorisedUse>> Authorised(ReadWork work, long patientId, ClinicFormularies formularies, ClinicZone zone, CancellationToken cancel)
    {
        var recorded = await work.Db.OfPerson<Authorisation>(patientId).AsNoTracking().Where(each => each.VoidedAt == null).OrderByDescending(each => each.Id).ToListAsync(cancel);
        if (recorded.Count == 0) return [];
        var given = await MedicineUses.Given(work.Db, patientId, formularies.Current.Formulary, zone, work.Now, cancel);
        return [.. recorded.Select(each => AuthorisedUse.Of(each, given))];
    }
}
