namespace IvClinic.Domain.Formulary;

/// <summary>What staff check before the start; not evaluated on a plan.</summary>
/// <param name="ValidityDays">Days a result stays valid.</param>
public sealed record PreCheck(string Check, string Requirement, string Criterion, int? ValidityDays, Provenance Provenance);

/// <summary>Vital signs and observation around an infusion.</summary>
public sealed record MonitoringPlan
{
    public IReadOnlyList<string> Baseline { get; init; } = [];

    public IReadOnlyList<string> During { get; init; } = [];

    /// <summary>Minutes between rounds while running.</summary>
    public decimal? DuringIntervalMinutes { get; init; }

    public IReadOnlyList<string> Continuous { get; init; } = [];

    public decimal? PostIntervalMinutes { get; init; }

    /// <summary>Minutes of observation after the end.</summary>
    public decimal? ObserveMinutes { get; init; }

    public IReadOnlyList<string> ExtraAssessments { get; init; } = [];

    public required Provenance Provenance { get; init; }
}

/// <summary>An observation at which the running session is held or stopped.</summary>
/// <param name="Op">A comparison, or "present" / "absent".</param>
/// <param name="Value">Threshold in <paramref name="Unit"/>; null for a sign that is present or absent.</param>
public sealed record HoldStopRule(string Param, string Op, decimal? Value, string? Unit, string Action, Provenance Provenance);

/// <summary>An observation at which the start is held.</summary>
public sealed record StartLimit(
    string Param, string Op, decimal? Low, decimal? High, decimal? Value, string Unit, string Action, Provenance Provenance);

/// <summary>A rescue that is not a medicine of the formulary.</summary>
public sealed record RescueText(string Id, string Use, Provenance Provenance);
