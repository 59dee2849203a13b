using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Scores;

public enum QtcBand
{
    Normal,
    Prolonged,
    HighRisk,
}

/// <summary>QT corrected for the heart rate, in ms, by both formulas.</summary>
/// <param name="Bazett">QT over the square root of RR in seconds.</param>
/// <param name="Fridericia">QT over the cube root of RR in seconds.</param>
/// <param name="Preferred">Fridericia where the heart rate is outside 60 to 100, else Bazett.</param>
public sealed record CorrectedQt(Figure Bazett, Figure Fridericia, Figure Preferred)
{
    public static readonly ScoreOrigin Origin = new(
        "qtc", "Corrected QT", "Bazett HC, Heart 1920;7:353-370; Fridericia LS, Acta Med Scand 1920;53:469-486", "Gh",
        "whole ms on display; thresholds on the unrounded value")
    {
        Choice = "Fridericia where the heart rate is outside 60 to 100: Bazett overcorrects there.",
    };

    private const string Unit = "ms";
    private const decimal SecondsPerMinute = 60m, LowestForBazett = 60m, HighestForBazett = 100m;
    private const decimal HighRiskFromMs = 500m, ProlongedFromMaleMs = 450m, ProlongedFromFemaleMs = 460m;

    /// <param name="qtMs">Measured QT in ms.</param>
    /// <param name="heartRatePerMinute">Of the same strip.</param>
    /// <remarks>Roots go through double: decimal has none.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">An interval or heart rate is impossible.</exception>
    public static CorrectedQt Of(decimal? qtMs, decimal? heartRatePerMinute)
    {
        if (PossibleRange.QtMs.Of(qtMs) is not { } qt || PossibleRange.HeartRate.Of(heartRatePerMinute) is not { } rate)
        {
            var unknown = Figure.Unknown(Unit, 0, Figure.Absent(("QT", qtMs), ("heart rate", heartRatePerMinute)));
            return new(unknown, unknown, unknown);
        }

        var beatSeconds = (double)(SecondsPerMinute / rate);
        var bazett = Figure.Of((decimal)((double)qt / Math.Sqrt(beatSeconds)), Unit, 0);
        var fridericia = Figure.Of((decimal)((double)qt / Math.Cbrt(beatSeconds)), Unit, 0);
        return new(bazett, fridericia, rate is >= LowestForBazett and <= HighestForBazett ? bazett : fridericia);
    }

    /// <summary>From 500 ms high risk, from 450 (male) or 460 (female) prolonged. Null where the sex would decide and is not known.</summary>
    public static QtcBand? BandOf(decimal? qtcMs, Sex? sex) => (qtcMs, sex) switch
    {
        (null, _) => null,
        ( >= HighRiskFromMs, _) => QtcBand.HighRisk,
        ( >= ProlongedFromFemaleMs, _) or ( >= ProlongedFromMaleMs, Sex.Male) => QtcBand.Prolonged,
        ( >= ProlongedFromMaleMs, null) => null,
        _ => QtcBand.Normal,
    };
}
