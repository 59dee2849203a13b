using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records a medicine taken at home.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordHomeMedicine(CommandDesk desk, ClinicZone zone) : HistoryRecording<RecordHomeMedicine.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        /// <summary>The generic name: what the safety rules compare.</summary>
        public string? Ingredient { get; set; }

        /// <summary>Product, strength and dosage in the words of the list.</summary>
        public string? AsWritten { get; set; }

        public decimal? DailyDoseMg { get; set; }

        public DateOnly? LastTakenOn { get; set; }

        public TimeOnly? LastTakenAt { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        /// <summary>100 g a day is more than anybody takes of anything; beyond it mg and mcg were confused.</summary>
        private const decimal MostMilligramsPerDay = 100_000m;

        public FormRules()
        {
            RuleFor(form => form.Ingredient).NotEmpty().WithMessage("Enter the medicine by its generic name.").IsOneLine();
            RuleFor(form => form.AsWritten).IsOneLine(500);
            RuleFor(form => form.DailyDoseMg).GreaterThan(0).LessThanOrEqualTo(MostMilligramsPerDay)
                .WithMessage("The dose per day is above 0 and at most 100000 mg.");
            RuleFor(form => form.LastTakenOn).NotNull().When(form => form.LastTakenAt is not null).WithMessage("Enter the day as well as the time.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new HomeMedicine
        {
            // Lower case, as the safety rules and the formulary write ingredients.
            Ingredient = TypedText.Tidy(form.Ingredient)!.ToLowerInvariant(),
            AsWritten = TypedText.Tidy(form.AsWritten),
            DailyDoseMg = form.DailyDoseMg,
            LastTakenAt = form.LastTakenOn is { } day
                ? work.Past(zone, day, form.LastTakenAt, nameof(Form.LastTakenOn), nameof(Form.LastTakenAt))
                : null,
        });
}
