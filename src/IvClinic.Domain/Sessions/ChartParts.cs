using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Sessions;

/// <summary>A stretch at one rate; ends when the bag's volume is gone.</summary>
public sealed record RateSegment(int Bag, FlowRate Rate, DateTimeOffset From, DateTimeOffset To, Volume Volume);

/// <summary>One bag: planned, given, left.</summary>
/// <param name="Volume">Of the finished bag; null where the plan does not say or has no such bag.</param>
/// <param name="Given">Derived; stops at the bag's volume.</param>
/// <param name="EmptyExpectedAt">When the derived volume reached the bag's.</param>
public sealed record BagState(
    int Number, string Label, Volume? Volume, Volume Given, IReadOnlyList<IngredientGiven> Ingredients, DateTimeOffset? EmptyExpectedAt)
{
    public Volume? Remaining => Volume?.Less(Given);
}

/// <summary>
/// How much of one ingredient was given; null where the plan's concentration is not known. A fluid has a volume and no mass.
/// </summary>
public sealed record IngredientGiven(string Medication, Mass? Planned, Mass? Given, Volume? FluidGiven);

/// <summary>The planned rate that comes next.</summary>
/// <param name="Step">1 for the first step of the bag.</param>
/// <param name="DueAt">Null while paused: the time at the present rate does not go on.</param>
public sealed record PlannedStepDue(int Step, FlowRate Rate, DateTimeOffset? DueAt);

/// <summary>A volume read from the pump, and what the entries come to at that time.</summary>
public sealed record PumpReading(DateTimeOffset At, Volume Read, Volume Derived)
{
    /// <summary>Above this share of the derived volume the nurse is asked why.</summary>
    public const decimal AskAbove = 0.05m;

    public decimal DifferenceMl => Read.Millilitres - Derived.Millilitres;

    /// <summary>Exactly 5 % is not asked about; anything against nothing is.</summary>
    public bool AsksWhy => Math.Abs(DifferenceMl) > Derived.Millilitres * AskAbove;
}

/// <summary>The latest value of one sign.</summary>
public sealed record SignReading(VitalSign Sign, decimal Value, DateTimeOffset TakenAt)
{
    public TimeSpan AgeAt(DateTimeOffset at) => at - TakenAt;
}

/// <summary>When the next observation is due, and what makes it due.</summary>
public sealed record ObservationDue(DateTimeOffset At, string Why);

/// <summary>A mark on the chart over time.</summary>
public sealed record ChartMark(EntryKind Kind, DateTimeOffset At, string Text, long EntryId, int Seq);

/// <summary>A grade as it was given at one time.</summary>
public sealed record GradeAt(DateTimeOffset At, int Grade);

/// <summary>One reaction of the session.</summary>
public sealed record ReactionState
{
    public required DateTimeOffset OpenedAt { get; init; }

    /// <summary>Zero where a reaction step was recorded without an opening.</summary>
    public long EntryId { get; init; }

    /// <summary>Place of its opening in the record: what names it. Zero without an opening.</summary>
    public int Seq { get; init; }

    /// <summary>Told of after the patient had gone home; <see cref="OpenedAt"/> is its onset.</summary>
    public bool IsDelayed { get; init; }

    /// <summary>The infusion went on after it at least once.</summary>
    public bool WasRestarted { get; init; }

    /// <summary>After the restart it ran for a quarter of an hour and somebody looked: only then "tolerated" means something.</summary>
    public bool RestartHeld { get; init; }

    /// <summary>Its closings, the first first; the last one counts.</summary>
    public IReadOnlyList<ReactionClosing> Closings { get; init; } = [];

    public ReactionClosing? Closing => Closings.Count == 0 ? null : Closings[^1];

    public bool IsPumpStopped { get; init; }

    public ReactionType Type { get; init; }

    /// <summary>Present now.</summary>
    public IReadOnlyList<string> Symptoms { get; init; } = [];

    /// <summary>Every symptom there ever was.</summary>
    public IReadOnlyList<string> SymptomsSeen { get; init; } = [];

    public IReadOnlyList<GradeAt> Grades { get; init; } = [];

    public int? WorstGrade => Grades.Count == 0 ? null : Grades.Max(grade => grade.Grade);

    public DateTimeOffset? ResolvedAt { get; init; }

    /// <summary>The rate at onset, or the last one before it when nothing ran.</summary>
    public FlowRate? RateAtOnset { get; init; }

    public Volume VolumeAtOnset { get; init; }

    public int? BagAtOnset { get; init; }

    /// <summary>When the infusion went on after it: the resume, or the resolution with the pump running.</summary>
    public DateTimeOffset? RestartedAt { get; init; }

    /// <summary>The rate at which it went on.</summary>
    public FlowRate? RestartRate { get; init; }

    /// <summary>The last time symptoms were there; vital signs before that say nothing about a restart.</summary>
    public required DateTimeOffset LastSymptomsAt { get; init; }

    /// <summary>How often symptoms came back after they were recorded as resolved, and when last.</summary>
    public int Recurrences { get; init; }

    public DateTimeOffset? RecurredAt { get; init; }
}

/// <summary>Whether a paused infusion may go on.</summary>
/// <param name="Rate">The rate it may go on at; null where any rate of the plan may be chosen.</param>
/// <param name="Why">What stands against it, or what allows it.</param>
/// <param name="NeverToday">Nothing lifts it on this day.</param>
public sealed record RestartPermission(bool Allowed, FlowRate? Rate, IReadOnlyList<string> Why, bool NeverToday = false)
{
    /// <summary>The allowed rate or a lower one; without a stated rate any.</summary>
    public bool Permits(FlowRate rate) => Allowed && (Rate is not { } highest || rate <= highest);
}

/// <summary>The highest rate without an order for a while after a reaction.</summary>
/// <param name="Until">Not before; null once the time has passed and only vital signs are missing.</param>
public sealed record RateCeiling(FlowRate Rate, DateTimeOffset? Until, string Why);

/// <summary>Steps the page may offer now.</summary>
[Flags]
public enum ChairsideSteps
{
    None = 0,
    Prepare = 1,
    Start = 1 << 1,
    ChangeRate = 1 << 2,
    Pause = 1 << 3,
    Resume = 1 << 4,
    ChangeBag = 1 << 5,
    GiveBolus = 1 << 6,
    Stop = 1 << 7,
    Observe = 1 << 8,
    OpenReaction = 1 << 9,
    TendReaction = 1 << 10,
    GiveRescue = 1 << 11,
    OrderRestart = 1 << 12,
    WriteNote = 1 << 13,
    HandOver = 1 << 14,
    Correct = 1 << 15,
    Discharge = 1 << 16,
    SignAsNurse = 1 << 17,
    SignAsClinician = 1 << 18,
    WriteAddendum = 1 << 19,
    Seat = 1 << 20,
    RecordWaste = 1 << 21,
    RecordDelayedReaction = 1 << 24,
    CloseReaction = 1 << 25,

    /// <summary>After a recorded stop: the pump was found running all the same.</summary>
    RecordFoundRunning = 1 << 26,

    /// <summary>It was stopped before the planned end, and nobody has said why.</summary>
    ExplainStop = 1 << 27,
}
