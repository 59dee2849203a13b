using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions.Watching;

/// <summary>A start limit that is not kept, or that nobody could check.</summary>
/// <param name="IsNotTaken">The value was not taken: not checked, never normal.</param>
public sealed record StartLimitMet(string Parameter, string Sentence, bool IsNotTaken);

/// <summary>Compares the values before the start with the formulary's start limits. A value on a bound keeps it.</summary>
public static class StartLimitRule
{
    private const string EarlyWarningCode = "NEWS2";

    /// <param name="scale2">NEWS2 oxygen scale 2, set in the plan.</param>
    public static IReadOnlyList<StartLimitMet> Of(IReadOnlyList<StartLimit> limits, ObservedSigns observed, bool scale2) =>
        [.. limits.Select(limit => limit.Param == EarlyWarningCode ? OfScore(limit, observed.Score) : OfSign(limit, observed, scale2)).OfType<StartLimitMet>()];

    /// <summary>
    /// The same before it goes on after a reaction, for what was taken; what has to be taken anew is
    /// <see cref="RestartRule.NeededSigns"/>. Without an order given since the symptoms nothing goes on beyond these.
    /// </summary>
    public static IEnumerable<string> BeforeRestart(SessionPlan plan, ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        if (state.Reactions is not [.., { RestartedAt: null } reaction] || standing.Any(entry => entry.Kind == EntryKind.RestartOrdered && entry.EffectiveAt >= reaction.LastSymptomsAt)) return [];
        return Of(plan.Watch.StartLimits, state.Observed, plan.Monitoring.HypercapnicOxygenScale).Where(met => !met.IsNotTaken)
            .Select(met => met.Sentence.Replace("an infusion starts", "it goes on", StringComparison.Ordinal).Replace("an infusion does not start", "it does not go on", StringComparison.Ordinal));
    }

    private static StartLimitMet? OfSign(StartLimit limit, ObservedSigns observed, bool scale2)
    {
        if (VitalLimits.ByCode(limit.Param) is not { } sign) return new(limit.Param, $"{limit.Param} has a start limit that this record cannot check.", true);
        if (observed.Of(limit.Param) is not { } reading) return new(limit.Param, $"{sign.Name} was not taken: its start limit is not checked.", true);
        var low = scale2 ? limit.LowScale2 ?? limit.Low : limit.Low;
        var (isKept, range) = limit.Op switch
        {
            "outside" => (reading.Value >= low && reading.Value <= limit.High, $"{Text(low)} to {Text(limit.High)}"),
            "below" => (reading.Value >= low, $"at least {Text(low)}"),
            "above" => (reading.Value <= limit.High, $"at most {Text(limit.High)}"),
            _ => (reading.Value < limit.Value, $"below {Text(limit.Value)}"),
        };
        return isKept ? null : new(limit.Param, $"{sign.Name} {Text(reading.Value)} {sign.Unit}: an infusion starts at {range} {sign.Unit}.".Replace(" .", ".", StringComparison.Ordinal), false);
    }

    private static StartLimitMet? OfScore(StartLimit limit, EarlyWarningScore? score)
    {
        if (score is null) return new(limit.Param, "No early-warning score: its start limit is not checked.", true);
        if (score.Counted >= limit.Value) return new(limit.Param, $"{score.Text}: an infusion starts below {Text(limit.Value)}.", false);
        if (limit.SingleThree && score.HasThree) return new(limit.Param, $"{score.Text}, with a single item of 3: an infusion does not start.", false);
        return score.IsPartial ? new(limit.Param, $"{score.Text}: its start limit is not checked.", true) : null;
    }

    private static string Text(decimal? value) => NumberText.Format(value ?? 0m);
}
