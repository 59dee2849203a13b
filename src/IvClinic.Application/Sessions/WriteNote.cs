using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Writes a note into the chart.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class WriteNote(CommandDesk desk, ClinicZone zone) : ChairsideStep<WriteNote.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public string? Text { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Text).IsReason("There is nothing written.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Note(chart.Stamp(form.At), form.Text!));
        return Task.CompletedTask;
    }
}
