namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>What the chart shows of dechallenge and rechallenge; what it does not show is not known.</summary>
public static class ChallengeReading
{
    /// <summary>Stopped or slowed: gone afterwards, or not.</summary>
    public static ChallengeResult Dechallenge(ReactionState reaction, IReadOnlyList<ChartEntry> standing)
    {
        if (reaction.IsDelayed) return ChallengeResult.NotKnown;
        var less = reaction.IsPumpStopped || reaction.WasRestarted || standing.Any(entry => entry.EffectiveAt >= reaction.OpenedAt && IsLess(entry, reaction));
        if (!less) return ChallengeResult.NotDone;
        return reaction.ResolvedAt is not null || reaction.Recurrences > 0 ? ChallengeResult.Positive : ChallengeResult.Negative;
    }

    /// <summary>Given again: back again, or not.</summary>
    public static ChallengeResult Rechallenge(ReactionState reaction)
    {
        if (reaction.IsDelayed) return ChallengeResult.NotKnown;
        if (!reaction.WasRestarted) return ChallengeResult.NotDone;
        if (reaction.Recurrences > 0) return ChallengeResult.Positive;
        // A minute without symptoms, or an hour at which nobody looked, says nothing.
        return reaction.RestartHeld ? ChallengeResult.Negative : ChallengeResult.NotKnown;
    }

    public static string Words(ChallengeResult result) => result switch
    {
        ChallengeResult.NotKnown => "not known",
        ChallengeResult.NotDone => "not done",
        ChallengeResult.Positive => "positive",
        ChallengeResult.Negative => "negative",
        _ => throw new ArgumentOutOfRangeException(nameof(result), result, "Unknown result."),
    };

    private static bool IsLess(ChartEntry entry, ReactionState reaction) => entry.Kind switch
    {
        EntryKind.Paused or EntryKind.Stopped => true,
        EntryKind.RateChanged => entry.Rate is { } rate && reaction.RateAtOnset is { } onset && rate < onset,
        _ => false,
    };
}
