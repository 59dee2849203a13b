using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>A clinician orders that the infusion may go on after a reaction, or a nurse records that order by voice.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class OrderRestart(CommandDesk desk, ClinicZone zone) : ChairsideStep<OrderRestart.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public decimal? RateMlPerH { get; set; }

        public Guid? PrescriberId { get; set; }

        public bool IsReadBack { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.RateMlPerH).IsRate();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        if (chart.State.Restart is { NeverToday: true } never) throw new IllegalStepException(string.Join(" ", never.Why));
        chart.State.Demand(ChairsideSteps.OrderRestart);
        var rate = FlowRate.FromMillilitresPerHour(form.RateMlPerH!.Value);
        if (chart.State.Reactions[^1].RateAtOnset is { } onset && rate >= onset)
            throw TypedMoment.Refused(nameof(Form.RateMlPerH), $"It ran at {onset} when the reaction began: order a lower rate.");
        chart.Append(ChartEntry.RestartOrdered(chart.Stamp(form.At), rate, await chart.Order(form.PrescriberId, form.IsReadBack, "A restart needs an order.", cancel)));
    }
}
