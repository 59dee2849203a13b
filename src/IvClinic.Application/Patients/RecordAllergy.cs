using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records an allergy or an intolerance.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class RecordAllergy(CommandDesk desk) : HistoryRecording<RecordAllergy.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public string? Substance { get; set; }

        /// <summary>Drug class of the formulary when the allergy is to a whole class.</summary>
        public string? DrugClass { get; set; }

        public AllergyKind? Kind { get; set; }

        public string? Reaction { get; set; }

        /// <summary>"Unknown" is an answer; nothing is not.</summary>
        public ReactionSeverity? Severity { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Substance).NotEmpty().WithMessage("Enter the substance.").IsOneLine();
            RuleFor(form => form.DrugClass).IsOneLine(80);
            RuleFor(form => form.Kind).NotNull().WithMessage("Say whether it is an allergy or an intolerance.").IsInEnum();
            RuleFor(form => form.Reaction).IsOneLine();
            RuleFor(form => form.Severity).NotNull().WithMessage("Say how severe the reaction was; “not known” is an answer.").IsInEnum();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new PatientAllergy
        {
            Substance = TypedText.Tidy(form.Substance)!,
            DrugClass = TypedText.Tidy(form.DrugClass),
            Kind = form.Kind!.Value,
            Reaction = TypedText.Tidy(form.Reaction),
            Severity = form.Severity!.Value,
        });
}
