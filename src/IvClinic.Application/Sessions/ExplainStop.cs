using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Says why the infusion was stopped before its planned end. The stop itself asks nothing; the record must say it afterwards.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ExplainStop(CommandDesk desk, ClinicZone zone) : ChairsideStep<ExplainStop.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>Code of <see cref="ChairsideTerms.StopReasons"/>.</summary>
        public string? Code { get; set; }

        public string? Words { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Code).Must(code => ChairsideTerms.StopReasons.Any(term => term.Code == code)).WithMessage("Choose why it was stopped early.");
            RuleFor(form => form.Words).IsText();
            RuleFor(form => form.Words).NotEmpty().When(form => form.Code == ChairsideTerms.OtherStopReason).WithMessage("Say the reason in words.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        // Said by two people at once both stay: they are what somebody knew.
        if (chart.State.EarlyStop is null) throw new IllegalStepException("It was not stopped before its planned end: there is nothing to explain.");
        chart.Append(ChartEntry.StopExplained(chart.Stamp(null), form.Code!, form.Words));
        return Task.CompletedTask;
    }
}
