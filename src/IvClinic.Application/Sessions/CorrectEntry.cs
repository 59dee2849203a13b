using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Corrects an entry: the wrong one is voided, the right one recorded, both stay readable.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CorrectEntry(CommandDesk desk, ClinicZone zone) : ChairsideStep<CorrectEntry.Form>(desk, zone)
{
    public sealed class Form : VitalsForm
    {
        public int? Seq { get; set; }

        public string? Reason { get; set; }

        /// <summary>The right rate in mL/h, where the entry has one.</summary>
        public decimal? RateMlPerH { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            Include(new VitalsRules());
            RuleFor(form => form.Seq).NotNull().WithMessage("Choose the entry.");
            RuleFor(form => form.Reason).IsReason("Say what was wrong.");
            When(form => form.RateMlPerH is not null, () => RuleFor(form => form.RateMlPerH).IsRate());
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var wrong = chart.Wrong(form.Seq!.Value);
        var stamp = chart.Stamp(form.At);
        if (form.At is null) stamp = stamp with { EffectiveAt = wrong.EffectiveAt };
        var isVitals = wrong.Kind is EntryKind.Baseline or EntryKind.Observation;
        var vitals = isVitals ? form.Checked() : null;
        FlowRate? rate = wrong.RateMlPerH is not null && form.RateMlPerH is { } right ? FlowRate.FromMillilitresPerHour(right) : null;
        if (stamp.EffectiveAt == wrong.EffectiveAt && (rate is null || rate == wrong.Rate) && (vitals is null || vitals == wrong.Vitals))
            throw new IllegalStepException("Nothing is different. To take the entry out, void it.");
        chart.Append(wrong.Again(stamp, vitals, rate).Correcting(wrong, form.Reason!), chart.Session.ControlVersion);
        return Task.CompletedTask;
    }
}
