using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Adds to a signed chart; what was signed stays as it is.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AddAddendum(CommandDesk desk, ClinicZone zone) : ChairsideStep<AddAddendum.Form>(desk, zone)
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
        chart.Append(ChartEntry.Addendum(chart.Stamp(null), form.Text!));
        return Task.CompletedTask;
    }
}
