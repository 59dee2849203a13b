using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Scores;

/// <summary>Estimated glomerular filtration rate from creatinine, mL/min/1.73 m², without a factor for race. Adults only.</summary>
public static class CkdEpi2021
{
    public static readonly ScoreOrigin Origin = new(
        "ckd_epi_2021", "CKD-EPI 2021 creatinine", "Inker LA et al., N Engl J Med 2021;385:1737-1749", "Gh",
        "nearest whole number for display; thresholds on the unrounded value");

    private const string Unit = "mL/min/1.73 m²";
    private const decimal AdultYears = 18m;

    /// <summary>Powers have no decimal arithmetic: they go through double, whose 15 digits outlast any laboratory's.</summary>
    private const double Factor = 142, HighExponent = -1.200, PerYear = 0.9938;

    /// <summary>Creatinine at the knee in mg/dL, the exponent below it, the factor.</summary>
    private static readonly Dictionary<Sex, (double Knee, double LowExponent, double Factor)> BySex = new()
    {
        [Sex.Female] = (0.7, -0.241, 1.012),
        [Sex.Male] = (0.9, -0.302, 1),
    };

    /// <exception cref="ArgumentOutOfRangeException">An input is impossible.</exception>
    public static Figure Of(decimal? ageYears, decimal? creatinineMgDl, Sex? sex)
    {
        if (PossibleRange.AgeYears.Of(ageYears) < AdultYears)
            return Figure.Unknown(Unit, 0, []) with { Caution = "CKD-EPI 2021 holds from 18 years." };
        if (ageYears is not { } age || PossibleRange.CreatinineMgDl.Of(creatinineMgDl) is not { } creatinine || sex is not { } known)
            return Figure.Unknown(Unit, 0, Figure.Absent(("age", ageYears), ("creatinine", creatinineMgDl), ("sex", (decimal?)sex)));

        var (knee, lowExponent, factor) = BySex[known];
        var ratio = (double)creatinine / knee;
        var rate = Factor * Math.Pow(Math.Min(ratio, 1), lowExponent) * Math.Pow(Math.Max(ratio, 1), HighExponent)
            * Math.Pow(PerYear, (double)age) * factor;
        return Figure.Of((decimal)rate, Unit, 0);
    }
}
