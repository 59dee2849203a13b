using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Formulary;

/// <summary>How a medicine is given.</summary>
public sealed record Administration
{
    /// <summary>A bag that names no kind is a bolus below this many minutes, otherwise an infusion; null: always an infusion.</summary>
    public decimal? BolusBelowMinutes { get; init; }

    public IReadOnlyList<DurationLimit> DurationLimits { get; init; } = [];

    public IReadOnlyList<RateLimit> RateLimits { get; init; } = [];

    public IReadOnlyList<HourLimit> HourLimits { get; init; } = [];

    public RateLimit? StartRateLimit { get; init; }

    public IReadOnlyList<ConcentrationLimit> ConcentrationLimits { get; init; } = [];

    public IReadOnlyList<Diluent> Diluents { get; init; } = [];

    public IReadOnlyList<RefusedDiluent> RefusedDiluents { get; init; } = [];

    /// <summary>Strengths in stock, as text.</summary>
    public IReadOnlyList<Fact<string>> Concentrations { get; init; } = [];

    /// <summary>Strengths of the emergency kit, for rescue doses in mL.</summary>
    public IReadOnlyList<StockedStrength> Stocked { get; init; } = [];

    /// <summary>The minutes offered for a new bag; not a limit.</summary>
    public Fact<decimal>? UsualDurationMinutes { get; init; }

    /// <summary>Usual steps of the rate, for the nurse; not evaluated.</summary>
    public IReadOnlyList<TitrationStep> Titration { get; init; } = [];

    /// <summary>Everything else a nurse reads (filter, flush, line, position …), by its name in the formulary.</summary>
    public IReadOnlyDictionary<string, Fact<string>> Remarks { get; init; } = new Dictionary<string, Fact<string>>(
        StringComparer.Ordinal);
}

/// <param name="Text">What it comes in: "ampoule 1 mL".</param>
public sealed record StockedStrength(decimal MilligramsPerMillilitre, string Text, Provenance Provenance);

/// <summary>Least minutes of an IV bag.</summary>
public sealed record DurationLimit(decimal Minutes, AppliesWhen AppliesWhen, Severity Severity, Provenance Provenance);

/// <summary>Highest rate of an IV bag; per kg of dosing weight.</summary>
/// <param name="ByProduct">A named product's own rate replaces the value.</param>
public sealed record RateLimit(
    string Id, decimal Value, RateUnit Unit, bool ByProduct, AppliesWhen AppliesWhen, Severity Severity, Provenance Provenance);

/// <summary>Largest amount in any 60 minutes, in mg.</summary>
public sealed record HourLimit(decimal Milligrams, Severity Severity, Provenance Provenance);

/// <summary>Largest dose over final volume of an IV bag, in mg/mL.</summary>
public sealed record ConcentrationLimit(decimal MilligramsPerMillilitre, Severity Severity, Provenance Provenance);

/// <summary>A listed diluent; a final volume outside the range is a caution.</summary>
public sealed record Diluent(string Name, decimal? MinVolumeMl, decimal? MaxVolumeMl, Provenance Provenance);

public sealed record RefusedDiluent(string Name, Severity Severity, Provenance Provenance);

/// <summary>One step of a usual titration.</summary>
/// <param name="HoldMinutes">Minutes to hold; null: to the end.</param>
public sealed record TitrationStep(int Step, decimal Rate, RateUnit Unit, decimal? HoldMinutes, Provenance Provenance);

/// <summary>First and highest rate of a named product, in mL/kg/h.</summary>
public sealed record ProductRates(
    string Product, decimal InitialMlPerKgH, decimal MaxMlPerKgH, string? Loading, string? Maintenance, Provenance Provenance);
