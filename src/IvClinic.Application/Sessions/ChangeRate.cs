using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Sets another rate, or records the rate at which the pump was found: that is a fact and always recordable.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChangeRate(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<ChangeRate.Form>(desk, zone)
{
    public sealed class Form : RateForm
    {
        /// <summary>Nobody decided it: the pump was seen at this rate.</summary>
        public bool IsFound { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.RateMlPerH).IsRate();
            RuleFor(form => form.Reason).IsText();
            RuleFor(form => form.Reason).NotEmpty().When(form => form.IsFound).WithMessage("Say how it came that the pump ran at this rate, as far as it is known.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var rate = form.Rate();
        if (form.IsFound)
        {
            if (chart.State is { Phase: SessionPhase.Stopped, StoppedAt: { } stoppedAt } && chart.Stamp(form.At).EffectiveAt < stoppedAt)
                throw TypedMoment.Refused(nameof(Form.At), "This is before the recorded stop. If the stop itself is wrong, correct the stop.");
            var mark = (await ChairSafety.OfRate(work, chart, formularies.Current.Formulary, Zone, rate, cancel)).Mark();
            var notChecked = chart.MarkOfFound(rate, work.Now);
            RecordFound(form, chart, rate);
            if (notChecked is not null) chart.Append(ChartEntry.Note(chart.Stamp(form.At), notChecked));
            if (mark is not null) chart.Append(ChartEntry.Note(chart.Stamp(form.At), "Beyond the safety rules: " + mark));
            return;
        }

        chart.DemandSeen(form.SeenControl);
        chart.State.Demand(ChairsideSteps.ChangeRate);
        if (rate > chart.State.CurrentRate && chart.State.HoldsMet.FirstOrDefault(hold => hold.IsStop) is { } stop)
            throw TypedMoment.Refused(nameof(RateForm.RateMlPerH), $"{stop.Sentence} Until a newer value clears it no order allows a higher rate.");
        var safety = await ChairSafety.OfRate(work, chart, formularies.Current.Formulary, Zone, rate, cancel);
        safety.RefuseHard(nameof(RateForm.RateMlPerH));
        await chart.Settle(form, [.. RateCheck.Of(chart.Plan, chart.State, rate), .. safety.AsRateFindings], rate, cancel);
        chart.DemandDoubleCheckOf(rate, work.Now);
        chart.Append(ChartEntry.RateChanged(chart.Stamp(form.At), rate, form.Reason), form.SeenControl);
    }

    private static void RecordFound(Form form, OpenChart chart, FlowRate rate)
    {
        var stamp = chart.Stamp(form.At);
        chart.Append(
            chart.State.Phase == SessionPhase.Preparing
                ? ChartEntry.Started(stamp, chart.Plan.Bags[0].Number, rate)
                : ChartEntry.Found(stamp, rate, form.Reason!, stoodStill: chart.State.Phase is SessionPhase.Paused or SessionPhase.Stopped),
            chart.Session.ControlVersion);
        if (chart.Entries[^1].Kind == EntryKind.Started) chart.Append(ChartEntry.Note(stamp, "Pump found running before a start was recorded. " + form.Reason!.Trim()));
    }
}
