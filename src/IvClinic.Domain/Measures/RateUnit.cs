namespace IvClinic.Domain.Measures;

/// <summary>The units a rate is prescribed in.</summary>
public enum RateUnit
{
    MillilitrePerHour,
    MillilitrePerKilogramHour,
    MilligramPerKilogramHour,
    MilligramPerMinute,
    MilligramPerHour,
}
