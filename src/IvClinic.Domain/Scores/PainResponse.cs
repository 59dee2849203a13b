namespace IvClinic.Domain.Scores;

/// <summary>From worse to better; rises with the reduction.</summary>
public enum PainResponseBand
{
    /// <summary>There was no pain to reduce.</summary>
    NotApplicable,
    Worse,
    None,
    Minimal,
    Meaningful,
    Substantial,
}

/// <summary>Change in pain between two ratings on the same scale (IMMPACT benchmarks).</summary>
/// <param name="PercentReduction">Negative where pain rose; not known without both ratings or without pain before.</param>
/// <param name="Band">Null: not known.</param>
public sealed record PainResponse(Figure PercentReduction, PainResponseBand? Band)
{
    public static readonly ScoreOrigin Origin = new(
        "pain_response", "Change in pain (IMMPACT benchmarks)", "Dworkin RH et al., J Pain 2008;9:105-121", "Gh",
        "percent to 1 decimal; bands on the unrounded percent");

    /// <summary>Binary noise of a stored rating (4.199999999999999) must not cost the 30 %.</summary>
    private const decimal Tolerance = 1e-9m;

    /// <summary>From and including this percentage.</summary>
    private static readonly (decimal From, PainResponseBand Band)[] Bands =
    [
        (50m, PainResponseBand.Substantial), (30m, PainResponseBand.Meaningful), (10m, PainResponseBand.Minimal),
        (0m, PainResponseBand.None), (decimal.MinValue, PainResponseBand.Worse),
    ];

    /// <param name="baseline">0 to 10 or 0 to 100, averages included; null: not taken.</param>
    /// <param name="followUp">On the same scale; null: not taken.</param>
    /// <exception cref="ArgumentOutOfRangeException">A rating is outside 0 to 100.</exception>
    public static PainResponse Of(decimal? baseline, decimal? followUp)
    {
        var before = PossibleRange.PainIntensity.Of(baseline);
        var after = PossibleRange.PainIntensity.Of(followUp);
        if (before == 0m)
            return new(Unknown([]) with { Caution = "There was no pain before." }, PainResponseBand.NotApplicable);
        if (before is not { } from || after is not { } to)
            return new(Unknown(Figure.Absent(("baseline", before), ("follow-up", after))), null);
        var percent = 100m * (from - to) / from;
        return new(Figure.Of(percent, "%", 1), Bands.First(row => row.From == decimal.MinValue || percent + Tolerance >= row.From).Band);
    }

    /// <summary>30 % or more: the least change that patients call meaningful. Null: not known.</summary>
    public bool? IsMeaningful => Band is { } band ? band >= PainResponseBand.Meaningful : null;

    private static Figure Unknown(IReadOnlyList<string> missing) => Figure.Unknown("%", 1, missing);
}
