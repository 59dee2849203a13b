using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Patients.Baselines;

/// <summary>One number of a baseline.</summary>
/// <param name="Value">Null: not known.</param>
/// <param name="Words">With its meaning, or what is missing.</param>
public sealed record BaselineFigure(string Name, string Unit, decimal? Value, string Words);

/// <summary>The numbers of a baseline, computed from its answers. A score with a missing answer is not known.</summary>
public static class BaselineFigures
{
    public static IReadOnlyList<BaselineFigure> Of(ConditionBaseline baseline) => baseline.Answers switch
    {
        { Migraine: { } migraine } => Migraine(migraine),
        { Cidp: { } cidp } => Cidp(cidp),
        { ChronicPain: { } pain } => [new("PEG", "of 10", pain.Peg.Mean.Shown, pain.Peg.Mean.Text)],
        _ => [],
    };

    private static BaselineFigure[] Migraine(MigraineAnswers answers) =>
    [
        Plain("Headache days", "of 30 days", answers.HeadacheDays),
        new("MIDAS", "days", answers.Midas.Days.Total, answers.Midas.Days.Total is { } days
            ? $"{NumberText.Format(days)}, grade {answers.Midas.SubgradeText ?? answers.Midas.GradeText}"
            : $"not complete (not answered: {string.Join(", ", answers.Midas.Days.Missing)})"),
        Plain("Triptan days", "of 30 days", answers.TriptanDays),
    ];

    private static BaselineFigure[] Cidp(CidpAnswers answers) =>
    [
        new("INCAT", "of 10", answers.Incat.Sum.Total, answers.Incat.Sum.Total is { } total
            ? $"{NumberText.Format(total)} (arms {NumberText.Format(answers.Arm!.Value)}, legs {NumberText.Format(answers.Leg!.Value)})"
            : $"not complete (not answered: {string.Join(", ", answers.Incat.Sum.Missing)})"),
        Plain("Grip left", "kPa", answers.GripLeftKPa),
        Plain("Grip right", "kPa", answers.GripRightKPa),
    ];

    private static BaselineFigure Plain(string name, string unit, decimal? value) => new(name, unit, value, value is { } known ? NumberText.Format(known) : "not known");
}
