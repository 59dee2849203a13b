using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Patients;

/// <summary>The units in which a measurement may be typed, and the way to the one in which it is kept.</summary>
public static class MeasurementConversion
{
    public const string MicromolePerLitre = "µmol/L";

    public const string GramPerLitre = "g/L";

    /// <summary>µmol/L of creatinine in 1 mg/dL (molar mass 113.12 g/mol), the factor that laboratories use.</summary>
    private const decimal MicromolesInMilligram = 88.4m;

    /// <summary>The unit in which it is kept comes first. Weight is typed in kg only: a pound typed as kg is a double dose.</summary>
    public static IReadOnlyList<string> UnitsOf(MeasurementKind kind) => kind switch
    {
        MeasurementKind.Creatinine => [MeasurementUnits.Of(kind), MicromolePerLitre],
        MeasurementKind.IgA => [MeasurementUnits.Of(kind), GramPerLitre],
        _ => [MeasurementUnits.Of(kind)],
    };

    /// <summary>In the unit in which it is kept; converted values to four places, which no laboratory reports more than.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The unit is none of <see cref="UnitsOf"/>.</exception>
    public static decimal ToKept(MeasurementKind kind, decimal value, string unit) => (kind, unit) switch
    {
        _ when unit == MeasurementUnits.Of(kind) => value,
        (MeasurementKind.Creatinine, MicromolePerLitre) => Math.Round(value / MicromolesInMilligram, 4, MidpointRounding.AwayFromZero),
        (MeasurementKind.IgA, GramPerLitre) => value * 100m,
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Not a unit of this measurement."),
    };

    /// <summary>Why a value cannot be real, in a sentence; null when it can.</summary>
    public static string? Problem(MeasurementKind kind, decimal value, string unit)
    {
        var (lowest, highest) = MeasurementUnits.PossibleRange(kind);
        var kept = ToKept(kind, value, unit);
        if (kept >= lowest && kept <= highest) return null;
        var range = $"{MeasurementUnits.NameOf(kind)} is between {NumberText.Format(lowest)} and {NumberText.Format(highest)} {MeasurementUnits.Of(kind)}.";
        return kind == MeasurementKind.Height && value is > 0.2m and < 2.8m ? $"{range} Was this in metres?" : range;
    }
}
