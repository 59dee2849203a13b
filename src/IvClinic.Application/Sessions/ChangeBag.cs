using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Hangs another bag, or the next bottle of the same one, with the lots on its labels.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChangeBag(CommandDesk desk, ClinicZone zone) : ChairsideStep<ChangeBag.Form>(desk, zone)
{
    public sealed class Form : RateForm
    {
        public int? Bag { get; set; }

        public List<TypedLot> Lots { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Bag).NotNull().WithMessage("Choose the bag.");
            RuleFor(form => form.RateMlPerH).IsRate();
            RuleFor(form => form.Lots).AreLots();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.DemandSeen(form.SeenControl);
        chart.State.Demand(ChairsideSteps.ChangeBag);
        var (bag, rate) = (form.Bag!.Value, form.Rate());
        if (chart.Plan.Bag(bag) is null) throw TypedMoment.Refused(nameof(Form.Bag), "This bag is not in the plan.");
        var lots = Sessions.Lots.Checked(chart, bag, form.Lots, Zone, work.Now);
        await chart.Settle(form, RateJudging.OfBag(chart.Plan, chart.State, bag, rate), rate, cancel);
        chart.Append(ChartEntry.BagChanged(chart.Stamp(form.At), bag, rate, lots), form.SeenControl);
    }
}
