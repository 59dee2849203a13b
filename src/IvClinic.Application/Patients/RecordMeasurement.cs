using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records a weight, a height or a laboratory value with its day, as entered and in the unit the rules use.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordMeasurement(CommandDesk desk, ClinicZone zone) : HistoryRecording<RecordMeasurement.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public MeasurementKind? Kind { get; set; }

        public decimal? Value { get; set; }

        /// <summary>One of <see cref="MeasurementConversion.UnitsOf"/>.</summary>
        public string? Unit { get; set; }

        public DateOnly? MeasuredOn { get; set; }

        public TimeOnly? MeasuredAt { get; set; }

        /// <summary>The person saw that the value does not fit the earlier ones and stands by it.</summary>
        public bool ConfirmedUnusual { get; set; }

        /// <summary>The words of a referral when the value above was read from another unit, for example "185 lbs".</summary>
        public string? AsSent { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Kind).NotNull().WithMessage("Choose what was measured.").IsInEnum();
            RuleFor(form => form.Value).NotNull().WithMessage("Enter the value.");
            RuleFor(form => form.Unit).NotEmpty().WithMessage("Choose the unit.");
            RuleFor(form => form.MeasuredOn).NotNull().WithMessage("Enter the day it was measured.");
            RuleFor(form => form.AsSent).IsOneLine();
            RuleFor(form => form).Custom((form, context) =>
            {
                if (form is not { Kind: { } kind, Value: { } value, Unit: { } unit } || !Enum.IsDefined(kind)) return;
                if (!MeasurementConversion.UnitsOf(kind).Contains(unit))
                    context.AddFailure(nameof(Form.Unit), $"{MeasurementUnits.NameOf(kind)} is entered in {string.Join(" or ", MeasurementConversion.UnitsOf(kind))}.");
                else if (Math.Abs(value) > 1_000_000 || MeasurementConversion.Problem(kind, value, unit) is not null)
                    context.AddFailure(nameof(Form.Value), MeasurementConversion.Problem(kind, Math.Clamp(value, -1_000_000, 1_000_000), unit)!);
                else if (kind == MeasurementKind.PainScore && value != decimal.Truncate(value))
                    context.AddFailure(nameof(Form.Value), "A pain score is a whole number from 0 to 10.");
            });
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel)
    {
        var (kind, value, unit) = (form.Kind!.Value, form.Value!.Value, form.Unit!);
        var kept = MeasurementConversion.ToKept(kind, value, unit);
        // Of today without a time: of now. As of midnight it would stand behind what was measured this morning.
        var at = form.MeasuredAt is null && form.MeasuredOn == zone.DateOf(work.Now) ? work.Now
            : work.Past(zone, form.MeasuredOn!.Value, form.MeasuredAt, nameof(Form.MeasuredOn), nameof(Form.MeasuredAt));
        if (!form.ConfirmedUnusual && await UnusualBody.Doubt(work.Db, patientId, kind, kept, cancel) is { } doubt)
            throw TypedMoment.Refused(nameof(Form.ConfirmedUnusual), doubt);
        return new Measurement
        {
            Kind = kind,
            Value = kept,
            AsEntered = TypedText.Tidy(form.AsSent) ?? $"{NumberText.Format(value)} {unit}",
            MeasuredAt = at,
        };
    }
}
