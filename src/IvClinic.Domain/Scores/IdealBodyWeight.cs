using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Scores;

/// <summary>Devine ideal weight, adjusted weight, body mass index, and the weight this clinic doses on.</summary>
/// <param name="Ideal">kg; not known under 152.4 cm, where the formula is not extrapolated.</param>
/// <param name="Adjusted">kg; ideal plus 0.4 of what lies above it.</param>
/// <param name="BodyMassIndex">kg/m².</param>
/// <param name="Dosing">kg; ideal if BMI is over 30, else actual; actual where it is below ideal, or the person is too short.</param>
public sealed record IdealBodyWeight(Figure Ideal, Figure Adjusted, Figure BodyMassIndex, Figure Dosing)
{
    public static readonly ScoreOrigin Origin = new(
        "ideal_body_weight", "Devine ideal and adjusted body weight", "Devine BJ, Drug Intell Clin Pharm 1974;8:650-655", "Gh", "2 decimals; BMI 1 decimal")
    {
        Choice = "Ideal if BMI is over 30; actual where it is below ideal; under 152.4 cm not extrapolated: actual, flagged.",
    };

    /// <summary>Five feet: from here the formula holds.</summary>
    public const decimal LowestHeightCm = 152.4m;

    private const decimal CmPerInch = 2.54m, InchesAtBase = 60m, KgPerInch = 2.3m, MaleBaseKg = 50m, FemaleBaseKg = 45.5m;
    private const decimal AdjustedShare = 0.4m;

    /// <summary>BMI exactly 30 is not over 30.</summary>
    private const decimal BmiLimit = 30m;

    private const string TooShort = "Under 152.4 cm the ideal weight is not extrapolated: the actual weight is used.";

    /// <summary>Under 152.4 cm: no ideal weight, and a caution that says so.</summary>
    public bool IsTooShort => Ideal.Caution is not null;

    /// <exception cref="ArgumentOutOfRangeException">A height or weight is impossible.</exception>
    public static IdealBodyWeight Of(decimal? heightCm, Sex? sex, decimal? actualKg)
    {
        var height = PossibleRange.HeightCm.Of(heightCm);
        var actual = PossibleRange.WeightKg.Of(actualKg);
        var ideal = IdealKg(height, sex);
        var adjusted = ideal.Value is { } kg && actual is { } real
            ? Figure.Of(kg + (AdjustedShare * (real - kg)), "kg", 2)
            : Figure.Unknown("kg", 2, [.. ideal.Missing, .. Figure.Absent(("weight", actual))]) with { Caution = ideal.Caution };
        var weights = new IdealBodyWeight(ideal, adjusted, Bmi(height, actual), Figure.Unknown("kg", 2, []));
        return weights with { Dosing = weights.DosingKg(height, actual) };
    }

    /// <summary>Devine's formula alone, at any height: 50 (male) or 45.5 (female) plus 2.3 kg per inch over 60.</summary>
    public static decimal DevineKg(decimal heightCm, Sex sex) =>
        (sex == Sex.Male ? MaleBaseKg : FemaleBaseKg) + (KgPerInch * ((heightCm / CmPerInch) - InchesAtBase));

    /// <summary>The actual weight with the caution that no ideal one was used.</summary>
    internal Figure ActualOnly(decimal? actualKg) =>
        new Figure(actualKg, "kg", 2, Figure.Absent(("weight", actualKg))) { Caution = Ideal.Caution };

    private static Figure IdealKg(decimal? heightCm, Sex? sex) => (heightCm, sex) switch
    {
        ( < LowestHeightCm, _) => Figure.Unknown("kg", 2, []) with { Caution = TooShort },
        ({ } height, { } known) => Figure.Of(DevineKg(height, known), "kg", 2),
        _ => Figure.Unknown("kg", 2, Figure.Absent(("height", heightCm), ("sex", (decimal?)sex))),
    };

    private static Figure Bmi(decimal? heightCm, decimal? actualKg) => heightCm is { } height && actualKg is { } actual
        ? Figure.Of(actual * 10000m / (height * height), "kg/m²", 1)
        : Figure.Unknown("kg/m²", 1, Figure.Absent(("height", heightCm), ("weight", actualKg)));

    private Figure DosingKg(decimal? heightCm, decimal? actualKg)
    {
        if (IsTooShort) return ActualOnly(actualKg);
        if (heightCm is not { } height || actualKg is not { } actual) return Figure.Unknown("kg", 2, BodyMassIndex.Missing);
        // Multiplied out, so that nothing is rounded. Over 30 the actual weight is never below the ideal one: at 152.4 cm it
        // is over 69 kg against 50, and rises faster with height.
        return actual * 10000m > BmiLimit * height * height ? Ideal : Figure.Of(actual, "kg", 2);
    }
}
