using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// The infusion ended clearly before its plan did. A stop asks nothing beforehand; afterwards the record must say why.
/// </summary>
/// <param name="Planned">Over all bags; null where the plan does not say.</param>
/// <param name="Why">As it was recorded with the stop or after it; null while nobody has said.</param>
public sealed record EarlyStop(Volume Given, Volume? Planned, string? Why)
{
    /// <summary>Asked at the discharge while the reason is missing.</summary>
    public const string Criterion = "The reason for stopping early is in the record";

    /// <summary>"Stopped early, at 62 of 500 mL".</summary>
    public string Sentence => Planned is { } planned
        ? $"Stopped early, at {NumberText.Format(Given.Millilitres, 1)} of {NumberText.Format(planned.Millilitres, 1)} mL"
        : $"Stopped early, at {NumberText.Format(Given.Millilitres, 1)} mL, with planned rates left";

    /// <summary>With the reason, or that it is missing.</summary>
    public string Text => $"{Sentence}: {Why ?? "no reason is recorded"}";

    /// <summary>Null while it runs, where it never ran, and where what was planned was given: exactly 5 % under still is.</summary>
    internal static EarlyStop? Of(SessionPlan plan, FlowFold flow, IReadOnlyList<ChartEntry> standing)
    {
        if (flow.StartedAt is null || flow.StoppedAt is null || plan.Bags.Count == 0) return null;
        Volume? planned = plan.Bags.Any(bag => bag.Volume is null) ? null : plan.Bags.Aggregate(Volume.Zero, (sum, bag) => sum + bag.Volume!.Value);
        var isEarly = planned is { } all ? flow.Total.Millilitres < all.Millilitres * (1m - SessionDeviations.VolumeShare) : RatesAreLeft(plan, flow);
        return isEarly ? new(flow.Total, planned, Reason(standing)) : null;
    }

    /// <summary>Without a planned volume nobody can say how much is missing, but a bag or a rate that never came can be seen.</summary>
    private static bool RatesAreLeft(SessionPlan plan, FlowFold flow) =>
        plan.Bags.Any(bag => !flow.BagsBegun.Contains(bag.Number))
        || (flow.Bag is { } number && plan.Bag(number) is { Steps: [.., { Flow: { } last }] } && !flow.RatesOfBag.Any(rate => RateCheck.IsSame(last, rate)));

    /// <summary>Of the last stop: a pump that was found running makes the one before it no end.</summary>
    private static string? Reason(IReadOnlyList<ChartEntry> standing)
    {
        string? why = null;
        foreach (var entry in standing)
        {
            why = entry.Kind switch
            {
                EntryKind.Started or EntryKind.Resumed => null,
                EntryKind.Stopped => entry.OwnReason ?? why,
                EntryKind.StopExplained => Words(entry),
                _ => why,
            };
        }

        return why;
    }

    internal static string Words(ChartEntry entry)
    {
        var code = EntryDetails.Read<StopReasonDetails>(entry)?.Code;
        return string.Join(": ", new[] { code is null ? null : ChairsideTerms.StopReasonText(code), entry.OwnReason }.OfType<string>());
    }
}
