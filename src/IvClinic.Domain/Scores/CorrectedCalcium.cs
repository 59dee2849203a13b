namespace IvClinic.Domain.Scores;

/// <summary>Total calcium corrected for albumin, in mg/dL: 0.8 mg/dL for each g/dL of albumin under 4.0.</summary>
public static class CorrectedCalcium
{
    public static readonly ScoreOrigin Origin = new(
        "corrected_calcium", "Corrected calcium", "Payne RB et al., BMJ 1973;4:643-646, as simplified in general use", "Gh", "1 decimal");

    private const decimal PerAlbumin = 0.8m, NormalAlbuminGDl = 4.0m;

    /// <exception cref="ArgumentOutOfRangeException">A calcium or albumin is impossible, for instance in g/L.</exception>
    public static Figure Of(decimal? calciumMgDl, decimal? albuminGDl) =>
        PossibleRange.CalciumMgDl.Of(calciumMgDl) is { } calcium && PossibleRange.AlbuminGDl.Of(albuminGDl) is { } albumin
            ? Figure.Of(calcium + (PerAlbumin * (NormalAlbuminGDl - albumin)), "mg/dL", 1)
            : Figure.Unknown("mg/dL", 1, Figure.Absent(("calcium", calciumMgDl), ("albumin", albuminGDl)));
}
