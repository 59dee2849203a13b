using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records the volume the pump shows, beside the derived one; a difference of more than 5 % asks why.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ReadPumpVolume(CommandDesk desk, ClinicZone zone) : ChairsideStep<ReadPumpVolume.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public decimal? VolumeMl { get; set; }

        /// <summary>Null when the pump counts over all bags.</summary>
        public int? Bag { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.VolumeMl).IsVolume();
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var entry = ChartEntry.PumpVolumeRead(chart.Stamp(form.At), Volume.FromMillilitres(form.VolumeMl!.Value), form.Bag, form.Reason);
        chart.Append(entry);
        if (!string.IsNullOrWhiteSpace(form.Reason)) return Task.CompletedTask;
        var at = SessionChart.Fold(chart.Plan, chart.Entries, entry.EffectiveAt > work.Now ? entry.EffectiveAt : work.Now);
        if (at.PumpReading is { AsksWhy: true } reading && reading.At == entry.EffectiveAt)
            throw TypedMoment.Refused(nameof(Form.Reason), $"The entries come to {NumberText.Format(reading.Derived.Millilitres, 1)} mL, the pump shows {reading.Read}. Say why, as far as you know; both stay.");
        return Task.CompletedTask;
    }
}
