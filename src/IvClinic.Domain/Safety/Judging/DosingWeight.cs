using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>The weight that doses per kg of one medicine use.</summary>
/// <param name="Kg">Null: not known.</param>
/// <param name="AtMostKg">A bound where the weight is not known: ideal weight replaces actual weight only where it is lower.</param>
/// <param name="Missing">The inputs that would make it known.</param>
internal sealed record DosingWeight(decimal? Kg, decimal? AtMostKg, IReadOnlyList<string> Missing)
{
    private const decimal BmiLimit = 30m;
    private const decimal CmPerInch = 2.54m;

    public static DosingWeight Of(WeightBasis basis, PatientFacts patient) => basis switch
    {
        WeightBasis.Actual or WeightBasis.Fixed => Actual(patient),
        WeightBasis.Ideal => Ideal(patient),
        WeightBasis.IdealIfBmiOver30 => IdealIfBmiOver30(patient),
        _ => throw new ArgumentOutOfRangeException(nameof(basis), basis, "Unknown basis of weight."),
    };

    /// <summary>Devine: male 50, female 45.5, plus 2.3 kg per inch over 60 (formulary, field legend of weight).</summary>
    public static DosingWeight Ideal(PatientFacts patient)
    {
        if (patient.Sex is not { } sex || patient.HeightCm is not { } height)
            return new(null, null, Unknown((PlanInput.Sex, patient.Sex is null), (PlanInput.HeightCm, patient.HeightCm is null)));

        var kg = (sex == Sex.Male ? 50m : 45.5m) + (2.3m * ((height / CmPerInch) - 60m));
        return kg > 0m ? new(kg, kg, []) : new(null, null, [PlanInput.HeightCm]); // below about 1 m the formula has no meaning
    }

    /// <summary>The number at this weight; null where it depends on a weight that is not known.</summary>
    public decimal? Resolve(PerWeight number) => number.PerKg == 0m ? number.Fixed : number.Fixed + (number.PerKg * Kg);

    /// <summary>The number without its part per kg, where the weight is known.</summary>
    public PerWeight Settle(PerWeight number) => Resolve(number) is { } settled ? new(settled, 0m) : number;

    /// <summary>Whether the value is above the limit; undecided only where some weight would change the answer.</summary>
    public Answer Exceeds(PerWeight value, PerWeight limit)
    {
        if (Kg is { } kg) return Answer.Of(Limits.Exceeds(value.Fixed + (value.PerKg * kg), limit.Fixed + (limit.PerKg * kg)));

        // above zero and up to a bound the difference is a line: its ends decide
        var atZero = Sign(value.Fixed, limit.Fixed);
        var atEnd = AtMostKg is { } most
            ? Sign(value.Fixed + (value.PerKg * most), limit.Fixed + (limit.PerKg * most))
            : Sign(value.PerKg, limit.PerKg) is var slope && slope != 0 ? slope : atZero;
        if (atZero >= 0 && atEnd >= 0 && atZero + atEnd > 0 && (AtMostKg is null || atEnd > 0)) return Answer.Yes;
        return atZero <= 0 && atEnd <= 0 ? Answer.No : Answer.Unknown(Missing);
    }

    private static int Sign(decimal value, decimal limit) =>
        Limits.Exceeds(value, limit) ? 1 : Limits.FallsShort(value, limit) ? -1 : 0;

    private static DosingWeight Actual(PatientFacts patient) =>
        new(patient.WeightKg, patient.WeightKg, patient.WeightKg is null ? [PlanInput.WeightKg] : []);

    private static DosingWeight IdealIfBmiOver30(PatientFacts patient)
    {
        if (patient.WeightKg is { } weight && patient.HeightCm is { } height)
        {
            // BMI exactly 30 is not over 30; multiplied out, so that nothing is rounded
            var metres = height / 100m;
            return weight > BmiLimit * metres * metres ? Ideal(patient) with { AtMostKg = weight } : Actual(patient);
        }

        var unknown = Unknown(
            (PlanInput.WeightKg, patient.WeightKg is null),
            (PlanInput.HeightCm, patient.HeightCm is null),
            (PlanInput.Sex, patient.Sex is null));
        return new(null, patient.WeightKg, unknown);
    }

    private static List<string> Unknown(params ReadOnlySpan<(string Input, bool IsUnknown)> inputs)
    {
        var unknown = new List<string>();
        foreach (var (input, isUnknown) in inputs)
            if (isUnknown) unknown.Add(input);
        return unknown;
    }
}
