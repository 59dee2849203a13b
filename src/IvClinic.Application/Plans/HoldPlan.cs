using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Plans;

/// <summary>Puts a plan on hold: nothing starts on it until the hold is lifted.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class HoldPlan(CommandDesk desk) : UseCase<HoldPlan.Form, PlanStatus>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why the plan is put on hold.").IsText();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<PlanStatus> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        plan.Hold(TypedText.Tidy(form.Reason)!, work.Step());
        work.Concerns(plan.PatientId, plan.PublicId.ToString(), TypedText.Tidy(form.Reason));
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return plan.Status;
    }
}
