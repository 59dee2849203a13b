using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Plans;

/// <summary>Ends a plan for good.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class DiscontinuePlan(CommandDesk desk) : UseCase<DiscontinuePlan.Form, PlanStatus>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why the plan is discontinued.").IsText();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<PlanStatus> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        plan.Discontinue(TypedText.Tidy(form.Reason)!, work.Step());
        work.Concerns(plan.PatientId, plan.PublicId.ToString(), TypedText.Tidy(form.Reason));
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return plan.Status;
    }
}
