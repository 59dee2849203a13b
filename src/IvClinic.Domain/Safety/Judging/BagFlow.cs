using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>
/// The rate at which a medicine of a bag runs: its steps, or the dose or volume over the time. Per hour, in mg for the
/// medicine and in mL for the bag.
/// </summary>
internal sealed class BagFlow
{
    private const decimal MinutesPerHour = 60m;

    private readonly MedicineInPlan medicine;
    private readonly BagDose bag;

    public BagFlow(MedicineInPlan medicine, BagDose bag)
    {
        this.medicine = medicine;
        this.bag = bag;
    }

    /// <summary>The highest rate against a limit; undecided where a step cannot be converted.</summary>
    public Answer Exceeds(decimal limit, RateUnit unit) =>
        Answer.Any(Rates(IsVolume(unit)).Select(rate => Exceeds(rate, limit, unit)));

    /// <summary>The first step, or the only rate, against a limit.</summary>
    public Answer StartExceeds(decimal limit, RateUnit unit) => Exceeds(Rates(IsVolume(unit))[0], limit, unit);

    /// <summary>The highest rate in a unit; null where something is not known.</summary>
    public decimal? Highest(RateUnit unit)
    {
        var rates = Rates(IsVolume(unit)).Select(rate => In(rate, unit)).ToList();
        return rates.Contains(null) ? null : rates.Max();
    }

    public decimal? Start(RateUnit unit) => In(Rates(IsVolume(unit))[0], unit);

    /// <summary>The highest rate in a unit, for a sentence.</summary>
    public string Words(RateUnit unit) => Highest(unit) is { } rate ? Judging.Words.Number(rate, UnitText.Of(unit)) : "the rate";

    /// <summary>A limit as a number per hour.</summary>
    public static PerWeight PerHour(decimal value, RateUnit unit) => unit switch
    {
        RateUnit.MillilitrePerHour or RateUnit.MilligramPerHour => new(value, 0m),
        RateUnit.MilligramPerMinute => new(value * MinutesPerHour, 0m),
        RateUnit.MillilitrePerKilogramHour or RateUnit.MilligramPerKilogramHour => new(0m, value),
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };

    /// <summary>The most that can run in one hour, at most the dose, in mg (safety rules 3.11).</summary>
    /// <returns>With something missing the milligrams are the whole dose: more cannot run, and it may be less.</returns>
    public (PerWeight Mg, IReadOnlyList<string> Missing) InOneHour()
    {
        if (!bag.Dose.Ml.IsZero) return (bag.Dose.Mg, [PlanInput.Amount]);
        if (bag.Bag.RateSteps.Count == 0) // an even rate: the whole dose, or the share of an hour
            return (bag.Dose.Mg * MinutesPerHour / Math.Max(MinutesPerHour, bag.Bag.DurationMinutes), []);
        if (medicine.Weight.Resolve(bag.Dose.Mg) is { } dose && Highest(RateUnit.MilligramPerHour) is { } rate)
            return (new(Math.Min(dose, rate), 0m), []);
        var missing = Rates(volume: false).SelectMany(step => step.Missing).ToList();
        return (bag.Dose.Mg, missing.Count > 0 ? missing : medicine.Weight.Missing);
    }

    public static bool IsVolume(RateUnit unit) => unit is RateUnit.MillilitrePerHour or RateUnit.MillilitrePerKilogramHour;

    private Answer Exceeds(Rate rate, decimal limit, RateUnit unit) =>
        rate.PerHour is { } known ? medicine.Weight.Exceeds(known, PerHour(limit, unit)) : Answer.Unknown(rate.Missing);

    private decimal? In(Rate rate, RateUnit unit)
    {
        if (rate.PerHour is not { } known) return null;
        var perKg = unit is RateUnit.MillilitrePerKilogramHour or RateUnit.MilligramPerKilogramHour;
        if (!perKg) return medicine.Weight.Resolve(known) / (unit == RateUnit.MilligramPerMinute ? MinutesPerHour : 1m);
        if (known.Fixed == 0m) return known.PerKg;
        return medicine.Weight.Resolve(known) / medicine.Weight.Kg;
    }

    /// <summary>Every step per hour, in mL of the bag or in mg of the medicine.</summary>
    private IReadOnlyList<Rate> Rates(bool volume)
    {
        var minutes = bag.Bag.DurationMinutes;
        if (bag.Bag.RateSteps.Count > 0) return bag.Bag.RateSteps.Select(step => Of(step, volume)).ToList();
        return [volume ? Mean(bag.Bag.FinalVolumeMl, minutes) : Mean(bag.Dose, minutes)];
    }

    private static Rate Mean(decimal? volumeMl, decimal minutes) =>
        volumeMl is { } ml ? new(new PerWeight(ml * MinutesPerHour / minutes, 0m), []) : new(null, [PlanInput.FinalVolumeMl]);

    private static Rate Mean(DoseAmount dose, decimal minutes) =>
        dose.Ml.IsZero ? new(dose.Mg * MinutesPerHour / minutes, []) : new(null, [PlanInput.Amount]);

    private Rate Of(RateStep step, bool volume)
    {
        var rate = PerHour(step.Rate, step.Unit);
        if (IsVolume(step.Unit)) return volume ? new(rate, []) : Times(rate, Concentration(bag.Dose));

        // a rate in mg is one of the bag's first medicine
        var first = bag.Bag.Ingredients[0];
        var isOwn = first.MedicineId == medicine.Medicine.Id;
        if (isOwn && !volume) return new(rate, []);
        var firstDose = isOwn ? bag.Dose : DoseAmount.Of(first.Amount, first.Unit);
        var ml = Over(rate, Concentration(firstDose));
        return volume || ml.PerHour is not { } known ? ml : Times(known, Concentration(bag.Dose));
    }

    private Rate Concentration(DoseAmount dose)
    {
        if (!dose.Ml.IsZero) return new(null, [PlanInput.Amount]);
        return bag.Bag.FinalVolumeMl is { } ml
            ? new(medicine.Weight.Settle(dose.Mg) / ml, [])
            : new(null, [PlanInput.FinalVolumeMl]);
    }

    private Rate Times(PerWeight rate, Rate concentration)
    {
        if (concentration.PerHour is not { } mgPerMl) return concentration;
        var settled = medicine.Weight.Settle(rate);
        if (mgPerMl.PerKg == 0m) return new(settled * mgPerMl.Fixed, []);
        return settled.PerKg == 0m ? new(mgPerMl * settled.Fixed, []) : new(null, medicine.Weight.Missing);
    }

    private Rate Over(PerWeight rate, Rate concentration)
    {
        if (concentration.PerHour is not { } mgPerMl) return concentration;
        var settled = medicine.Weight.Settle(rate);
        if (mgPerMl.PerKg == 0m) return new(settled / mgPerMl.Fixed, []);
        var weightCancels = settled.Fixed == 0m && mgPerMl.Fixed == 0m;
        return weightCancels ? new(new PerWeight(settled.PerKg / mgPerMl.PerKg, 0m), []) : new(null, medicine.Weight.Missing);
    }

    /// <param name="PerHour">Null: not known, for want of the inputs named.</param>
    private sealed record Rate(PerWeight? PerHour, IReadOnlyList<string> Missing);
}
