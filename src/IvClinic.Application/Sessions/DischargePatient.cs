using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Ends the stay: each criterion is met or overridden with a reason. Asked only of those who go home.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DischargePatient(CommandDesk desk, ClinicZone zone) : ChairsideStep<DischargePatient.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public SessionEnding? Ending { get; set; }

        /// <summary>In the order of <see cref="DischargeRules.Criteria"/>.</summary>
        public List<TypedCriterion> Criteria { get; set; } = [.. DischargeRules.Criteria.Select(criterion => new TypedCriterion { Criterion = criterion })];

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Ending).NotNull().WithMessage("Say how the stay ends.").IsInEnum();
            RuleFor(form => form.Note).IsText();
            RuleFor(form => form.Note).NotEmpty().When(form => form.Ending is not (null or SessionEnding.Home)).WithMessage("Say what happened, and who takes over.");
            RuleFor(form => form.Criteria).Custom((criteria, context) =>
            {
                if (context.InstanceToValidate.Ending != SessionEnding.Home) return;
                for (var i = 0; i < criteria.Count; i++)
                {
                    if (criteria[i].IsMet is null) context.AddFailure(FormattableString.Invariant($"Criteria[{i}].IsMet"), $"{criteria[i].Criterion}: met or not?");
                    else if (criteria[i] is { IsMet: false, Reason: null or "" }) context.AddFailure(FormattableString.Invariant($"Criteria[{i}].Reason"), $"{criteria[i].Criterion}: say why the patient goes home all the same.");
                }
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.State.Demand(ChairsideSteps.Discharge);
        if (form.Ending == SessionEnding.Home && chart.State.OpenReaction is not null) throw new IllegalStepException("A reaction is still open: record that it is resolved, or how the stay ends otherwise.");
        var answered = form.Criteria.Where(each => each.IsMet is not null).ToList();
        if (form.Ending == SessionEnding.Home && !DischargeRules.Criteria.All(criterion => answered.Exists(each => each.Criterion == criterion)))
            throw TypedMoment.Refused(nameof(Form.Criteria), "Answer every criterion.");
        chart.Append(ChartEntry.Discharged(
            chart.Stamp(form.At),
            new DischargeDetails(form.Ending!.Value, [.. answered.Select(each => new DischargeCriterion(each.Criterion, each.IsMet!.Value, each.Reason))]), form.Note));
        work.Publish(new LiveNotice(LiveKind.Floor));
        return Task.CompletedTask;
    }

    public sealed class TypedCriterion
    {
        public string Criterion { get; set; } = "";

        public bool? IsMet { get; set; }

        public string? Reason { get; set; }
    }
}
