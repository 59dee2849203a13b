namespace IvClinic.Domain.Formulary;

/// <summary>What a cumulative limit counts.</summary>
public enum CumulativeMeasure
{
    /// <summary>The plan plus doses given less than the window ago, in mg, mg/kg, g/kg, mL or mL/kg.</summary>
    Amount,

    /// <summary>Doses given within the dates of the window, plus one.</summary>
    Doses,

    /// <summary>Dates with a dose, the plan's date included.</summary>
    TreatmentDays,

    /// <summary>Dates from the last treatment day of the previous course to the plan; the limit is the least.</summary>
    DaysBetween,
}

/// <summary>A limit over time.</summary>
public sealed record CumulativeLimit
{
    public required string Id { get; init; }

    public required CumulativeMeasure Measure { get; init; }

    /// <summary>Largest total or count; for <see cref="CumulativeMeasure.DaysBetween"/> the smallest.</summary>
    public required decimal Limit { get; init; }

    /// <summary>Unit of the limit as the formulary writes it.</summary>
    public required string Unit { get; init; }

    /// <summary>Basis of an amount; null for the measures that count.</summary>
    public DoseBasis? Basis { get; init; }

    /// <summary>Rolling window of an amount, in hours.</summary>
    public decimal? WindowHours { get; init; }

    /// <summary>Dates looked back on, the plan's date included.</summary>
    public int? WindowDays { get; init; }

    /// <summary>Treatment days at most this many days apart belong to one course.</summary>
    public int? CourseMaxGapDays { get; init; }

    /// <summary>Most treatment days in one course; the next day starts a new one.</summary>
    public int? CourseMaxDays { get; init; }

    /// <summary>Dose-free dates needed after a run of dates that reached the limit.</summary>
    public int? RestDaysAfter { get; init; }

    public required AppliesWhen AppliesWhen { get; init; }

    public required Severity Severity { get; init; }

    public string? Scope { get; init; }

    public required Provenance Provenance { get; init; }
}
