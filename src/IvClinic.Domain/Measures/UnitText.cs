namespace IvClinic.Domain.Measures;

/// <summary>Units as they are written on screens, labels and in data files (UCUM-like, human readable).</summary>
public static class UnitText
{
    public static string Of(DoseUnit unit) => unit switch
    {
        DoseUnit.Milligram => "mg",
        DoseUnit.Gram => "g",
        DoseUnit.Microgram => "mcg",
        DoseUnit.Millilitre => "mL",
        DoseUnit.MilligramPerKilogram => "mg/kg",
        DoseUnit.GramPerKilogram => "g/kg",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    public static string Of(RateUnit unit) => unit switch
    {
        RateUnit.MillilitrePerHour => "mL/h",
        RateUnit.MillilitrePerKilogramHour => "mL/kg/h",
        RateUnit.MilligramPerKilogramHour => "mg/kg/h",
        RateUnit.MilligramPerMinute => "mg/min",
        RateUnit.MilligramPerHour => "mg/h",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    /// <exception cref="FormatException">The text is none of the units.</exception>
    public static DoseUnit ReadDoseUnit(string text) =>
        Enum.GetValues<DoseUnit>().Cast<DoseUnit?>().FirstOrDefault(unit => Of(unit!.Value) == text)
        ?? throw new FormatException($"“{text}” is not a unit of dose.");

    /// <exception cref="FormatException">The text is none of the units.</exception>
    public static RateUnit ReadRateUnit(string text) =>
        Enum.GetValues<RateUnit>().Cast<RateUnit?>().FirstOrDefault(unit => Of(unit!.Value) == text)
        ?? throw new FormatException($"“{text}” is not a unit of rate.");
}
