using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Sessions.Products;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Products;
using IvClinic.Domain.Sessions.Watching;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Hangs another bag, or the next bottle of the same one, with the lots on its labels.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChangeBag(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<ChangeBag.Form>(desk, zone)
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
        Sessions.Lots.DemandProduct(chart, lots);
        var changes = ProductChange.Of(chart.Standing, lots.Lots);
        var isNext = chart.State.CurrentBag != bag || changes.Count > 0;
        var safety = isNext ? await ChairSafety.OfFirstRate(work, chart, formularies.Current.Formulary, Zone, bag, rate, cancel) : await ChairSafety.OfRate(work, chart, formularies.Current.Formulary, Zone, rate, cancel);
        safety.RefuseHard(nameof(RateForm.RateMlPerH));
        var holds = isNext ? HoldRule.Of(chart.Plan, [bag], chart.State.Observed).Select(hold => new RateFinding(RateFindingKind.HoldMet, hold.Sentence, true)) : [];
        IEnumerable<RateFinding> product = ProductChange.FirstStep(changes, chart.Plan.Bag(bag), rate) is { } first ? [first] : [];
        await chart.Settle(form, [.. product, .. RateJudging.OfBag(chart.Plan, chart.State, bag, rate), .. holds, .. safety.AsRateFindings], rate, cancel);
        chart.DemandDoubleCheck(bag, rate, work.Now);
        chart.Append(ChartEntry.BagChanged(chart.Stamp(form.At), bag, rate, lots), form.SeenControl);
    }
}
