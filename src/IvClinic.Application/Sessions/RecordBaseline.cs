using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records the signs before the infusion.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordBaseline(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordBaseline.Form>(desk, zone)
{
    public sealed class Form : VitalsForm;

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            Include(new VitalsRules());
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Baseline(chart.Stamp(form.At), form.Checked(), form.Note));
        return Task.CompletedTask;
    }
}
