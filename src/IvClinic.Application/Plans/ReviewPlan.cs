using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Plans;

/// <summary>An administrator releases exactly the version that was read, or returns it with a reason. Never the author.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class ReviewPlan(CommandDesk desk, ClinicZone zone) : UseCase<ReviewPlan.Form, ReviewDecision>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        /// <summary>The version that was read.</summary>
        public string Hash { get; set; } = "";

        public ReviewDecision? Decision { get; set; }

        /// <summary>Needed for a return that names no part.</summary>
        public string? Reason { get; set; }

        /// <summary>What is wrong, part by part.</summary>
        public List<PlaceForm> Places { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Decision).NotNull().WithMessage("Release or return the plan.")
                .Must(decision => decision is null or ReviewDecision.Released or ReviewDecision.Returned).WithMessage("Release or return the plan.");
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Decision == ReviewDecision.Returned && PlaceForm.Typed(form.Places).Count == 0).WithMessage("Write why you return the plan.");
            RuleFor(form => form.Reason).IsText();
            RuleForEach(form => form.Places).SetValidator(new PlaceForm.Rules());
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<ReviewDecision> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        work.Concerns(plan.PatientId, plan.PublicId.ToString(), TypedText.Tidy(form.Reason));
        var (decision, places) = (form.Decision!.Value, PlaceForm.Typed(form.Places));
        if (decision == ReviewDecision.Released) await work.DemandOpen(plan.PatientId, "Not released.", cancel);
        if (decision == ReviewDecision.Released) plan.Release(form.Hash, work.Step());
        else plan.Return(form.Hash, PlaceReason.Sentence(TypedText.Tidy(form.Reason), places), work.Step());

        var signed = await work.Signed(plan, cancel);
        var answers = await ReviewChecklist.Of(work.Db, signed, zone, zone.DateOf(work.Now), cancel);
        if (decision == ReviewDecision.Released && answers.Any(answer => !answer.Met))
            throw new IllegalStepException("The plan is not complete: " + string.Join(" ", answers.Where(answer => !answer.Met).Select(answer => answer.Sentence)));
        work.Db.Add(PlanReview.Of(signed, decision, answers, TypedText.Tidy(form.Reason), work.Step(), places));
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return decision;
    }
}
