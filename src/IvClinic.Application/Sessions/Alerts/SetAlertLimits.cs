using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>
/// A prescriber sets the limit of one sign for this session. It takes the place of the plan's and the formulary's on that side;
/// who, when and why stay in the chart and in the sentence of every alert.
/// </summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class SetAlertLimits(CommandDesk desk, ClinicZone zone) : ChairsideStep<SetAlertLimits.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public VitalSign? Sign { get; set; }

        public HoldComparison? Comparison { get; set; }

        public decimal? Value { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Sign).NotNull().WithMessage("Choose the sign.").IsInEnum();
            RuleFor(form => form.Comparison).NotNull().WithMessage("Choose below or above.").IsInEnum();
            RuleFor(form => form.Value).NotNull().WithMessage("Enter the limit.");
            RuleFor(form => form.Reason).IsReason("Say why this patient has a limit of their own.");
            When(form => form is { Sign: not null, Value: not null }, () => RuleFor(form => form.Value).Custom((value, context) =>
            {
                var limit = VitalLimits.Of(context.InstanceToValidate.Sign!.Value);
                if (!limit.IsPlausible(value!.Value)) context.AddFailure($"A limit of {limit.Name} lies between {NumberText.Format(limit.LowestPlausible)} and {NumberText.Format(limit.HighestPlausible)} {limit.Unit}.".Replace(" .", ".", StringComparison.Ordinal));
            }));
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.AlertLimitSet(chart.Stamp(null), new AlertLimitDetails(form.Sign!.Value, form.Comparison!.Value, form.Value!.Value), form.Reason!));
        return Task.CompletedTask;
    }
}
