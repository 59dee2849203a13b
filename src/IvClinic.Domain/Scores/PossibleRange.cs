using System.Runtime.CompilerServices;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Scores;

/// <summary>
/// What an input of a formula can be at all; outside it is a slip of unit or key (height 1.75 "cm", age 150), refused
/// before it becomes a plausible-looking result. Both ends are possible.
/// </summary>
internal sealed record PossibleRange(string What, decimal Lowest, decimal Highest, string Unit)
{
    public static readonly PossibleRange AgeYears = new("An age", 0m, 120m, "years");
    public static readonly PossibleRange WeightKg = new("A body weight", BodyWeight.LowestKilograms, BodyWeight.HighestKilograms, "kg");
    public static readonly PossibleRange HeightCm = new("A height", 20m, 280m, "cm");
    public static readonly PossibleRange CreatinineMgDl = new("A serum creatinine", 0.05m, 50m, "mg/dL");
    public static readonly PossibleRange QtMs = new("A QT interval", 100m, 1000m, "ms");
    public static readonly PossibleRange HeartRate = new("A heart rate", 10m, 350m, "/min");
    public static readonly PossibleRange CalciumMgDl = new("A calcium", 1m, 30m, "mg/dL");
    public static readonly PossibleRange AlbuminGDl = new("An albumin", 0.1m, 10m, "g/dL");
    public static readonly PossibleRange PressureMmHg = new("A blood pressure", 1m, 350m, "mmHg");
    public static readonly PossibleRange SpO2Percent = new("An oxygen saturation", 0m, 100m, "%");
    public static readonly PossibleRange PainIntensity = new("A pain intensity", 0m, 100m, "points");
    public static readonly PossibleRange Rate = new("A rate", 0m, 100000m, "");
    public static readonly PossibleRange DoseGrams = new("A dose", 0m, 1000m, "g");
    public static readonly PossibleRange ConcentrationMgMl = new("A concentration", 0.0001m, 1000m, "mg/mL");

    /// <summary>The value, or null where it is not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is known and impossible.</exception>
    public decimal? Of(decimal? value, [CallerArgumentExpression(nameof(value))] string? name = null) =>
        value is not { } known || (known >= Lowest && known <= Highest)
            ? value
            : throw new ArgumentOutOfRangeException(
                name, known, $"{What} is between {NumberText.Format(Lowest)} and {NumberText.Format(Highest)} {Unit}".TrimEnd() + ".");
}
