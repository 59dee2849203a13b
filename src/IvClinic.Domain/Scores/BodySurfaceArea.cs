namespace IvClinic.Domain.Scores;

/// <summary>Body surface area in m² by Mosteller: the square root of height in cm times weight in kg over 3600.</summary>
public static class BodySurfaceArea
{
    public static readonly ScoreOrigin Origin = new(
        "bsa_mosteller", "Body surface area (Mosteller)", "Mosteller RD, N Engl J Med 1987;317:1098", "Gh", "2 decimals");

    private const decimal Divisor = 3600m;

    /// <remarks>The root goes through double: decimal has none.</remarks>
    /// <exception cref="ArgumentOutOfRangeException">A height or weight is impossible.</exception>
    public static Figure Of(decimal? heightCm, decimal? weightKg) =>
        PossibleRange.HeightCm.Of(heightCm) is { } height && PossibleRange.WeightKg.Of(weightKg) is { } weight
            ? Figure.Of((decimal)Math.Sqrt((double)(height * weight / Divisor)), "m²", 2)
            : Figure.Unknown("m²", 2, Figure.Absent(("height", heightCm), ("weight", weightKg)));
}
