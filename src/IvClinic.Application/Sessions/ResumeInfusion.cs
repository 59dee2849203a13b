using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Lets a paused infusion go on: at a rate of the plan, or after a reaction at the rate that is allowed.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ResumeInfusion(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<ResumeInfusion.Form>(desk, zone)
{
    public sealed class Form : RateForm
    {
        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.RateMlPerH).IsRate();
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.DemandSeen(form.SeenControl);
        chart.State.Demand(ChairsideSteps.Resume);
        var (rate, restart) = (form.Rate(), chart.State.Restart);
        if (!restart.Permits(rate))
            throw TypedMoment.Refused(nameof(RateForm.RateMlPerH), $"After the reaction it may go on at {restart.Rate} at most.");
        // An order to restart names its rate; no order goes beyond the hard limits.
        var safety = await ChairSafety.OfRate(work, chart, formularies.Current.Formulary, Zone, rate, cancel);
        safety.RefuseHard(nameof(RateForm.RateMlPerH));
        var limits = StartLimitRule.BeforeRestart(chart.Plan, chart.State, chart.Standing).Select(sentence => new RateFinding(RateFindingKind.HoldMet, sentence, true));
        IReadOnlyList<RateFinding> findings = [.. limits, .. RateCheck.Of(chart.Plan, chart.State, rate), .. chart.State.LastRate is { } last && rate <= last ? [] : safety.AsRateFindings];
        // The restart has its order already; a slip of unit is asked about all the same.
        await chart.Settle(form, restart.Rate is null ? findings : [.. findings.Where(finding => finding.Kind == RateFindingKind.HoldMet || (!finding.NeedsOrder && finding.Kind != RateFindingKind.BelowRoom))], rate, cancel);
        chart.DemandDoubleCheckOf(rate, work.Now);
        chart.Append(ChartEntry.Resumed(chart.Stamp(form.At), rate, form.Reason), form.SeenControl);
    }
}
