namespace IvClinic.Domain.Measures;

/// <summary>A mass of a substance, held in milligrams. Never negative.</summary>
public readonly record struct Mass : IComparable<Mass>
{
    private Mass(decimal milligrams) => Milligrams = milligrams;

    /// <summary>The mass in mg.</summary>
    public decimal Milligrams { get; }

    public decimal Grams => Milligrams / 1000m;

    public decimal Micrograms => Milligrams * 1000m;

    public static Mass Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">The mass is negative.</exception>
    public static Mass FromMilligrams(decimal milligrams) => new(Refuse.Negative(milligrams, "A mass"));

    public static Mass FromGrams(decimal grams) => FromMilligrams(grams * 1000m);

    public static Mass FromMicrograms(decimal micrograms) => FromMilligrams(micrograms / 1000m);

    public static Mass operator +(Mass a, Mass b) => new(a.Milligrams + b.Milligrams);

    public static Mass operator *(Mass mass, decimal factor) => FromMilligrams(mass.Milligrams * factor);

    /// <exception cref="DivideByZeroException">The volume is zero: there is no concentration.</exception>
    public static Concentration operator /(Mass mass, Volume volume) =>
        Concentration.FromMilligramsPerMillilitre(mass.Milligrams / volume.Millilitres);

    public static bool operator <(Mass a, Mass b) => a.Milligrams < b.Milligrams;

    public static bool operator >(Mass a, Mass b) => a.Milligrams > b.Milligrams;

    public static bool operator <=(Mass a, Mass b) => a.Milligrams <= b.Milligrams;

    public static bool operator >=(Mass a, Mass b) => a.Milligrams >= b.Milligrams;

    public int CompareTo(Mass other) => Milligrams.CompareTo(other.Milligrams);

    public override string ToString() => NumberText.Format(Milligrams) + " mg";
}
