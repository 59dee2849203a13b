using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Scores;

/// <summary>Creatinine clearance in mL/min; it is not the eGFR and neither stands in for the other.</summary>
public static class CockcroftGault
{
    public static readonly ScoreOrigin Origin = new(
        "cockcroft_gault", "Cockcroft-Gault creatinine clearance", "Cockcroft DW, Gault MH, Nephron 1976;16:31-41", "Gh", "1 decimal")
    {
        Choice = "Weight: actual below ideal, ideal up to 120 % of ideal, adjusted above.",
    };

    private const string Unit = "mL/min";
    private const decimal AgeAtZero = 140m;
    private const decimal Divisor = 72m;
    private const decimal FemaleFactor = 0.85m;

    /// <summary>Up to and including this share of the ideal weight, the ideal weight is used.</summary>
    private const decimal IdealUpTo = 1.2m;

    /// <param name="weightKg">The weight to use, see <see cref="WeightKg"/>.</param>
    /// <exception cref="ArgumentOutOfRangeException">An input is impossible.</exception>
    public static Figure Of(decimal? ageYears, decimal? weightKg, decimal? creatinineMgDl, Sex? sex)
    {
        if (PossibleRange.AgeYears.Of(ageYears) is { } age && PossibleRange.WeightKg.Of(weightKg) is { } weight
            && PossibleRange.CreatinineMgDl.Of(creatinineMgDl) is { } creatinine && sex is { } known)
            return Figure.Of((AgeAtZero - age) * weight / (Divisor * creatinine) * (known == Sex.Female ? FemaleFactor : 1m), Unit, 1);
        return Figure.Unknown(Unit, 1, Figure.Absent(
            ("age", ageYears), ("weight", weightKg), ("creatinine", creatinineMgDl), ("sex", (decimal?)sex)));
    }

    /// <summary>The weight for this formula in kg: actual below ideal, ideal up to 120 % of it, adjusted above.</summary>
    /// <exception cref="ArgumentOutOfRangeException">An input is impossible.</exception>
    public static Figure WeightKg(decimal? actualKg, decimal? heightCm, Sex? sex)
    {
        var weights = IdealBodyWeight.Of(heightCm, sex, actualKg);
        if (weights.IsTooShort) return weights.ActualOnly(actualKg);
        if (weights.Ideal.Value is not { } ideal || actualKg is not { } actual) return weights.Adjusted; // which names what is missing
        if (actual < ideal) return Figure.Of(actual, "kg", 2) with { Caution = "Actual weight: it is below the ideal weight." };
        return actual <= IdealUpTo * ideal
            ? weights.Ideal with { Caution = "Ideal weight: the actual weight is up to 120 % of it." }
            : weights.Adjusted with { Caution = "Adjusted weight: the actual weight is over 120 % of the ideal weight." };
    }
}
