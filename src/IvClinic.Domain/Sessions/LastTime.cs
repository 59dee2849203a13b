namespace IvClinic.Domain.Sessions;

/// <summary>A rate that was borne: it ran for so long, and no reaction began during it or afterwards.</summary>
public sealed record ToleratedRate(Measures.FlowRate Rate, TimeSpan For);

/// <summary>What an earlier infusion teaches for the next one. Shown, never filled into anything.</summary>
/// <param name="Access">The last access that was placed: the one it ran through. Null where none is recorded.</param>
/// <param name="Tolerated">Null when every rate was followed by a reaction, or nothing ran.</param>
/// <param name="WhyNoRate">In words, where no rate is known to be tolerated.</param>
public sealed record LastTime(AccessDetails? Access, ToleratedRate? Tolerated, string? WhyNoRate, IReadOnlyList<IngredientGiven> Given, Measures.Volume Volume, Relief Relief)
{
    /// <summary>A rate that ran shorter says little. Clinic default (D).</summary>
    private static readonly TimeSpan LongEnough = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan LongestGap = TimeSpan.FromHours(4);

    /// <summary>Null for a session that never ran.</summary>
    public static LastTime? Of(ChartState state, IReadOnlyList<ChartEntry> entries)
    {
        if (state.StartedAt is not { } started || state.Segments.Count == 0) return null;
        var access = SessionChart.Standing(entries).Where(entry => entry.Kind == EntryKind.AccessPlaced).Select(EntryDetails.Read<AccessDetails>).LastOrDefault(each => each is not null);
        var (rate, why) = Rate(state);
        return new(access, rate, why, [.. state.Bags.Where(bag => bag.Given.Millilitres > 0m).SelectMany(bag => bag.Ingredients)], state.TotalGiven, Relief.Of(entries, started, LongestGap));
    }

    private static (ToleratedRate? Rate, string? Why) Rate(ChartState state)
    {
        if (state.DelayedReactions.Count > 0) return (null, "A reaction came after the infusion: no rate is known to be tolerated.");
        var last = state.Reactions.Count == 0 ? (DateTimeOffset?)null : state.Reactions.Max(reaction => reaction.RecurredAt is { } again && again > reaction.OpenedAt ? again : reaction.OpenedAt);
        var rate = state.Segments.Where(segment => last is null || segment.From >= last).GroupBy(segment => segment.Rate)
            .Select(group => new ToleratedRate(group.Key, TimeSpan.FromTicks(group.Sum(segment => (segment.To - segment.From).Ticks))))
            .Where(each => each.For >= LongEnough).MaxBy(each => each.Rate.MillilitresPerHour);
        if (rate is not null) return (rate, null);
        return (null, last is null ? "No rate ran for 10 minutes." : "Nothing ran for 10 minutes after the reaction: no rate is known to be tolerated.");
    }
}
