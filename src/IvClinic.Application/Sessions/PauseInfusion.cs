using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Pauses the pump. Never refused as stale: a pause merges.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class PauseInfusion(CommandDesk desk, ClinicZone zone) : ChairsideStep<PauseInfusion.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Paused(chart.Stamp(form.At), form.Reason));
        return Task.CompletedTask;
    }
}
