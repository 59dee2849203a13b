using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records a rescue medicine. Never blocked, always recorded; what the rules say about it is recorded by itself.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class GiveRescue(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<GiveRescue.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public string? Medication { get; set; }

        /// <summary>With its unit, for example "0.5 mg".</summary>
        public string? Dose { get; set; }

        public string? Route { get; set; }

        public string? Note { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Medication).NotEmpty().WithMessage("Enter the medicine.");
            RuleFor(form => form.Dose).NotEmpty().WithMessage("Enter the dose with its unit.");
            RuleFor(form => form.Route).NotEmpty().WithMessage("Choose the route.");
            RuleFor(form => form.Note).IsText();
            RuleFor(form => form.Medication).IsOneLine();
            RuleFor(form => form.Dose).IsOneLine();
            RuleFor(form => form.Route).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var safety = await ChairSafety.OfMedicine(work, chart, formularies.Current.Formulary, Zone, form.Medication!, form.Dose!, form.Route!, emergency: true, cancel);
        chart.Append(ChartEntry.RescueGiven(chart.Stamp(form.At), new MedicineDetails(form.Medication!.Trim(), form.Dose!.Trim(), form.Route!.Trim()), form.Note));
        if (safety.Mark() is { } mark) chart.Append(ChartEntry.Note(chart.Stamp(form.At), "Rescue given although: " + mark));
    }
}
