namespace IvClinic.Domain.Measures;

/// <summary>A body weight in kg, between 0.3 and 650 kg (what a scale in a clinic can show; more is a slip of the unit).</summary>
public readonly record struct BodyWeight
{
    public const decimal LowestKilograms = 0.3m;
    public const decimal HighestKilograms = 650m;

    private BodyWeight(decimal kilograms) => Kilograms = kilograms;

    public decimal Kilograms { get; }

    /// <exception cref="ArgumentOutOfRangeException">Outside 0.3 to 650 kg.</exception>
    public static BodyWeight FromKilograms(decimal kilograms) =>
        kilograms is >= LowestKilograms and <= HighestKilograms
            ? new(kilograms)
            : throw new ArgumentOutOfRangeException(nameof(kilograms), kilograms, "A body weight is between 0.3 and 650 kg.");

    public override string ToString() => NumberText.Format(Kilograms) + " kg";
}
