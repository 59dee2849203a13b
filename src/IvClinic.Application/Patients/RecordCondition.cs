using System.Text.RegularExpressions;
using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Records a problem or diagnosis, present or past.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed partial class RecordCondition(CommandDesk desk) : HistoryRecording<RecordCondition.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public string? Text { get; set; }

        public string? Icd10 { get; set; }

        /// <summary>Id of a coded problem of the formulary that the safety rules know.</summary>
        public string? CodedProblem { get; set; }

        /// <summary>Present now, or over.</summary>
        public bool? IsActive { get; set; }

        /// <summary>Since when, in the words of the patient or the referrer.</summary>
        public string? Onset { get; set; }
    }

    public sealed partial class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Text).NotEmpty().WithMessage("Enter the condition.").IsOneLine();
            RuleFor(form => form.Icd10).Must(code => string.IsNullOrWhiteSpace(code) || Icd10Form().IsMatch(Tidied(code)))
                .WithMessage("An ICD-10 code looks like G43.7 or M79.2.");
            RuleFor(form => form.CodedProblem).IsOneLine(80);
            RuleFor(form => form.IsActive).NotNull().WithMessage("Say whether it is present now or over.");
            RuleFor(form => form.Onset).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new PatientCondition
        {
            Text = TypedText.Tidy(form.Text)!,
            Icd10 = string.IsNullOrWhiteSpace(form.Icd10) ? null : Tidied(form.Icd10),
            CodedProblem = TypedText.Tidy(form.CodedProblem),
            IsActive = form.IsActive!.Value,
            Onset = TypedText.Tidy(form.Onset),
        });

    /// <summary>Upper case and with its point after the third character, as the rules compare it.</summary>
    private static string Tidied(string code)
    {
        var bare = code.Trim().ToUpperInvariant();
        return bare.Length > 3 && !bare.Contains('.') ? $"{bare[..3]}.{bare[3..]}" : bare;
    }

    [GeneratedRegex(@"^[A-Z][0-9][0-9A-Z](\.[0-9A-Z]{1,4})?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, 200)]
    private static partial Regex Icd10Form();
}
