namespace IvClinic.Domain.Measures;

/// <summary>Mass of one ingredient per time, held in mg/h. Never negative.</summary>
public readonly record struct MassRate
{
    private MassRate(decimal milligramsPerHour) => MilligramsPerHour = milligramsPerHour;

    /// <summary>The rate in mg/h.</summary>
    public decimal MilligramsPerHour { get; }

    public decimal MilligramsPerMinute => MilligramsPerHour / 60m;

    /// <exception cref="ArgumentOutOfRangeException">The rate is negative.</exception>
    public static MassRate FromMilligramsPerHour(decimal value) => new(Refuse.Negative(value, "A dose rate"));

    public static MassRate FromMilligramsPerMinute(decimal value) => FromMilligramsPerHour(value * 60m);

    /// <summary>The rate per kilogram of body weight, in mg/kg/h.</summary>
    public decimal PerKilogram(BodyWeight weight) => MilligramsPerHour / weight.Kilograms;

    /// <summary>The pump rate that delivers this dose rate from a bag of <paramref name="concentration"/>.</summary>
    /// <exception cref="DivideByZeroException">The bag holds none of the ingredient.</exception>
    public FlowRate At(Concentration concentration) =>
        FlowRate.FromMillilitresPerHour(MilligramsPerHour / concentration.MilligramsPerMillilitre);

    public override string ToString() => NumberText.Format(MilligramsPerHour) + " mg/h";
}
