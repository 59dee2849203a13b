using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records a dose given somewhere else that counts in the totals.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordDoseElsewhere(CommandDesk desk, ClinicZone zone) : HistoryRecording<RecordDoseElsewhere.Form>(desk)
{
    /// <summary>An amount that was given: per-kg units describe an order, not what went in.</summary>
    public static readonly IReadOnlyList<DoseUnit> Units = [DoseUnit.Milligram, DoseUnit.Gram, DoseUnit.Microgram];

    public static readonly IReadOnlyList<string> Routes = ["IV", "IM", "SC", "oral", "sublingual", "nasal", "rectal", "transdermal", "other"];

    public sealed class Form : HistoryForm
    {
        public string? Medicine { get; set; }

        public string? Route { get; set; }

        public decimal? Amount { get; set; }

        public DoseUnit? Unit { get; set; }

        public DateOnly? GivenOn { get; set; }

        /// <summary>Needed: the totals of 24 hours count it or not by this.</summary>
        public TimeOnly? GivenAt { get; set; }

        public string? Place { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Medicine).NotEmpty().WithMessage("Enter the medicine.").IsOneLine();
            RuleFor(form => form.Route).NotEmpty().WithMessage("Choose the route.")
                .Must(route => string.IsNullOrEmpty(route) || Routes.Contains(route)).WithMessage("Choose one of the routes offered.");
            RuleFor(form => form.Amount).NotNull().WithMessage("Enter the amount.")
                .GreaterThan(0).LessThanOrEqualTo(1_000_000).WithMessage("The amount is above 0 and at most 1000000.");
            RuleFor(form => form.Unit).NotNull().WithMessage("Choose the unit.")
                .Must(unit => unit is null || Units.Contains(unit.Value)).WithMessage("A dose that was given is in mg, g or mcg.");
            RuleFor(form => form.GivenOn).NotNull().WithMessage("Enter the day it was given.");
            RuleFor(form => form.GivenAt).NotNull().WithMessage("Enter the time it was given; as near as anybody knows.");
            RuleFor(form => form.Place).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new DoseElsewhere
        {
            Medicine = TypedText.Tidy(form.Medicine)!.ToLowerInvariant(),
            Route = form.Route!,
            Amount = form.Amount!.Value,
            Unit = form.Unit!.Value,
            GivenAt = work.Past(zone, form.GivenOn!.Value, form.GivenAt, nameof(Form.GivenOn), nameof(Form.GivenAt)),
            Place = TypedText.Tidy(form.Place),
        });
}
