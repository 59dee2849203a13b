namespace IvClinic.Domain.Measures;

/// <summary>A volume of fluid, held in millilitres. Never negative.</summary>
public readonly record struct Volume : IComparable<Volume>
{
    private Volume(decimal millilitres) => Millilitres = millilitres;

    /// <summary>The volume in mL.</summary>
    public decimal Millilitres { get; }

    public static Volume Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">The volume is negative.</exception>
    public static Volume FromMillilitres(decimal millilitres) => new(Refuse.Negative(millilitres, "A volume"));

    public static Volume operator +(Volume a, Volume b) => new(a.Millilitres + b.Millilitres);

    /// <summary>What remains; nothing remains below zero, so more taken than there is leaves zero.</summary>
    public Volume Less(Volume taken) => new(Math.Max(0m, Millilitres - taken.Millilitres));

    public static bool operator <(Volume a, Volume b) => a.Millilitres < b.Millilitres;

    public static bool operator >(Volume a, Volume b) => a.Millilitres > b.Millilitres;

    public static bool operator <=(Volume a, Volume b) => a.Millilitres <= b.Millilitres;

    public static bool operator >=(Volume a, Volume b) => a.Millilitres >= b.Millilitres;

    public static Volume Smaller(Volume a, Volume b) => a <= b ? a : b;

    public int CompareTo(Volume other) => Millilitres.CompareTo(other.Millilitres);

    public override string ToString() => NumberText.Format(Millilitres) + " mL";
}
