namespace IvClinic.Domain.Formulary;

/// <summary>What a number of the dosing section is counted in.</summary>
public enum DoseBasis
{
    Milligram,
    Millilitre,
    MilligramPerKilogram,
    GramPerKilogram,
    MillilitrePerKilogram,

    /// <summary>Only for the rates offered; a limit of dose cannot be stated in it.</summary>
    MilligramPerKilogramHour,
}

/// <summary>An amount in its basis; per-kg values use the dosing weight.</summary>
/// <param name="Field">Its name in the formulary ("absoluteMaxSingle"); part of the rule's id.</param>
public readonly record struct DoseLimit(decimal Value, DoseBasis Basis, string Field = "");

/// <summary>One row of doses. Every row whose condition holds counts, with all its limits.</summary>
public sealed record DosingRow
{
    public required string Id { get; init; }

    public required AppliesWhen AppliesWhen { get; init; }

    public required DoseBasis Basis { get; init; }

    /// <summary>The unit shown beside the usual doses.</summary>
    public required string Unit { get; init; }

    /// <summary>Lower end of the doses offered, in the basis; outside is no finding.</summary>
    public decimal? UsualMin { get; init; }

    /// <summary>Upper end of the doses offered, in the basis; outside is no finding.</summary>
    public decimal? UsualMax { get; init; }

    /// <summary>The only doses offered, in the basis; empty where any dose within the limits may be planned.</summary>
    public IReadOnlyList<decimal> AllowedDoses { get; init; } = [];

    public DoseLimit? SoftMaxSingle { get; init; }

    public DoseLimit? AbsoluteMaxSingle { get; init; }

    /// <summary>Hard limits of one bag: the row's own, the one in mg and the one in mg/kg; all of them count.</summary>
    public IReadOnlyList<DoseLimit> HardSingle { get; init; } = [];

    public DoseLimit? SoftMaxSession { get; init; }

    /// <summary>Hard limits of all bags of the medicine in the plan together.</summary>
    public IReadOnlyList<DoseLimit> HardSession { get; init; } = [];

    /// <summary>Hard limit of the plan plus doses given less than 24 h ago, in mg or mL.</summary>
    public DoseLimit? MaxDaily { get; init; }

    /// <summary>The routes that <see cref="MaxDaily"/> counts; empty means all.</summary>
    public IReadOnlyList<string> MaxDailyRoutes { get; init; } = [];

    /// <summary>Least hours since the last dose given, by any route.</summary>
    public decimal? IntervalHours { get; init; }

    /// <summary>True where the formulary states the interval in minutes, for display.</summary>
    public bool IntervalInMinutes { get; init; }

    public required Severity IntervalSeverity { get; init; }

    /// <summary>Numbers for information, by their name in the formulary: label limits, usual boluses, course totals.</summary>
    public IReadOnlyDictionary<string, string> Suggestions { get; init; } = new Dictionary<string, string>(
        StringComparer.Ordinal);

    public required Provenance Provenance { get; init; }
}
