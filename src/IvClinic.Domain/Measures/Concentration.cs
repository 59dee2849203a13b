namespace IvClinic.Domain.Measures;

/// <summary>Mass of a substance per volume of the finished bag, in mg/mL. Never negative.</summary>
public readonly record struct Concentration
{
    private Concentration(decimal milligramsPerMillilitre) => MilligramsPerMillilitre = milligramsPerMillilitre;

    /// <summary>The concentration in mg/mL.</summary>
    public decimal MilligramsPerMillilitre { get; }

    /// <exception cref="ArgumentOutOfRangeException">The concentration is negative.</exception>
    public static Concentration FromMilligramsPerMillilitre(decimal value) => new(Refuse.Negative(value, "A concentration"));

    public static Mass operator *(Concentration concentration, Volume volume) =>
        Mass.FromMilligrams(concentration.MilligramsPerMillilitre * volume.Millilitres);

    public static MassRate operator *(Concentration concentration, FlowRate rate) =>
        MassRate.FromMilligramsPerHour(concentration.MilligramsPerMillilitre * rate.MillilitresPerHour);

    public override string ToString() => NumberText.Format(MilligramsPerMillilitre) + " mg/mL";
}
