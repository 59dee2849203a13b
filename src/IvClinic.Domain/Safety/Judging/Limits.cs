using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Comparison with a limit. Exactly on the limit passes, maxima and minima alike (safety rules 3.2).</summary>
internal static class Limits
{
    /// <summary>
    /// Absorbs what division leaves behind (a rate from a volume, a time and a weight). The safety rules allow this
    /// relative tolerance; it is far below what a pump can deliver.
    /// </summary>
    private const decimal Tolerance = 1e-9m;

    public static bool Exceeds(decimal value, decimal limit) => value - limit > Tolerance * Math.Abs(limit);

    public static bool FallsShort(decimal value, decimal limit) => limit - value > Tolerance * Math.Abs(limit);

    public static bool Holds(decimal value, Comparison op, decimal threshold) => op switch
    {
        Comparison.Less => FallsShort(value, threshold),
        Comparison.AtMost => !Exceeds(value, threshold),
        Comparison.More => Exceeds(value, threshold),
        Comparison.AtLeast => !FallsShort(value, threshold),
        Comparison.Equal => !Exceeds(value, threshold) && !FallsShort(value, threshold),
        Comparison.NotEqual => Exceeds(value, threshold) || FallsShort(value, threshold),
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "Unknown comparison."),
    };
}
