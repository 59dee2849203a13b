using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Corrects an entry: the wrong one is voided, the right one recorded, both stay readable.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class CorrectEntry(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : ChairsideStep<CorrectEntry.Form>(desk, zone)
{
    public sealed class Form : VitalsForm
    {
        public int? Seq { get; set; }

        public string? Reason { get; set; }

        /// <summary>The right rate in mL/h, where the entry has one.</summary>
        public decimal? RateMlPerH { get; set; }

        /// <summary>The right medicine, where the entry is one that was given; null: it stays.</summary>
        public string? Medication { get; set; }

        /// <summary>The right dose with its unit; null: it stays.</summary>
        public string? Dose { get; set; }

        /// <summary>Null: it stays.</summary>
        public string? Route { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            Include(new VitalsRules());
            RuleFor(form => form.Seq).NotNull().WithMessage("Choose the entry.");
            RuleFor(form => form.Reason).IsReason("Say what was wrong.");
            When(form => form.RateMlPerH is not null, () => RuleFor(form => form.RateMlPerH).IsRate());
            RuleFor(form => form.Medication).IsOneLine();
            RuleFor(form => form.Dose).IsOneLine();
            RuleFor(form => form.Route).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var wrong = chart.Wrong(form.Seq!.Value);
        var stamp = chart.Stamp(form.At);
        if (form.At is null) stamp = stamp with { EffectiveAt = wrong.EffectiveAt };
        var isVitals = wrong.Kind is EntryKind.Baseline or EntryKind.Observation;
        var vitals = isVitals ? form.Checked() : null;
        FlowRate? rate = wrong.RateMlPerH is not null && form.RateMlPerH is { } right ? FlowRate.FromMillilitresPerHour(right) : null;
        var medicine = await Medicine(form, wrong, chart, work, cancel);
        if (stamp.EffectiveAt == wrong.EffectiveAt && (rate is null || rate == wrong.Rate) && (vitals is null || vitals == wrong.Vitals) && medicine is null)
            throw new IllegalStepException("Nothing is different. To take the entry out, void it.");
        chart.Append(wrong.Again(stamp, vitals, rate, medicine).Correcting(wrong, form.Reason!), chart.Session.ControlVersion);
    }

    // What was given is a fact: it is marked with what the rules say about the right dose, and never refused.
    private async Task<MedicineDetails?> Medicine(Form form, ChartEntry wrong, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        if (wrong.Kind is not (EntryKind.PremedicationGiven or EntryKind.RescueGiven) || EntryDetails.Read<MedicineDetails>(wrong) is not { } was) return null;
        var right = new MedicineDetails(Right(form.Medication, was.Medication), Right(form.Dose, was.Dose), Right(form.Route, was.Route), was.Although);
        if (right == was) return null;
        var safety = await ChairSafety.OfMedicine(
            work, chart, formularies.Current.Formulary, Zone, right.Medication, right.Dose, right.Route, emergency: wrong.Kind == EntryKind.RescueGiven, cancel, corrected: wrong.Id);
        return right with { Although = safety.Mark() };
    }

    private static string Right(string? typed, string was) => string.IsNullOrWhiteSpace(typed) ? was : typed.Trim();
}
