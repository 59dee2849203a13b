using System.Diagnostics.CodeAnalysis;

namespace IvClinic.Domain.Formulary;

/// <summary>What staff check before the start; evaluated at go / no-go, not on a plan.</summary>
/// <param name="ValidityDays">Days a result stays valid; 0: of the same day.</param>
public sealed record PreCheck(string Check, string Requirement, string Criterion, int? ValidityDays, Provenance Provenance)
{
    /// <summary>The check in words; where the formulary has none, its id.</summary>
    [AllowNull]
    public string Text { get => field ?? Check.Replace('_', ' '); init; }

    /// <summary>The recorded value that is looked at, with its age, for example "EGFR"; null: a person answers.</summary>
    public string? Param { get; init; }

    /// <summary>All of them must hold; without any the value is shown and a person answers.</summary>
    public IReadOnlyList<CheckTest> Tests { get; init; } = [];

    /// <summary>A person answers as well, whatever the value.</summary>
    public bool AlsoAsk { get; init; }

    /// <summary>Asked by rules of the same formulary already.</summary>
    public bool IsByRules { get; init; }

    /// <summary>"required" or "required_if_…"; everything else is a recommendation.</summary>
    public bool IsRequired => Requirement.StartsWith("required", StringComparison.Ordinal);

    /// <summary>True where it may not apply to this patient.</summary>
    public bool IsConditional => Requirement is not ("required" or "recommended");
}

/// <summary>A comparison that a value passes; both in <paramref name="Unit"/>.</summary>
public sealed record CheckTest(string Param, Comparison Op, decimal Value, string Unit);

/// <summary>Vital signs and observation around an infusion.</summary>
public sealed record MonitoringPlan
{
    public IReadOnlyList<string> Baseline { get; init; } = [];

    public IReadOnlyList<string> During { get; init; } = [];

    /// <summary>Minutes between rounds while running; offered to the plan, which decides.</summary>
    public decimal? DuringIntervalMinutes { get; init; }

    /// <summary>Rounds by time. They count beside the plan's own interval; empty: only the plan's counts.</summary>
    public IReadOnlyList<MonitoringPhase> Phases { get; init; } = [];

    /// <summary>A round belongs to each rate change.</summary>
    public bool AtRateChange { get; init; }

    public IReadOnlyList<string> Continuous { get; init; } = [];

    public decimal? PostIntervalMinutes { get; init; }

    /// <summary>Minutes of observation after the end.</summary>
    public decimal? ObserveMinutes { get; init; }

    public ShorterObservation? Shorter { get; init; }

    public IReadOnlyList<string> ExtraAssessments { get; init; } = [];

    public ExpectedEffect? Expected { get; init; }

    public required Provenance Provenance { get; init; }
}

/// <summary>What a phase of monitoring counts from.</summary>
public enum PhaseAnchor
{
    /// <summary>The start of the first bag with this medicine.</summary>
    Start,

    /// <summary>The last rate change, the start included.</summary>
    Rate,
}

/// <summary>A stretch of time with its own interval.</summary>
/// <param name="After">Null: what holds when no anchored phase does.</param>
/// <param name="ForMinutes">How long it lasts after its anchor; null without an anchor.</param>
/// <param name="Signs">What is taken; empty: everything of the monitoring.</param>
public sealed record MonitoringPhase(PhaseAnchor? After, decimal? ForMinutes, decimal EveryMinutes, IReadOnlyList<string> Signs, Provenance Provenance);

/// <summary>A shorter observation for who has had the same before and not long ago.</summary>
/// <param name="UnlessGapDays">Not when the last infusion is more days ago than this.</param>
public sealed record ShorterObservation(decimal ObserveMinutes, bool UnlessFirst, bool UnlessSwitched, int? UnlessGapDays, Provenance Provenance);

/// <summary>
/// An effect of the medicine that does not escalate by itself: an item of the early-warning score, while RASS lies in the
/// range and breathing and saturation are taken.
/// </summary>
public sealed record ExpectedEffect(string Item, int RassFrom, int RassTo, Provenance Provenance);

/// <summary>An observation at which the running session is held or stopped.</summary>
/// <param name="Op">A comparison, or "present" / "absent".</param>
/// <param name="Value">Threshold in <paramref name="Unit"/>; null for a sign that is present or absent.</param>
public sealed record HoldStopRule(string Param, string Op, decimal? Value, string? Unit, string Action, Provenance Provenance)
{
    /// <summary>The observation in words; where the formulary has none, its id.</summary>
    [AllowNull]
    public string Text { get => field ?? Param.Replace('_', ' '); init; }

    /// <summary>A sign that somebody looks for, not a number.</summary>
    public bool IsSign => Value is null;

    public bool IsStop => Action.Contains("stop", StringComparison.OrdinalIgnoreCase);
}

/// <summary>An observation at which the start is held. Values on a bound do not hold it.</summary>
/// <param name="Op">"outside", "below", "above", or ">=".</param>
public sealed record StartLimit(
    string Param, string Op, decimal? Low, decimal? High, decimal? Value, string Unit, string Action, Provenance Provenance)
{
    /// <summary>For a score: a single item of 3 points holds as well.</summary>
    public bool SingleThree { get; init; }

    /// <summary>The lower bound on NEWS2 scale 2; null: the same.</summary>
    public decimal? LowScale2 { get; init; }
}

/// <summary>A rescue that is not a medicine of the formulary.</summary>
public sealed record RescueText(string Id, string Use, Provenance Provenance);
