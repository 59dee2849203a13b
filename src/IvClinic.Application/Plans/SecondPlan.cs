using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Plans;

public enum SecondDecision
{
    Agree,

    /// <summary>Approve it for today: only exactly a protocol, and something acute.</summary>
    ApproveForToday,
    Return,
}

/// <summary>
/// A second clinician or pharmacist, not the author, answers for exactly the version that was read: agrees, approves a plan from
/// a protocol for today, or returns it.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Pharmacist)]
public sealed class SecondPlan(CommandDesk desk, ClinicZone zone) : UseCase<SecondPlan.Form, SecondDecision>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        /// <summary>The version that was read.</summary>
        public string Hash { get; set; } = "";

        public SecondDecision? Decision { get; set; }

        /// <summary>A code of <see cref="PlanReasons.Acute"/>.</summary>
        public string? Acute { get; set; }

        /// <summary>Why it cannot wait, why it comes back, or what was agreed on.</summary>
        public string? Reason { get; set; }

        public List<PlaceForm> Places { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Decision).NotNull().WithMessage("Agree, approve for today, or return the plan.").IsInEnum();
            RuleFor(form => form.Acute).Must(code => PlanReasons.In(PlanReasons.Acute, code) is not null).When(form => form.Decision == SecondDecision.ApproveForToday)
                .WithMessage("Choose the acute indication.");
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Decision == SecondDecision.ApproveForToday).WithMessage("Write why it cannot wait for the review.");
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Decision == SecondDecision.Return && PlaceForm.Typed(form.Places).Count == 0).WithMessage("Write why you return the plan.");
            RuleFor(form => form.Reason).IsText();
            RuleForEach(form => form.Places).SetValidator(new PlaceForm.Rules());
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<SecondDecision> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        work.Concerns(plan.PatientId, plan.PublicId.ToString(), TypedText.Tidy(form.Reason));
        var signed = await work.Signed(plan, cancel);
        var (decision, reason, places) = (form.Decision!.Value, TypedText.Tidy(form.Reason), PlaceForm.Typed(form.Places));
        var answers = await ReviewChecklist.Of(work.Db, signed, zone, zone.DateOf(work.Now), cancel);
        switch (decision)
        {
            case SecondDecision.Agree:
                plan.Second(form.Hash, work.Step());
                work.Db.Add(PlanReview.Of(signed, ReviewDecision.Seconded, answers, reason, work.Step()));
                break;
            case SecondDecision.ApproveForToday:
                reason = PlanReasons.In(PlanReasons.Acute, form.Acute)!.With(reason);
                plan.ApproveSameDay(form.Hash, reason, zone.DayOf(WorkingDays.After(zone.DateOf(work.Now))).To, work.Step());
                if (answers.Any(answer => !answer.Met))
                    throw new IllegalStepException("The plan is not complete: " + string.Join(" ", answers.Where(answer => !answer.Met).Select(answer => answer.Sentence)));
                work.Db.Add(PlanReview.Of(signed, ReviewDecision.ApprovedSameDay, answers, reason, work.Step()));
                break;
            default:
                plan.Return(form.Hash, PlaceReason.Sentence(reason, places), work.Step());
                work.Db.Add(PlanReview.Of(signed, ReviewDecision.Returned, answers, reason, work.Step(), places));
                break;
        }

        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return decision;
    }
}
