namespace IvClinic.Domain.Scores;

/// <summary>MIDAS grades I to IV.</summary>
public enum MidasGrade
{
    /// <summary>Little or no disability.</summary>
    I,

    /// <summary>Mild.</summary>
    II,

    /// <summary>Moderate.</summary>
    III,

    /// <summary>Severe, 21 to 40 days: IV-A.</summary>
    IVA,

    /// <summary>Severe, 41 days or more: IV-B.</summary>
    IVB,
}

/// <summary>Days lost to headache in the last three months, five questions; headache days and intensity are not scored.</summary>
public sealed record Midas(ItemSum Days)
{
    public static readonly ScoreOrigin Origin = new(
        "midas", "MIDAS", "Stewart WF et al., Neurology 2001;56(6 Suppl 1):S20-28; division of grade IV: general knowledge", "S2", "whole days")
    {
        Licence = "Check the terms before reproducing the item wording; own words here.",
    };

    /// <summary>Three months have at most 92 days, and an item cannot count more.</summary>
    public const int MostDays = 92;

    /// <summary>Own words, in the order of the questionnaire.</summary>
    public static IReadOnlyList<string> Items { get; } =
    [
        "days off work or school", "days at work or school with half the output or less", "days without household work",
        "days with half the household work or less", "days without family, social or leisure activity",
    ];

    /// <summary>Up to and including this many days.</summary>
    private static readonly (int UpTo, MidasGrade Grade)[] Grades =
        [(5, MidasGrade.I), (10, MidasGrade.II), (20, MidasGrade.III), (40, MidasGrade.IVA), (int.MaxValue, MidasGrade.IVB)];

    /// <summary>Null where unanswered questions could change it.</summary>
    public string? GradeText => Days.Decided(days => GradeOf(days) switch { MidasGrade.IVB => MidasGrade.IVA, var grade => grade }) switch
    {
        null => null,
        MidasGrade.IVA => "IV",
        var grade => grade.ToString(),
    };

    /// <summary>"IV-A" or "IV-B"; null below grade IV and where unanswered questions could change it.</summary>
    public string? SubgradeText => Days.Decided(GradeOf) switch
    {
        MidasGrade.IVA => "IV-A",
        MidasGrade.IVB => "IV-B",
        _ => null,
    };

    /// <param name="days">In the order of <see cref="Items"/>; null: not answered.</param>
    /// <exception cref="ArgumentException">There are not five answers, or one is outside 0 to 92.</exception>
    public static Midas Of(IReadOnlyList<int?> days) => days.Count == Items.Count
        ? new(new ItemSum([.. Items.Zip(days, (name, count) => new ScoreItem(name, count, MostDays))]))
        : throw new ArgumentException("MIDAS has five questions.", nameof(days));

    public static MidasGrade GradeOf(int days) => Grades.First(row => days <= row.UpTo).Grade;
}
