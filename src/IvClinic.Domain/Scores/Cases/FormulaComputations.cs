using IvClinic.Domain.Safety;

namespace IvClinic.Domain.Scores.Cases;

/// <summary>The formulas of the reference data by id: inputs and results under its names.</summary>
internal static class FormulaComputations
{
    public static readonly IReadOnlyDictionary<string, Func<ScoreInput, ScoreAnswer>> ById =
        new Dictionary<string, Func<ScoreInput, ScoreAnswer>>(StringComparer.Ordinal)
        {
            [CockcroftGault.Origin.Id] = Clearance,
            [CkdEpi2021.Origin.Id] = Filtration,
            [IdealBodyWeight.Origin.Id] = Ideal,
            [BodySurfaceArea.Origin.Id] = input => One("bsa", BodySurfaceArea.Of(input.Number("heightCm"), input.Number("weightKg")), input),
            [CorrectedQt.Origin.Id] = Qt,
            [CorrectedCalcium.Origin.Id] = input => One("correctedCaMgDl", CorrectedCalcium.Of(input.Number("caMgDl"), input.Number("albuminGDl")), input),
            [MeanArterialPressure.Origin.Id] = input => One("map", MeanArterialPressure.Of(input.Number("sbp"), input.Number("dbp")), input),
            [RateConversions.Origin.Id] = Rates,
        };

    /// <summary>The reference writes a dose of immunoglobulin as "g"; its examples name no input for it yet.</summary>
    private static readonly string[] GramNames = ["g", "grams", "ivigG", "doseG"];

    private static ScoreAnswer One(string name, Figure figure, ScoreInput input) =>
        new ScoreAnswer { Single = [ScoreAnswer.Of(figure)], [name] = ScoreAnswer.Of(figure) }.Without(input.Missing);

    /// <summary>With a height the weight rule chooses the weight; without one the weight given is used as it is.</summary>
    private static ScoreAnswer Clearance(ScoreInput input)
    {
        var (sex, actual) = (input.Sex(), input.Number(input.Has("actualKg") ? "actualKg" : "weightKg"));
        var weight = input.Has("heightCm") ? CockcroftGault.WeightKg(actual, input.Number("heightCm"), sex).Value : actual;
        var answer = One("crCl", CockcroftGault.Of(input.Number("ageYears"), weight, input.CreatinineMgDl(), sex), input);
        answer["weightUsedKg"] = weight is { } used ? new Reckoned(used, HalfUp.Round(used, 1)) : null;
        return answer;
    }

    private static ScoreAnswer Filtration(ScoreInput input)
    {
        var rate = CkdEpi2021.Of(input.Number("ageYears"), input.CreatinineMgDl(), input.Sex());
        return new ScoreAnswer
        {
            Single = [ScoreAnswer.Of(rate, 1), ScoreAnswer.Whole(rate)],
            ["eGFR"] = ScoreAnswer.Of(rate, 1),
            ["display"] = ScoreAnswer.Whole(rate),
        }.Without(input.Missing);
    }

    private static ScoreAnswer Ideal(ScoreInput input)
    {
        var weights = IdealBodyWeight.Of(input.Number("heightCm"), input.Sex(), input.Number("actualKg"));
        return new ScoreAnswer
        {
            Single = [ScoreAnswer.Of(weights.Ideal)],
            ["ibwKg"] = ScoreAnswer.Of(weights.Ideal),
            ["adjKg"] = ScoreAnswer.Of(weights.Adjusted),
            ["bmi"] = ScoreAnswer.Of(weights.BodyMassIndex),
            ["dosingKg"] = ScoreAnswer.Of(weights.Dosing),
            ["flag"] = weights.IsTooShort,
        }.Without(input.Missing);
    }

    private static ScoreAnswer Qt(ScoreInput input)
    {
        var corrected = CorrectedQt.Of(input.Number("qtMs"), input.Number("hr"));
        Sex? sex = input.Has("sex") ? input.Sex() : null;
        return new ScoreAnswer
        {
            Single = [ScoreAnswer.Of(corrected.Preferred)],
            ["bazett"] = ScoreAnswer.Of(corrected.Bazett),
            ["fridericia"] = ScoreAnswer.Of(corrected.Fridericia),
            ["preferred"] = ReferenceEquals(corrected.Preferred, corrected.Bazett) ? "bazett" : "fridericia",
            ["band"] = CorrectedQt.BandOf(corrected.Preferred.Value, sex) switch
            {
                null => null,
                QtcBand.HighRisk => "highRisk",
                QtcBand.Prolonged => "prolonged",
                _ => "normal",
            },
        }.Without(input.Missing);
    }

    /// <summary>Each conversion whose own input is there; a weight counts as missing only where a rate per kg asks for it.</summary>
    private static ScoreAnswer Rates(ScoreInput input)
    {
        var answer = new ScoreAnswer();
        var concentration = input.Has("mgPerMl") ? input.Number("mgPerMl") : RateConversions.TenPercentMgPerMl;
        if (GramNames.FirstOrDefault(input.Has) is { } grams)
            answer["ivigVolumeMl"] = ScoreAnswer.Of(RateConversions.VolumeMl(input.Number(grams), concentration!.Value));
        if (input.Has("mgKgH")) answer["mgPerHour"] = ScoreAnswer.Of(RateConversions.MgPerHour(input.Number("mgKgH"), input.Number("weightKg")));
        if (input.Has("mlKgH") || answer.Fields.Count == 0)
        {
            var rate = input.Number("mlKgH");
            answer["mlPerHour"] = ScoreAnswer.Of(RateConversions.MlPerHour(rate, input.Number("weightKg")));
            answer["mgKgMin"] = ScoreAnswer.Of(RateConversions.MgPerKgMinute(rate, concentration!.Value));
        }

        return answer.Without(input.Missing);
    }
}
