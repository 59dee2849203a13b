using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Describes one pain: where, what it is like, since when, what brings it on.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class DescribePain(CommandDesk desk) : HistoryRecording<DescribePain.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        public string? Site { get; set; }

        public string? Quality { get; set; }

        public string? Onset { get; set; }

        public string? Duration { get; set; }

        public string? Triggers { get; set; }

        public decimal? WorstScore { get; set; }

        public decimal? AverageScore { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Site).NotEmpty().WithMessage("Enter where it hurts.").IsOneLine();
            RuleFor(form => form.Quality).NotEmpty().WithMessage("Enter what the pain is like.").IsOneLine();
            RuleFor(form => form.Onset).IsOneLine();
            RuleFor(form => form.Duration).IsOneLine();
            RuleFor(form => form.Triggers).IsText();
            RuleFor(form => form.WorstScore).Must(IsScore).WithMessage("A pain score is a whole number from 0 to 10.");
            RuleFor(form => form.AverageScore).Must(IsScore).WithMessage("A pain score is a whole number from 0 to 10.");
            RuleFor(form => form.AverageScore).LessThanOrEqualTo(form => form.WorstScore)
                .When(form => form.WorstScore is not null && form.AverageScore is not null)
                .WithMessage("The average cannot be above the worst.");
        }

        private static bool IsScore(decimal? score) => score is null or (>= 0 and <= 10) && (score is null || score == decimal.Truncate(score.Value));
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new PainDescription
        {
            Site = TypedText.Tidy(form.Site)!,
            Quality = TypedText.Tidy(form.Quality)!,
            Onset = TypedText.Tidy(form.Onset),
            Duration = TypedText.Tidy(form.Duration),
            Triggers = TypedText.Tidy(form.Triggers),
            WorstScore = (int?)form.WorstScore,
            AverageScore = (int?)form.AverageScore,
        });
}
