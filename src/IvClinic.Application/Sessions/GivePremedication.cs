using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>
/// Gives a premedication: hard limits refuse it, the rest needs an order. One that was given already is a fact, recorded and
/// marked.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class GivePremedication(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<GivePremedication.Form>(desk, zone)
{
    public sealed class Form : OrderedForm
    {
        public string? Medication { get; set; }

        /// <summary>With its unit, for example "0.5 mg".</summary>
        public string? Dose { get; set; }

        public string? Route { get; set; }

        public string? Note { get; set; }

        /// <summary>It was given already.</summary>
        public bool IsFound { get; set; }
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
        var safety = await ChairSafety.OfMedicine(work, chart, formularies.Current.Formulary, Zone, form.Medication!, form.Dose!, form.Route!, emergency: false, cancel);
        if (!form.IsFound)
        {
            safety.RefuseHard(nameof(Form.Dose));
            if (safety.NeedsOrder.Any())
            {
                var order = await chart.Order(form.PrescriberId, form.IsReadBack, string.Join(" ", safety.NeedsOrder.Select(finding => finding.Sentence)), cancel);
                chart.Append(ChartEntry.StepOrdered(chart.Stamp(form.At), $"{form.Medication!.Trim()} {form.Dose!.Trim()} {form.Route!.Trim()}", order));
            }
        }

        chart.Append(ChartEntry.PremedicationGiven(chart.Stamp(form.At), new MedicineDetails(form.Medication!.Trim(), form.Dose!.Trim(), form.Route!.Trim(), safety.Mark()), form.Note));
    }
}
