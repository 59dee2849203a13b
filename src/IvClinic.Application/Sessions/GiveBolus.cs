using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Gives a volume from a bag at once. What the plan does not foresee needs an order.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class GiveBolus(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<GiveBolus.Form>(desk, zone)
{
    public sealed class Form : SteeringForm
    {
        public int? Bag { get; set; }

        public decimal? VolumeMl { get; set; }

        /// <summary>Over how many minutes it runs in.</summary>
        public decimal? OverMinutes { get; set; }

        public string? Reason { get; set; }

        /// <summary>It was given already, for example by the patient's own button: a fact, recorded as it was.</summary>
        public bool IsFound { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Bag).NotNull().WithMessage("Choose the bag.");
            RuleFor(form => form.VolumeMl).IsVolume();
            RuleFor(form => form.VolumeMl).Must(volume => volume is null or > 0m).WithMessage("A bolus has a volume above 0 mL.");
            RuleFor(form => form.OverMinutes).NotNull().WithMessage("Enter over how many minutes it runs in.").InclusiveBetween(0.1m, 600m).WithMessage("A bolus runs in over 0.1 to 600 minutes.");
            RuleFor(form => form.Reason).IsReason("Say why.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var (bag, volume) = (form.Bag!.Value, Volume.FromMillilitres(form.VolumeMl!.Value));
        var reason = $"over {NumberText.Format(form.OverMinutes!.Value)} min. {form.Reason!.Trim()}";
        var safety = await ChairSafety.OfBolus(work, chart, formularies.Current.Formulary, Zone, bag, volume, form.OverMinutes.Value, cancel);
        if (form.IsFound) reason = "Had been given already. " + reason;
        else
        {
            chart.State.Demand(ChairsideSteps.GiveBolus);
            if (chart.State.Bags.FirstOrDefault(each => each.Number == bag) is not { Remaining: { } left }) throw TypedMoment.Refused(nameof(Form.Bag), "This bag is not in the plan.");
            if (volume > left) throw TypedMoment.Refused(nameof(Form.VolumeMl), $"Only {NumberText.Format(left.Millilitres, 1)} mL are left in the bag.");
            safety.RefuseHard(nameof(Form.VolumeMl));
            var order = await chart.Order(form.PrescriberId, form.IsReadBack, string.Join(" ", safety.NeedsOrder.Select(finding => finding.Sentence).Prepend("A bolus is not in the plan.")), cancel);
            chart.Append(ChartEntry.StepOrdered(chart.Stamp(form.At), $"bolus of {NumberText.Format(volume.Millilitres)} mL from bag {NumberText.Format(bag)}, {reason}", order));
            reason += $" (ordered by {order.PrescriberName}{(order.IsReadBack ? ", read back" : "")})";
        }

        if (safety.Mark() is { } mark) chart.Append(ChartEntry.Note(chart.Stamp(form.At), (form.IsFound ? "Bolus beyond the safety rules: " : "Bolus on an order although: ") + mark));
        chart.Append(ChartEntry.Bolus(chart.Stamp(form.At), bag, volume, reason));
    }
}
