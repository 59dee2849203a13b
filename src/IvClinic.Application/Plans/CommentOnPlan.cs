using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Plans;

/// <summary>Author and reviewers write to each other about a plan; what is written stays.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator, ClinicRole.Pharmacist)]
public sealed class CommentOnPlan(CommandDesk desk) : UseCase<CommentOnPlan.Form, int>(desk)
{
    public sealed class Form
    {
        public Guid PlanId { get; set; }

        public string? Text { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Text).NotEmpty().WithMessage("Write the comment.").IsText();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<int> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var plan = await work.FindPlan(form.PlanId, cancel);
        work.Db.Add(PlanComment.On(plan, TypedText.Tidy(form.Text)!, work.Actor.RoleText, work.Step()));
        work.Concerns(plan.PatientId, plan.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Plan, plan.PublicId));
        return plan.SignedCount;
    }
}
