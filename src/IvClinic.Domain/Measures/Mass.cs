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

    /// <summary>
    /// For display, rounded for reading: "412.5 mg", and from 10 g on "41.75 g", as five digits before the unit are misread (ISMP).
    /// </summary>
    /// <param name="like">Another amount on the same line, whose unit is taken over: "3.8 g of 41.75 g".</param>
    /// <param name="decimals">Places of an amount in mg; grams are shown to the mg.</param>
    public string Text(Mass? like = null, int decimals = 1) => (like ?? this).Milligrams >= ShownInGramsFrom
        ? NumberText.Format(Grams, 3) + " g"
        : NumberText.Format(Milligrams, decimals) + " mg";

    private const decimal ShownInGramsFrom = 10_000m;

    public override string ToString() => NumberText.Format(Milligrams) + " mg";
}
