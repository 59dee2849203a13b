using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Ends the infusion. Never refused as stale or out of order; nobody having seen the moment is said.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class StopInfusion(CommandDesk desk, ClinicZone zone) : ChairsideStep<StopInfusion.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public string? Reason { get; set; }

        /// <summary>Nobody saw the moment; then the time is needed.</summary>
        public bool IsEstimated { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Reason).IsText();
            RuleFor(form => form.At).NotNull().When(form => form.IsEstimated).WithMessage("Enter the estimated time of the stop.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Stopped(chart.Stamp(form.At), form.Reason, form.IsEstimated));
        return Task.CompletedTask;
    }
}
