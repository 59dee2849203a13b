using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.PainPicture;
using IvClinic.Domain.Scores;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Patients;

/// <summary>Describes one pain: where, what it is like, how bad, since when, what it does. Each pain is an entry of its own.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class DescribePain(CommandDesk desk) : HistoryRecording<DescribePain.Form>(desk)
{
    public sealed class Form : HistoryForm
    {
        /// <summary>Empty: the regions name it.</summary>
        public string? Site { get; set; }

        /// <summary>Codes of <see cref="BodyMap"/>.</summary>
        public List<string> Regions { get; set; } = [];

        /// <summary>Codes of <see cref="PainTerms.Qualities"/>.</summary>
        public List<string> Qualities { get; set; } = [];

        /// <summary>In other words than the list's.</summary>
        public string? Quality { get; set; }

        public string? Radiation { get; set; }

        public string? CourseOverDay { get; set; }

        public string? Onset { get; set; }

        public string? Duration { get; set; }

        public string? Triggers { get; set; }

        public string? Helps { get; set; }

        public decimal? NowScore { get; set; }

        public decimal? WorstScore { get; set; }

        public decimal? AverageScore { get; set; }

        /// <summary>In the order of <see cref="Dn4.Items"/>; null: not asked or not examined.</summary>
        public List<YesNo> Dn4Answers { get; set; } = [.. Dn4.Items.Select(_ => new YesNo())];

        public List<Flag> RedFlags { get; set; } = [.. PainTerms.RedFlags.Select(flag => new Flag { Code = flag.Code })];

        public decimal? WorkImpact { get; set; }

        public decimal? SleepImpact { get; set; }

        public string? ImpactWords { get; set; }
    }

    public sealed class YesNo
    {
        public bool? Answer { get; set; }
    }

    public sealed class Flag
    {
        public string Code { get; set; } = "";

        /// <summary>Null is not asked.</summary>
        public bool? Answer { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Site).NotEmpty().When(form => form.Regions.Count == 0).WithMessage("Pick where it hurts, or enter it in words.").IsOneLine();
            RuleFor(form => form.Regions).Must(codes => codes.TrueForAll(BodyMap.IsKnown)).WithMessage("A region is not one of the drawing.");
            RuleFor(form => form.Quality).NotEmpty().When(form => form.Qualities.Count == 0).WithMessage("Choose what the pain is like, or enter it in words.").IsOneLine();
            RuleFor(form => form.Qualities).Must(codes => codes.TrueForAll(code => PainTerms.Qualities.Any(term => term.Code == code))).WithMessage("A word for the pain is not one of the list.");
            RuleFor(form => form.Radiation).IsOneLine();
            RuleFor(form => form.CourseOverDay).IsOneLine();
            RuleFor(form => form.Onset).IsOneLine();
            RuleFor(form => form.Duration).IsOneLine();
            RuleFor(form => form.Triggers).IsText();
            RuleFor(form => form.Helps).IsText();
            RuleFor(form => form.ImpactWords).IsText();
            RuleFor(form => form.NowScore).IsScore();
            RuleFor(form => form.WorstScore).IsScore();
            RuleFor(form => form.AverageScore).IsScore();
            RuleFor(form => form.WorkImpact).IsScore("The effect on work is a whole number from 0 to 10.");
            RuleFor(form => form.SleepImpact).IsScore("The effect on sleep is a whole number from 0 to 10.");
            RuleFor(form => form.AverageScore).LessThanOrEqualTo(form => form.WorstScore)
                .When(form => form.WorstScore is not null && form.AverageScore is not null)
                .WithMessage("The average cannot be above the worst.");
            RuleFor(form => form.NowScore).LessThanOrEqualTo(form => form.WorstScore)
                .When(form => form.WorstScore is not null && form.NowScore is not null)
                .WithMessage("The pain now cannot be above the worst.");
            RuleFor(form => form.Dn4Answers).Must(answers => answers.Count == Dn4.Items.Count).WithMessage("DN4 has ten items.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override ValueTask<HistoryEntry> Make(Form form, long patientId, CommandWork work, CancellationToken cancel) =>
        new(new PainDescription
        {
            Site = TypedText.Tidy(form.Site) ?? NameOf(form.Regions),
            Quality = string.Join(", ", form.Qualities.Select(PainTerms.QualityText).Append(TypedText.Tidy(form.Quality)).OfType<string>()),
            Onset = TypedText.Tidy(form.Onset),
            Duration = TypedText.Tidy(form.Duration),
            Triggers = TypedText.Tidy(form.Triggers),
            WorstScore = (int?)form.WorstScore,
            AverageScore = (int?)form.AverageScore,
            Details = new PainDetails
            {
                Regions = [.. form.Regions.Distinct(StringComparer.Ordinal)],
                Qualities = [.. form.Qualities.Distinct(StringComparer.Ordinal)],
                NowScore = (int?)form.NowScore,
                Radiation = TypedText.Tidy(form.Radiation),
                CourseOverDay = TypedText.Tidy(form.CourseOverDay),
                Helps = TypedText.Tidy(form.Helps),
                Dn4Answers = [.. form.Dn4Answers.Select(each => each.Answer)],
                RedFlags = [.. form.RedFlags.Select(each => new FlagReply(each.Code, each.Answer switch { true => FlagAnswer.Yes, false => FlagAnswer.No, null => FlagAnswer.NotAsked }))],
                WorkImpact = (int?)form.WorkImpact,
                SleepImpact = (int?)form.SleepImpact,
                ImpactWords = TypedText.Tidy(form.ImpactWords),
            },
        });

    /// <summary>At most three by name: the drawing and the list hold all.</summary>
    private static string NameOf(List<string> regions)
    {
        var names = regions.Distinct(StringComparer.Ordinal).Take(3).Select(BodyMap.NameOf).Select((name, index) => index == 0 ? name : name.ToLowerInvariant()).ToList();
        return string.Join(", ", names) + (regions.Count > names.Count ? FormattableString.Invariant($" and {regions.Count - names.Count} more") : "");
    }
}

internal static class ScoreRules
{
    /// <summary>A whole number from 0 to 10; nothing is not asked.</summary>
    public static void IsScore<TForm>(this IRuleBuilder<TForm, decimal?> rule, string message = "A pain score is a whole number from 0 to 10.") => rule.IsWhole(0, 10, message);

    public static void IsWhole<TForm>(this IRuleBuilder<TForm, decimal?> rule, int lowest, int highest, string message) =>
        rule.Must(number => number is null || (number >= lowest && number <= highest && decimal.IsInteger(number.Value))).WithMessage(message);
}
