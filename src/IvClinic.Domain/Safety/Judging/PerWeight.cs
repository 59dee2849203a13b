namespace IvClinic.Domain.Safety.Judging;

/// <summary>
/// A number of which a part may grow with the dosing weight: "5 mg/kg" is 0 + 5 per kg. A dose and a limit that are both
/// per kg compare without the weight.
/// </summary>
internal readonly record struct PerWeight(decimal Fixed, decimal PerKg)
{
    public static PerWeight Zero => default;

    public bool IsZero => Fixed == 0m && PerKg == 0m;

    public static PerWeight operator +(PerWeight a, PerWeight b) => new(a.Fixed + b.Fixed, a.PerKg + b.PerKg);

    public static PerWeight operator *(PerWeight number, decimal factor) => new(number.Fixed * factor, number.PerKg * factor);

    public static PerWeight operator /(PerWeight number, decimal divisor) => new(number.Fixed / divisor, number.PerKg / divisor);
}
