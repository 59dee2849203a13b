using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Scores;

public enum PainBand
{
    None,
    Mild,
    Moderate,
    Severe,
}

/// <summary>Numeric rating scale of pain, whole numbers from 0 (no pain) to 10 (worst pain imaginable).</summary>
public static class PainRating
{
    public const int Lowest = 0;
    public const int Highest = 10;

    public static readonly ScoreOrigin Origin = new(
        "nrs", "Pain numeric rating scale", "General clinical use; bands none 0, mild 1-3, moderate 4-6, severe 7-10", "Gh", "whole numbers");

    /// <summary>Up to and including this number.</summary>
    private static readonly (int UpTo, PainBand Band)[] Bands =
        [(0, PainBand.None), (3, PainBand.Mild), (6, PainBand.Moderate), (Highest, PainBand.Severe)];

    /// <exception cref="ArgumentOutOfRangeException">The number is outside 0 to 10.</exception>
    public static PainBand BandOf(int score) => score is >= Lowest and <= Highest
        ? Bands.First(row => score <= row.UpTo).Band
        : throw new ArgumentOutOfRangeException(
            nameof(score), score, $"A pain score is between {NumberText.Format(Lowest)} and {NumberText.Format(Highest)}.");
}
