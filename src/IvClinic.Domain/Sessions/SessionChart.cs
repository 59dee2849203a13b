using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions.Reactions;
using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// Everything shown of a session is derived here from its entries. Pure: the same entries and the same instant give the
/// same state, in whatever order they arrived. Never throws on a recorded fact; what does not fit is an oddity.
/// </summary>
public static class SessionChart
{
    /// <param name="at">UTC; entries that take effect later are left out.</param>
    public static ChartState Fold(SessionPlan plan, IReadOnlyList<ChartEntry> entries, DateTimeOffset at)
    {
        ChartEntry[] standing = [.. Standing(entries).Where(entry => entry.EffectiveAt <= at)];
        plan = plan.OnDay(standing);
        var flow = new FlowFold(plan);
        var reactions = new ReactionFold();
        foreach (var entry in standing)
        {
            // The reaction first: it wants the rate that ran at onset, which its own pause ends.
            reactions.Take(entry, flow);
            flow.Take(entry);
        }

        flow.AdvanceTo(at);
        var signs = new SignFold(standing);
        return State(new FoldedChart(plan, standing, flow, reactions, signs, at), entries);
    }

    /// <summary>The entries that count, in clinical order: by effective time, then as recorded.</summary>
    public static IReadOnlyList<ChartEntry> Standing(IReadOnlyList<ChartEntry> entries)
    {
        var voided = entries.Where(entry => entry.VoidsEntryId is not null).Select(entry => entry.VoidsEntryId!.Value).ToHashSet();
        return
        [
            .. entries.Where(entry => entry.Kind != EntryKind.Voided && !(entry.Id != 0 && voided.Contains(entry.Id)))
                .OrderBy(entry => entry.EffectiveAt).ThenBy(entry => entry.Seq),
        ];
    }

    /// <summary>The plan decides; where it does not say, the longest that the formulary asks for what has hung.</summary>
    private static TimeSpan? Observation(SessionPlan plan, FlowFold flow) => plan.Observation
        ?? (plan.Watch.In(flow.BagsBegun).Max(each => each.Medicine.Monitoring.ObserveMinutes) is { } minutes ? TimeSpan.FromMinutes((double)minutes) : null);

    /// <summary>By the order of writing: an entry or a correction after the signature, whenever it took effect, voids it.</summary>
    private static bool IsNurseSigned(ChartEntry[] standing, IReadOnlyList<ChartEntry> entries) =>
        standing.Where(entry => entry.Kind == EntryKind.NurseSigned).Select(entry => (int?)entry.Seq).Max() is { } signed
        && !entries.Any(entry => entry.Seq > signed && EntryKinds.VoidsTheNursesSignature(entry.Kind));

    private static ChartState State(FoldedChart folded, IReadOnlyList<ChartEntry> entries)
    {
        var (plan, standing, flow, reactions, signs, at) = folded;
        var bags = BagFold.Of(plan, flow);
        var current = flow.Bag is { } number ? bags.FirstOrDefault(bag => bag.Number == number) : null;
        var planned = PlannedCurve.From(plan, flow.StartedAt);
        // While a reaction is open nothing is to be raised, nor just after a restart: the plan's next step is not offered.
        var ceiling = RestartRule.Ceiling(reactions.Reactions, standing, at);
        var next = reactions.Reactions is [.., { ResolvedAt: null }] || ceiling is not null ? null : Titration.Next(plan, flow, at);
        var end = ExpectedEnd.Of(plan, flow, current, next, at);
        var phase = SessionSteps.Final(flow.Phase, standing);
        var score = ExpectedEffects.Applied(signs.Score(plan.Monitoring.HypercapnicOxygenScale), plan.Watch.In(flow.BagsBegun), signs);
        var observed = signs.Observed(score);
        var limits = SessionLimit.Of(standing);
        var restart = RestartRule.Of(plan, reactions.Reactions, standing);
        var isNurseSigned = IsNurseSigned(standing, entries);
        var clock = new ObservationClock(plan, flow, signs, phase, reactions.Reactions is [.., { ResolvedAt: null, OpenedAt: var since }] ? since : null, next);
        var (here, delayed) = ClosingFold.Of([.. reactions.Reactions.Select(reaction => reaction with { RestartHeld = RestartRule.WasKept(reaction, standing, at) })], standing, entries);
        var early = EarlyStop.Of(plan, flow, standing);
        return new ChartState
        {
            At = at,
            Phase = phase,
            StartedAt = flow.StartedAt,
            StoppedAt = flow.StoppedAt,
            IsStopEstimated = flow.IsStopEstimated,
            EarlyStop = early,
            Elapsed = flow.StartedAt is { } started ? (flow.StoppedAt ?? at) - started : TimeSpan.Zero,
            RunningTime = flow.RunningTime,
            CurrentBag = flow.Bag,
            CurrentRate = flow.CurrentRate,
            LastRate = flow.LastRate,
            LastRateChangeAt = flow.LastRateChangeAt,
            Segments = flow.Segments,
            Planned = planned,
            Bags = bags,
            TotalGiven = flow.Total,
            TotalPlannedByNow = flow.StartedAt is null ? null : PlannedCurve.VolumeAt(planned, at),
            Remaining = current is { Remaining: { } left } ? left.Less(Waste.ThrownAway(standing, current.Number)) : null,
            BagEmptyExpected = current?.EmptyExpectedAt is not null,
            ExpectedBagEnd = end.Bag,
            ExpectedEnd = end.Session,
            Observed = observed,
            HoldsMet = HoldRule.Of(plan, flow.BagsBegun, observed, limits),
            SessionLimits = limits,
            ObservationEndsAt = flow.StoppedAt is { } stopped && Observation(plan, flow) is { } observation ? stopped + observation : null,
            NextPlannedStep = next,
            PumpReading = flow.PumpReading,
            LatestSigns = signs.Latest,
            BaselineSigns = signs.Baseline,
            EarlyWarning = score,
            EarlyWarningAt = signs.Newest,
            NextObservation = clock.Next(score),
            NextPainDueAt = clock.NextPain(),
            NextSiteCheckAt = SiteClock.Next(standing, phase),
            Reactions = here,
            DelayedReactions = delayed,
            Restart = restart,
            Ceiling = ceiling,
            Marks = ChartMarks.Of(standing),
            Legal = LegalSteps.Of(phase, restart, reactions.Reactions, standing, isNurseSigned) | ClosingRule.Steps(phase, [.. here, .. delayed])
                | (early is { Why: null } && phase is SessionPhase.Stopped or SessionPhase.Discharged ? ChairsideSteps.ExplainStop : ChairsideSteps.None),
            IsNurseSigned = isNurseSigned,
            Oddities = flow.Oddities,
            LastSeq = entries.Count == 0 ? 0 : entries.Max(entry => entry.Seq),
        };
    }
}

internal sealed record FoldedChart(
    SessionPlan Plan, ChartEntry[] Standing, FlowFold Flow, ReactionFold Reactions, SignFold Signs, DateTimeOffset At);
