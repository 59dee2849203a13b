using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records the signs that were taken. Those of two nurses merge.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordVitals(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordVitals.Form>(desk, zone)
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
        // In a reaction values move, and nothing may stand between them and the record.
        chart.Append(ChartEntry.Observation(chart.Stamp(form.At), form.Checked(chart.State.OpenReaction is null ? chart.State.LatestSigns : null), form.Note,
            [.. form.Signs.Where(sign => sign.IsPresent is not null).Select(sign => new SignLookedFor(sign.Sign, sign.Text, sign.IsPresent!.Value))]));
        return Task.CompletedTask;
    }
}
