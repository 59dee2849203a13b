namespace IvClinic.Domain.Measures;

/// <summary>The units an amount is prescribed in. Per-kg units multiply the dosing weight; mL is for fluids.</summary>
public enum DoseUnit
{
    Milligram,
    Gram,
    Microgram,
    Millilitre,
    MilligramPerKilogram,
    GramPerKilogram,
}
