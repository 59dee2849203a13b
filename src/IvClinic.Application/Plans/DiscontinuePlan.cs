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

        /// <summary>A code of <see cref="PlanReasons.Stop"/>.</summary>
        public string? Code { get; set; }

        /// <summary>What the code does not say.</summary>
        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Code).Must(code => PlanReasons.In(PlanReasons.Stop, code) is not null).WithMessage("Choose why the plan is discontinued.");
            RuleFor(form => form.Reason).NotEmpty().When(form => form.Code == PlanReasons.Other).WithMessage("Write what the reason is.");
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<PlanStatus> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        var reason = PlanReasons.In(PlanReasons.Stop, form.Code)!.With(TypedText.Tidy(form.Reason));
        plan.Discontinue(reason, work.Step());
        work.Concerns(plan.PatientId, plan.PublicId.ToString(), reason);
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return plan.Status;
    }
}
