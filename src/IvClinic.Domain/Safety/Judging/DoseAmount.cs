using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>An amount of a medicine: mg for substances, mL for fluids. One does not turn into the other.</summary>
internal readonly record struct DoseAmount(PerWeight Mg, PerWeight Ml)
{
    public static DoseAmount Of(decimal amount, DoseUnit unit) => unit switch
    {
        DoseUnit.Milligram => new(new(amount, 0m), default),
        DoseUnit.Gram => new(new(amount * 1000m, 0m), default),
        DoseUnit.Microgram => new(new(amount / 1000m, 0m), default),
        DoseUnit.MilligramPerKilogram => new(new(0m, amount), default),
        DoseUnit.GramPerKilogram => new(new(0m, amount * 1000m), default),
        DoseUnit.Millilitre => new(default, new(amount, 0m)),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    public static DoseAmount Sum(IEnumerable<DoseAmount> amounts) =>
        amounts.Aggregate(default(DoseAmount), (sum, amount) => sum + amount);

    public static DoseAmount operator +(DoseAmount a, DoseAmount b) => new(a.Mg + b.Mg, a.Ml + b.Ml);

    public static bool IsVolume(DoseBasis basis) => basis is DoseBasis.Millilitre or DoseBasis.MillilitrePerKilogram;

    public static PerWeight Number(DoseLimit limit) => limit.Basis switch
    {
        DoseBasis.Milligram or DoseBasis.Millilitre => new(limit.Value, 0m),
        DoseBasis.MilligramPerKilogram or DoseBasis.MillilitrePerKilogram => new(0m, limit.Value),
        DoseBasis.GramPerKilogram => new(0m, limit.Value * 1000m),
        _ => throw new ArgumentOutOfRangeException(nameof(limit), limit.Basis, "A limit of dose is not per hour."),
    };

    /// <summary>The part counted in the limit's family of units.</summary>
    public PerWeight In(DoseBasis basis) => IsVolume(basis) ? Ml : Mg;

    /// <summary>Whether the amount is above the limit. An amount in the other family of units cannot be judged.</summary>
    public Answer Exceeds(DoseLimit limit, DosingWeight weight)
    {
        var answer = weight.Exceeds(In(limit.Basis), Number(limit));
        var other = IsVolume(limit.Basis) ? Mg : Ml;
        return other.IsZero || answer.Holds == true ? answer : Answer.Unknown([.. answer.Missing, PlanInput.Amount]);
    }
}
