using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>
/// Records a rescue medicine. Never refused: above its most at once, by a route that is not its own, on an allergy, or with a dose
/// that cannot be read, it is asked once whether it was given so. What the rules say about it is recorded with it.
/// </summary>
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

        /// <summary>What is asked about was read: it was given so.</summary>
        public bool Confirmed { get; set; }
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
        string[] asked = [.. safety.Findings.Where(IsAsked).Select(finding => finding.Sentence).Distinct(StringComparer.Ordinal)];
        if (asked.Length > 0 && !form.Confirmed)
            throw TypedMoment.Refused(nameof(Form.Confirmed), string.Join(" ", asked) + " Correct it, or tick that it was given so.");
        chart.Append(ChartEntry.RescueGiven(chart.Stamp(form.At), new MedicineDetails(form.Medication!.Trim(), form.Dose!.Trim(), form.Route!.Trim(), safety.Mark()), form.Note));
    }

    // What a slip of the hand looks like, or what may harm at once. The rest would only cost time in an emergency.
    private static bool IsAsked(SafetyFinding finding) => OutsideMedicine.IsNotRead(finding)
        || (finding.Kind is FindingKind.SingleDose or FindingKind.Route or FindingKind.Allergy && (finding.LoweredByEmergency || finding.Level == FindingLevel.Refused));
}
