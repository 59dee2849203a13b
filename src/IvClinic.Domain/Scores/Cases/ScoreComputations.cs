using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Scores.Cases;

/// <summary>The scores of the reference data by id: inputs and results under its names.</summary>
internal static class ScoreComputations
{
    public static readonly IReadOnlyDictionary<string, Func<ScoreInput, ScoreAnswer>> ById =
        new Dictionary<string, Func<ScoreInput, ScoreAnswer>>(StringComparer.Ordinal)
        {
            [News2.Origin.Id] = VitalComputations.EarlyWarningPoints,
            [Richmond.Origin.Id] = Richmonds,
            [Sedation.Origin.Id] = Sedations,
            [Aldrete.Origin.Id] = VitalComputations.Recovery,
            [PainRating.Origin.Id] = Rating,
            [PainResponse.Origin.Id] = Response,
            [Peg.Origin.Id] = Pegs,
            [Midas.Origin.Id] = DaysLost,
            [Incat.Origin.Id] = Disability,
            [Dn4.Origin.Id] = Screening,
        };

    private static ScoreAnswer Richmonds(ScoreInput input)
    {
        int? score = input.Single("score") is { } value ? ScoreInput.AsWhole(value, "score") : null;
        var label = score is { } known ? Rass.Label(known) : null;
        var definition = score is { } level ? Rass.Levels[Rass.Highest - level].Definition : null;
        return new ScoreAnswer { Single = [label, score], ["score"] = score, ["label"] = label, ["definition"] = definition }.Without(input.Missing);
    }

    private static ScoreAnswer Sedations(ScoreInput input)
    {
        var level = input.Single("score") is { } value ? Sedation.At(ScoreInput.AsText(value, "score")) : null;
        return new ScoreAnswer
        {
            Single = [level?.IsAcceptable, level?.Definition],
            ["acceptable"] = level?.IsAcceptable,
            ["definition"] = level?.Definition,
            ["action"] = level?.Action,
        }.Without(input.Missing);
    }

    private static ScoreAnswer Rating(ScoreInput input)
    {
        var label = input.Single("score") is { } value ? Word(PainRating.BandOf(ScoreInput.AsWhole(value, "score"))) : null;
        return new ScoreAnswer { Single = [label], ["label"] = label, ["band"] = label }.Without(input.Missing);
    }

    private static ScoreAnswer Response(ScoreInput input)
    {
        const string notApplicable = "not_applicable";
        var response = PainResponse.Of(input.Number("baseline"), input.Number("followUp"));
        var percent = ScoreAnswer.Of(response.PercentReduction);
        var band = response.Band switch
        {
            null => null,
            PainResponseBand.NotApplicable => notApplicable,
            var known => Word(known.Value),
        };
        return new ScoreAnswer
        {
            Single = [band, percent],
            ["percentReduction"] = band == notApplicable ? new Either(percent, notApplicable) : percent,
            ["class"] = band,
        }.Without(input.Missing);
    }

    private static ScoreAnswer Pegs(ScoreInput input)
    {
        var items = input.Items(3, ScoreInput.AsWhole);
        var mean = ScoreAnswer.Of(Peg.Of(items[0], items[1], items[2]).Mean);
        return new ScoreAnswer { Single = [mean], ["mean"] = mean, ["score"] = mean }.Without(input.Missing);
    }

    private static ScoreAnswer DaysLost(ScoreInput input)
    {
        var midas = Midas.Of(input.Items(Midas.Items.Count, ScoreInput.AsWhole));
        return new ScoreAnswer
        {
            Single = [midas.Days.Total, midas.GradeText],
            ["total"] = midas.Days.Total,
            ["atLeast"] = midas.Days.AtLeast,
            ["grade"] = midas.GradeText,
            ["subgrade"] = midas.SubgradeText,
        }.Without(input.Missing);
    }

    /// <summary>Without a baseline only the score of now.</summary>
    private static ScoreAnswer Disability(ScoreInput input)
    {
        var now = Incat.Of(input.Whole("arm"), input.Whole("leg"));
        var answer = new ScoreAnswer { Single = [now.Sum.Total], ["total"] = now.Sum.Total, ["followUp"] = now.Sum.Total };
        if (!input.Has("baselineArm") && !input.Has("baselineLeg")) return answer.Without(input.Missing);
        var before = Incat.Of(input.Whole("baselineArm"), input.Whole("baselineLeg"));
        var change = IncatChange.Between(before, now);
        answer["baseline"] = before.Sum.Total;
        answer["adjustedChange"] = change.Points;
        answer["response"] = change.IsResponse;
        answer["flag"] = change.NeedsJudgement;
        return answer.Without(input.Missing);
    }

    private static ScoreAnswer Screening(ScoreInput input)
    {
        var dn4 = Dn4.Of(input.Items(Dn4.Items.Count, ScoreInput.AsFlag));
        return new ScoreAnswer
        {
            Single = [dn4.Full.Total, dn4.IsPositive],
            ["total"] = dn4.Full.Total,
            ["atLeast"] = dn4.Full.AtLeast,
            ["positive"] = dn4.IsPositive,
            ["interview"] = dn4.Interview.Total,
            ["interviewPositive"] = dn4.IsInterviewPositive,
        }.Without(input.Missing);
    }

    private static string Word<T>(T band)
        where T : struct, Enum => band.ToString().ToLowerInvariant();
}
