namespace IvClinic.Domain.Scores;

/// <summary>PEG: pain, enjoyment of life and general activity over the past week, 0 to 10 each.</summary>
/// <param name="Mean">The mean of the three; not known while one is unanswered.</param>
public sealed record Peg(ItemSum Items, Figure Mean)
{
    public static readonly ScoreOrigin Origin = new(
        "peg", "PEG", "Krebs EE et al., J Gen Intern Med 2009;24:733-738", "Gh", "mean to 1 decimal");

    private const int Most = 10;

    /// <param name="pain">Pain on average, 0 to 10; null: not answered.</param>
    /// <param name="enjoyment">Interference with enjoyment of life, 0 to 10; null: not answered.</param>
    /// <param name="activity">Interference with general activity, 0 to 10; null: not answered.</param>
    /// <exception cref="ArgumentOutOfRangeException">An item is outside 0 to 10.</exception>
    public static Peg Of(int? pain, int? enjoyment, int? activity)
    {
        var items = new ItemSum([new("pain", pain, Most), new("enjoyment of life", enjoyment, Most), new("general activity", activity, Most)]);
        return new(items, items.Total is { } total ? Figure.Of(total / 3m, "", 1) : Figure.Unknown("", 1, items.Missing));
    }

    /// <summary>The change from an earlier one; 30 % or more is meaningful.</summary>
    public PainResponse ChangeFrom(Peg baseline) => PainResponse.Of(baseline.Mean.Value, Mean.Value);
}
