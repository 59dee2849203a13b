using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>What was left of a bag and thrown away. More than the entries leave asks why; both stay.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordWaste(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordWaste.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public int? Bag { get; set; }

        public decimal? VolumeMl { get; set; }

        /// <summary>How, for example "made unusable, sharps bin".</summary>
        public string? Disposal { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Bag).NotNull().WithMessage("Choose the bag.");
            RuleFor(form => form.VolumeMl).IsVolume();
            RuleFor(form => form.VolumeMl).Must(ml => ml is null or > 0m).WithMessage("Nothing left is not recorded as waste.");
            RuleFor(form => form.Disposal).IsReason("Say how it was thrown away.");
            RuleFor(form => form.Reason).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.State.Demand(ChairsideSteps.RecordWaste);
        var number = form.Bag!.Value;
        var bag = chart.Plan.Bag(number) ?? throw TypedMoment.Refused(nameof(Form.Bag), "The plan has no such bag.");
        var wasted = Volume.FromMillilitres(form.VolumeMl!.Value);
        if (Waste.Left(chart.Plan, chart.State, chart.Standing, number) is { } left && wasted.Millilitres > left.Millilitres * (1 + PumpReading.AskAbove) && string.IsNullOrWhiteSpace(form.Reason))
            throw TypedMoment.Refused(nameof(Form.Reason), $"By the entries {NumberText.Format(left.Millilitres, 1)} mL of this bag are left. Say why it is more; both stay.");
        chart.Append(ChartEntry.Wasted(chart.Stamp(form.At), number, wasted.Millilitres, new WasteDetails(Waste.Of(bag, wasted), form.Disposal!.Trim()), form.Reason));
        return Task.CompletedTask;
    }
}
