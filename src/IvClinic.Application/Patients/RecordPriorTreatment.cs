using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records what was tried before and how it went.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordPriorTreatment(CommandDesk desk) : HistoryRecording<RecordPriorTreatment.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public string? Medicine { get; set; }

        public string? Dose { get; set; }

        public decimal? Weeks { get; set; }

        public bool? WasOral { get; set; }

        public TreatmentResult? Result { get; set; }

        /// <summary>Empty: not known, or it goes on.</summary>
        public string? WhyStopped { get; set; }

        public string? Comment { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Medicine).NotEmpty().WithMessage("Enter what was tried.").IsOneLine();
            RuleFor(form => form.Dose).IsOneLine();
            RuleFor(form => form.Weeks).GreaterThan(0).LessThanOrEqualTo(5200).WithMessage("The weeks are above 0 and at most 5200.");
            RuleFor(form => form.WasOral).NotNull().WithMessage("Say whether it was taken by mouth.");
            RuleFor(form => form.Result).NotNull().WithMessage("Choose how it went; “not known” is an answer.").IsInEnum();
            RuleFor(form => form.WhyStopped).IsOneLine();
            RuleFor(form => form.Comment).IsText();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new PriorTreatment
        {
            Medicine = TypedText.Tidy(form.Medicine)!,
            Dose = TypedText.Tidy(form.Dose),
            Weeks = form.Weeks,
            WasOral = form.WasOral!.Value,
            Result = form.Result!.Value,
            WhyStopped = TypedText.Tidy(form.WhyStopped),
            Comment = TypedText.Tidy(form.Comment),
        });
}
