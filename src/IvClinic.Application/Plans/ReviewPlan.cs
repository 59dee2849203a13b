using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

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

        /// <summary>Needed for a return.</summary>
        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Decision).NotNull().WithMessage("Release or return the plan.").IsInEnum();
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Decision == ReviewDecision.Returned).WithMessage("Write why you return the plan.");
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<ReviewDecision> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        work.Concerns(plan.PatientId, plan.PublicId.ToString(), TypedText.Tidy(form.Reason));
        var decision = form.Decision!.Value;
        if (decision == ReviewDecision.Released) await work.DemandOpen(plan.PatientId, "Not released.", cancel);
        if (decision == ReviewDecision.Released) plan.Release(form.Hash, work.Step());
        else plan.Return(form.Hash, TypedText.Tidy(form.Reason)!, work.Step());

        var signed = await work.Db.Set<SignedPlan>().AsNoTracking().FirstAsync(each => each.PlanId == plan.Id && each.Number == plan.SignedCount, cancel);
        var answers = await ReviewChecklist.Of(work.Db, signed, zone.DateOf(work.Now), cancel);
        if (decision == ReviewDecision.Released && answers.Any(answer => !answer.Met))
            throw new IllegalStepException("The plan is not complete: " + string.Join(" ", answers.Where(answer => !answer.Met).Select(answer => answer.Sentence)));
        work.Db.Add(PlanReview.Of(signed, decision, answers, TypedText.Tidy(form.Reason), work.Step()));
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return decision;
    }
}
