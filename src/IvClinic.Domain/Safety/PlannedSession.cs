using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety;

/// <summary>A dose already given in this clinic.</summary>
/// <param name="MedicineId">Formulary id.</param>
/// <param name="DaysAgo">Dates in the clinic's zone (0 = the plan's date); null: the hours divided by 24, rounded down.</param>
public sealed record GivenDose(
    string MedicineId, string Route, decimal Amount, DoseUnit Unit, decimal HoursAgo, int? DaysAgo = null)
{
    /// <summary>Dates before the plan's date. Whatever counts days uses dates.</summary>
    public int DatesAgo => DaysAgo ?? (int)Math.Floor(HoursAgo / 24m);
}

/// <summary>What is planned.</summary>
/// <param name="Indication">Code, for example "migraine".</param>
/// <param name="Emergency">In an emergency the rescue medicines are never refused.</param>
public sealed record PlannedSession(string Indication, IReadOnlyList<PlannedBag> Bags, bool Emergency = false);

public enum BagKind
{
    Bolus,
    Infusion,
}

/// <summary>One bag, syringe or injection of a plan.</summary>
public sealed record PlannedBag
{
    private readonly decimal durationMinutes;
    private readonly decimal? finalVolumeMl;

    public required IReadOnlyList<PlannedIngredient> Ingredients { get; init; }

    /// <summary>IV, IM or SC.</summary>
    public required string Route { get; init; }

    /// <summary>A key of the formulary's diluents; null: as supplied.</summary>
    public string? Diluent { get; init; }

    /// <summary>Volume of the whole bag in mL; null: not known.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or negative.</exception>
    public decimal? FinalVolumeMl
    {
        get => finalVolumeMl;
        init =>
            finalVolumeMl = value is <= 0m
                ? throw new ArgumentOutOfRangeException(nameof(FinalVolumeMl), value, "A bag has a volume above zero.")
                : value;
    }

    /// <summary>Minutes the bag runs; 1 for an injection.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Zero or negative.</exception>
    public required decimal DurationMinutes
    {
        get => durationMinutes;
        init =>
            durationMinutes = value <= 0m
                ? throw new ArgumentOutOfRangeException(nameof(DurationMinutes), value, "A bag runs for more than zero minutes.")
                : value;
    }

    /// <summary>Null: the medicine's own border between bolus and infusion decides.</summary>
    public BagKind? Kind { get; init; }

    /// <summary>Planned steps of the rate; empty: an even rate.</summary>
    public IReadOnlyList<RateStep> RateSteps { get; init; } = [];
}

/// <param name="MedicineId">Formulary id.</param>
/// <param name="Amount">In <paramref name="Unit"/>; per-kg amounts use the dosing weight.</param>
/// <param name="Product">A product of the medicine's table of products, or null.</param>
public sealed record PlannedIngredient(string MedicineId, decimal Amount, DoseUnit Unit, string? Product = null);

/// <summary>One step of a stepped rate. A rate in mg belongs to the first ingredient of the bag.</summary>
public sealed record RateStep(decimal Rate, RateUnit Unit, decimal Minutes);
