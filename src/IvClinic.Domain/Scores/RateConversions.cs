namespace IvClinic.Domain.Scores;

/// <summary>Infusion rates and volumes in other units. Exact decimal arithmetic; nothing is rounded before display.</summary>
public static class RateConversions
{
    public static readonly ScoreOrigin Origin = new("rate_conversions", "Infusion-rate conversions", "Arithmetic", "Gh", "1 decimal; mg/kg/min 3 decimals");

    /// <summary>Immunoglobulin 10 %.</summary>
    public const decimal TenPercentMgPerMl = 100m;

    private const decimal MinutesPerHour = 60m, MgPerGram = 1000m;

    /// <summary>mL/kg/h times kg.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate or weight is impossible.</exception>
    public static Figure MlPerHour(decimal? mlPerKgHour, decimal? weightKg) => PerWeight(mlPerKgHour, weightKg, "mL/h");

    /// <summary>mg/kg/h times kg.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate or weight is impossible.</exception>
    public static Figure MgPerHour(decimal? mgPerKgHour, decimal? weightKg) => PerWeight(mgPerKgHour, weightKg, "mg/h");

    /// <summary>mL/kg/h of a solution as mg/kg/min.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A rate or concentration is impossible.</exception>
    public static Figure MgPerKgMinute(decimal? mlPerKgHour, decimal concentrationMgPerMl = TenPercentMgPerMl)
    {
        PossibleRange.ConcentrationMgMl.Of(concentrationMgPerMl);
        return PossibleRange.Rate.Of(mlPerKgHour) is { } rate
            ? Figure.Of(rate * concentrationMgPerMl / MinutesPerHour, "mg/kg/min", 3)
            : Figure.Unknown("mg/kg/min", 3, ["rate"]);
    }

    /// <summary>The volume in mL that holds this many grams; of a 10 % solution ten times the grams.</summary>
    /// <exception cref="ArgumentOutOfRangeException">A dose or concentration is impossible.</exception>
    public static Figure VolumeMl(decimal? grams, decimal concentrationMgPerMl = TenPercentMgPerMl)
    {
        PossibleRange.ConcentrationMgMl.Of(concentrationMgPerMl);
        return PossibleRange.DoseGrams.Of(grams) is { } dose
            ? Figure.Of(dose * MgPerGram / concentrationMgPerMl, "mL", 1)
            : Figure.Unknown("mL", 1, ["dose"]);
    }

    private static Figure PerWeight(decimal? perKg, decimal? weightKg, string unit) =>
        PossibleRange.Rate.Of(perKg) is { } rate && PossibleRange.WeightKg.Of(weightKg) is { } weight
            ? Figure.Of(rate * weight, unit, 1)
            : Figure.Unknown(unit, 1, Figure.Absent(("rate", perKg), ("weight", weightKg)));
}
