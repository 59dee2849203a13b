using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>A clinician takes a decision back before its last day, with a reason. No plan rests on it from then on.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class WithdrawSuitability(CommandDesk desk, ClinicZone zone) : UseCase<WithdrawSuitability.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid DecisionId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why the decision is withdrawn.").IsText();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var decision = await work.Db.Set<SuitabilityDecision>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == form.DecisionId, cancel) ?? throw new NotFoundException("The decision");
        var reason = TypedText.Tidy(form.Reason)!;
        work.Db.Add(SuitabilityWithdrawal.Of(decision, reason, zone.DateOf(work.Now), work.Actor.UserId, work.Actor.DisplayName, work.Now));
        await TasksOfDecision.Drop(work, decision, cancel);
        var patient = await work.Db.Set<Patient>().Where(each => each.Id == decision.PatientId).Select(each => each.PublicId).FirstAsync(cancel);
        work.Concerns(decision.PatientId, decision.PublicId.ToString(), reason);
        work.Publish(new LiveNotice(LiveKind.Patient, patient));
        work.Publish(new LiveNotice(LiveKind.Plan));
        return decision.PublicId;
    }
}
