using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// When an infusion may go on after a reaction: symptoms resolved, new vital signs, graded below 3, and the plan's standing
/// order or a prescriber's. Never on that day after grade 3 or above, anaphylaxis, local anaesthetic toxicity or a seizure.
/// </summary>
public static class RestartRule
{
    /// <summary>CTCAE: from this grade on never again on that day.</summary>
    public const int NeverFromGrade = 3;

    public const decimal RestartFactor = 0.5m;

    /// <summary>The id of a seizure in the reference list of symptoms.</summary>
    public const string SeizureSymptom = "seizure";

    /// <summary>To be taken anew before a restart.</summary>
    public static readonly IReadOnlyList<VitalSign> NeededSigns = [VitalSign.HeartRate, VitalSign.Systolic, VitalSign.SpO2];

    /// <summary>The rate of the restart stands at least so long before a higher one needs no order. Clinic default (D).</summary>
    public static readonly TimeSpan CeilingStands = TimeSpan.FromMinutes(15);

    /// <summary>
    /// After a restart the rate goes no higher without an order until it has been kept for a while and the vital signs were
    /// taken since. Null where nothing limits it.
    /// </summary>
    internal static RateCeiling? Ceiling(IReadOnlyList<ReactionState> reactions, IReadOnlyList<ChartEntry> standing, DateTimeOffset at)
    {
        if (reactions is not [.., { ResolvedAt: not null, RestartedAt: { } restarted, RestartRate: { } rate }]) return null;
        string[] missing = [.. NeededSigns.Where(sign => !standing.Any(entry => entry.Kind == EntryKind.Observation && entry.EffectiveAt > restarted && entry.Vitals[sign] is not null)).Select(sign => VitalLimits.Of(sign).Name)];
        var until = restarted + CeilingStands;
        if (missing.Length == 0 && at >= until) return null;
        var wait = at < until ? $"for {NumberText.Format(Math.Ceiling((decimal)(until - at).Ticks / TimeSpan.TicksPerMinute))} min more" : null;
        var signs = missing.Length > 0 ? $"until taken since the restart: {string.Join(", ", missing)}" : null;
        return new(rate, at < until ? until : null, $"After the reaction at most {rate} without an order, {string.Join(" and ", new[] { wait, signs }.OfType<string>())}.");
    }

    /// <summary>It ran after the restart until it was interrupted, or until now, as long as the ceiling stands, and vital signs were taken then.</summary>
    internal static bool WasKept(ReactionState reaction, IReadOnlyList<ChartEntry> standing, DateTimeOffset at)
    {
        if (reaction.RestartedAt is not { } restarted) return false;
        var end = standing.Where(entry => entry.EffectiveAt > restarted && entry.Kind is EntryKind.Paused or EntryKind.Stopped or EntryKind.ReactionOpened).Select(entry => (DateTimeOffset?)entry.EffectiveAt).FirstOrDefault(time => time > restarted) ?? at;
        return end - restarted >= CeilingStands && standing.Any(entry => entry.Kind == EntryKind.Observation && !entry.Vitals.IsEmpty && entry.EffectiveAt > restarted);
    }

    public static bool IsNeverRestarted(ReactionType type) =>
        type is ReactionType.Anaphylaxis or ReactionType.LocalAnaestheticToxicity or ReactionType.Seizure;

    internal static RestartPermission Of(SessionPlan plan, IReadOnlyList<ReactionState> reactions, IReadOnlyList<ChartEntry> standing)
    {
        string[] never = [.. reactions.Select(Never).OfType<string>().Distinct(StringComparer.Ordinal)];
        if (never.Length > 0) return new RestartPermission(false, null, never, NeverToday: true);
        if (reactions.Count == 0 || reactions[^1] is { RestartedAt: not null, ResolvedAt: not null })
            return new RestartPermission(true, null, []);

        var reaction = reactions[^1];
        var order = standing.LastOrDefault(entry => entry.Kind == EntryKind.RestartOrdered && entry.EffectiveAt >= (reaction.RecurredAt ?? reaction.OpenedAt));
        string[] against = [.. Against(plan, reaction, standing, order)];
        if (against.Length > 0) return new RestartPermission(false, null, against);
        return order?.Rate is { } ordered
            ? new RestartPermission(true, ordered, [$"Ordered by {EntryDetails.Read<OrderDetails>(order)?.PrescriberName ?? "a prescriber"}."])
            : new RestartPermission(true, HalfOf(reaction.RateAtOnset!.Value), ["Standing order of the plan: half the rate."]);
    }

    // Down to the tenth a pump is set to: what is shown as permitted can be typed, and is never more than half.
    private static FlowRate HalfOf(FlowRate rate) => FlowRate.FromMillilitresPerHour(Math.Floor(rate.MillilitresPerHour * RestartFactor * 10m) / 10m);

    private static string? Never(ReactionState reaction)
    {
        if (reaction.WorstGrade >= NeverFromGrade) return "Not on this day: the reaction was grade 3 or above.";
        if (reaction.SymptomsSeen.Contains(SeizureSymptom, StringComparer.Ordinal)) return "Not on this day: there was a seizure.";
        return reaction.Type switch
        {
            ReactionType.Anaphylaxis => "Not on this day: it was anaphylaxis.",
            ReactionType.LocalAnaestheticToxicity => "Not on this day: it was local anaesthetic toxicity.",
            ReactionType.Seizure => "Not on this day: there was a seizure.",
            _ => null,
        };
    }

    private static IEnumerable<string> Against(SessionPlan plan, ReactionState reaction, IReadOnlyList<ChartEntry> standing, ChartEntry? order)
    {
        if (reaction.ResolvedAt is null) yield return "The reaction is not recorded as over: press “The reaction is over” once no symptom is left.";
        if (reaction.WorstGrade is null) yield return "The reaction is not graded.";
        string[] missing =
        [
            .. NeededSigns.Where(sign => !standing.Any(entry =>
                entry.Kind == EntryKind.Observation && entry.EffectiveAt > reaction.LastSymptomsAt && entry.Vitals[sign] is not null))
                .Select(sign => VitalLimits.Of(sign).Name),
        ];
        if (missing.Length > 0) yield return $"Not taken since the reaction: {string.Join(", ", missing)}.";
        if (order is not null) yield break;
        if (!plan.StandingOrders.RestartAtHalfRateAllowed) yield return "The plan has no standing order to restart: a prescriber's order is needed.";
        else if (reaction.RateAtOnset is null) yield return "The rate at onset is not known: a prescriber's order is needed.";
    }
}
