namespace IvClinic.Domain.Patients;

/// <summary>The unit in which each measurement is kept, and the range in which a value can be real at all.</summary>
public static class MeasurementUnits
{
    public static string Of(MeasurementKind kind) => kind switch
    {
        MeasurementKind.Weight => "kg",
        MeasurementKind.Height => "cm",
        MeasurementKind.Creatinine => "mg/dL",
        MeasurementKind.EGfr => "mL/min/1.73 m²",
        MeasurementKind.CreatinineClearance => "mL/min",
        MeasurementKind.QTc => "ms",
        MeasurementKind.Alt => "U/L",
        MeasurementKind.Platelets => "10⁹/L",
        MeasurementKind.IgA => "mg/dL",
        MeasurementKind.PainScore => "/10",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown measurement."),
    };

    public static string NameOf(MeasurementKind kind) => kind switch
    {
        MeasurementKind.EGfr => "eGFR",
        MeasurementKind.CreatinineClearance => "Creatinine clearance",
        MeasurementKind.QTc => "QTc",
        MeasurementKind.Alt => "ALT",
        MeasurementKind.IgA => "IgA",
        MeasurementKind.PainScore => "Pain score",
        _ => kind.ToString(),
    };

    /// <summary>Outside this range a value is a slip of the pen or of the unit and is refused. Clinic default (D).</summary>
    public static (decimal Lowest, decimal Highest) PossibleRange(MeasurementKind kind) => kind switch
    {
        MeasurementKind.Weight => (Measures.BodyWeight.LowestKilograms, Measures.BodyWeight.HighestKilograms),
        MeasurementKind.Height => (20m, 272m),
        MeasurementKind.Creatinine => (0.1m, 40m),
        MeasurementKind.EGfr => (1m, 250m),
        MeasurementKind.CreatinineClearance => (1m, 300m),
        MeasurementKind.QTc => (200m, 800m),
        MeasurementKind.Alt => (1m, 20000m),
        MeasurementKind.Platelets => (1m, 3000m),
        MeasurementKind.IgA => (0m, 10000m),
        MeasurementKind.PainScore => (0m, 10m),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, "Unknown measurement."),
    };
}
