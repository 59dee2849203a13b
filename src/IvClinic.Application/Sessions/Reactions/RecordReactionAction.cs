using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records what was done for a reaction, with its minute.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordReactionAction(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordReactionAction.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public string? Action { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Action).IsReason("Say what was done.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.ReactionAction(chart.Stamp(form.At), form.Action!.Trim()));
        return Task.CompletedTask;
    }
}
