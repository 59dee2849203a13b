using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Sessions;

/// <summary>Everything the floor and the chairside show of a session at one instant; derived, immutable, shared.</summary>
public sealed record ChartState
{
    /// <summary>The instant this state is of.</summary>
    public required DateTimeOffset At { get; init; }

    public required SessionPhase Phase { get; init; }

    public DateTimeOffset? StartedAt { get; init; }

    public DateTimeOffset? StoppedAt { get; init; }

    /// <summary>Nobody saw the moment of the stop.</summary>
    public bool IsStopEstimated { get; init; }

    /// <summary>It ended clearly before its plan did; null while it runs and where the plan was given.</summary>
    public EarlyStop? EarlyStop { get; init; }

    /// <summary>From start to stop or now, pauses included.</summary>
    public TimeSpan Elapsed { get; init; }

    /// <summary>Time in which something ran, without pauses and without an empty bag.</summary>
    public TimeSpan RunningTime { get; init; }

    public int? CurrentBag { get; init; }

    /// <summary>Zero unless it runs.</summary>
    public FlowRate CurrentRate { get; init; }

    /// <summary>The last rate that ran, also through a pause; null before the start.</summary>
    public FlowRate? LastRate { get; init; }

    public DateTimeOffset? LastRateChangeAt { get; init; }

    /// <summary>What ran, stretch by stretch.</summary>
    public IReadOnlyList<RateSegment> Segments { get; init; } = [];

    /// <summary>What should have run by the plan, from the actual start, without pauses.</summary>
    public IReadOnlyList<RateSegment> Planned { get; init; } = [];

    public IReadOnlyList<BagState> Bags { get; init; } = [];

    /// <summary>Given so far over all bags, boluses included.</summary>
    public Volume TotalGiven { get; init; }

    /// <summary>By the plan, TotalGiven should be this now; null before the start.</summary>
    public Volume? TotalPlannedByNow { get; init; }

    /// <summary>Of the current bag, less what was thrown away.</summary>
    public Volume? Remaining { get; init; }

    /// <summary>The derived volume has reached the current bag's: is it empty?</summary>
    public bool BagEmptyExpected { get; init; }

    /// <summary>When the current bag is empty at the current rate.</summary>
    public DateTimeOffset? ExpectedBagEnd { get; init; }

    /// <summary>That, and the bags after it by their plan.</summary>
    public DateTimeOffset? ExpectedEnd { get; init; }

    /// <summary>Everything observed that rules compare.</summary>
    public ObservedSigns Observed { get; init; } = ObservedSigns.None;

    /// <summary>What the plan, or the formulary for a bag that has hung, holds the infusion for and the latest values show.</summary>
    public IReadOnlyList<HoldMet> HoldsMet { get; init; } = [];

    /// <summary>Limits that a prescriber set for this session.</summary>
    public IReadOnlyList<SessionLimit> SessionLimits { get; init; } = [];

    /// <summary>
    /// Until when the patient stays after the end: by the plan, or by the formulary for what has hung. Null before the end,
    /// and where neither says.
    /// </summary>
    public DateTimeOffset? ObservationEndsAt { get; init; }

    public PlannedStepDue? NextPlannedStep { get; init; }

    /// <summary>The last volume read from the pump beside the derived one at that time.</summary>
    public PumpReading? PumpReading { get; init; }

    public IReadOnlyList<SignReading> LatestSigns { get; init; } = [];

    /// <summary>The patient's own values before the infusion; a sign that was not taken then is not there.</summary>
    public IReadOnlyList<SignReading> BaselineSigns { get; init; } = [];

    /// <summary>The newest signs scored with those of the half hour before them; null without any. It keeps its age.</summary>
    public EarlyWarningScore? EarlyWarning { get; init; }

    /// <summary>When the newest of the scored signs was taken.</summary>
    public DateTimeOffset? EarlyWarningAt { get; init; }

    public ObservationDue? NextObservation { get; init; }

    public DateTimeOffset? NextPainDueAt { get; init; }

    /// <summary>When the site is to be looked at next; null unless something runs or is paused.</summary>
    public DateTimeOffset? NextSiteCheckAt { get; init; }

    public IReadOnlyList<ReactionState> Reactions { get; init; } = [];

    /// <summary>Told of after the patient had gone home; they steer nothing here.</summary>
    public IReadOnlyList<ReactionState> DelayedReactions { get; init; } = [];

    public IEnumerable<ReactionState> AllReactions => Reactions.Concat(DelayedReactions);

    /// <summary>May a paused infusion go on, at which rate, or why not.</summary>
    public required RestartPermission Restart { get; init; }

    /// <summary>After a restart: the highest rate without an order for now.</summary>
    public RateCeiling? Ceiling { get; init; }

    public IReadOnlyList<ChartMark> Marks { get; init; } = [];

    public required ChairsideSteps Legal { get; init; }

    public bool IsNurseSigned { get; init; }

    /// <summary>What does not fit in the record, in sentences; shown, never mended silently.</summary>
    public IReadOnlyList<string> Oddities { get; init; } = [];

    /// <summary>The last seq this state knows; watchers catch up from here.</summary>
    public int LastSeq { get; init; }

    public DateTimeOffset? NextObservationDueAt => NextObservation?.At;

    /// <summary>Zero when nothing is overdue.</summary>
    public TimeSpan ObservationOverdueBy => NextObservation is { } due && At > due.At ? At - due.At : TimeSpan.Zero;

    /// <summary>The reaction that is not resolved; the last one if several.</summary>
    public ReactionState? OpenReaction => Reactions.LastOrDefault(reaction => reaction.ResolvedAt is null);

    public SignReading? Latest(VitalSign sign) => LatestSigns.FirstOrDefault(reading => reading.Sign == sign);

    /// <summary>How far the latest value of a sign is from the patient's own baseline; null without either, or before a newer one.</summary>
    public decimal? ChangeFromBaseline(VitalSign sign) =>
        Latest(sign) is { } now && BaselineSigns.FirstOrDefault(reading => reading.Sign == sign) is { } before && now.TakenAt > before.TakenAt ? now.Value - before.Value : null;

    public bool Allows(ChairsideSteps step) => (Legal & step) == step;

    /// <summary>Guards an intention; a fact that already happened is recorded without asking.</summary>
    /// <exception cref="IllegalStepException">The step is not legal now, with the reason.</exception>
    public void Demand(ChairsideSteps step)
    {
        if (Allows(step)) return;
        var why = step == ChairsideSteps.Resume && Phase == SessionPhase.Paused ? string.Join(" ", Restart.Why)
            : step == ChairsideSteps.Start && Phase == SessionPhase.Preparing ? "The decision was no-go: record another one first."
            : $"The infusion is {SessionSteps.Words(Phase)}.";
        throw new IllegalStepException("This cannot be done now. " + why);
    }
}
