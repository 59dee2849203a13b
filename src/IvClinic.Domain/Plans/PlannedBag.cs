using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

public enum BagKind
{
    Bolus,
    Infusion,
}

/// <summary>One bag, bottle or syringe, in the order it is given.</summary>
public sealed record PlannedBag
{
    /// <summary>1 for the first; what chart entries refer to.</summary>
    public int Number { get; init; }

    public string Label { get; init; } = "";

    public IReadOnlyList<PlannedIngredient> Ingredients { get; init; } = [];

    /// <summary>IV, IM or SC.</summary>
    public string Route { get; init; } = "IV";

    /// <summary>A key of the formulary's diluent names; null is undiluted, as supplied.</summary>
    public string? Diluent { get; init; }

    /// <summary>Volume of the finished bag, ingredients included, in mL.</summary>
    public decimal? FinalVolumeMl { get; init; }

    public IReadOnlyList<RateStep> Steps { get; init; } = [];

    /// <summary>Null where the formulary decides by the duration.</summary>
    public BagKind? Kind { get; init; }

    /// <summary>For a bolus or an injection without rate steps: given over so many minutes.</summary>
    public decimal? PushMinutes { get; init; }
}

/// <summary>One medicine or fluid in a bag.</summary>
/// <param name="Medication">Id in the formulary.</param>
/// <param name="Amount">In <paramref name="Unit"/>; null while it is not decided.</param>
/// <param name="Product">A row of the medicine's product table, where products differ.</param>
public sealed record PlannedIngredient(string Medication, decimal? Amount, DoseUnit Unit, string? Product = null)
{
    /// <summary>Of an amount per kg: the most that may be given, whatever the weight of the day.</summary>
    public DoseCap? Cap { get; init; }

    /// <summary>The amount that was chosen instead of the reckoned one, to whole vials; null: as reckoned.</summary>
    public DoseRounding? Rounded { get; init; }
}

/// <summary>The most of an ingredient, in g or mg.</summary>
public sealed record DoseCap(decimal Amount, DoseUnit Unit)
{
    /// <summary>Null where the unit is no mass of its own.</summary>
    public Mass? Mass => DoseRounding.MassOf(Amount, Unit);
}

/// <summary>A dose rounded on purpose, for example 72.4 g to 70 g. The prescriber chose it and signs it.</summary>
public sealed record DoseRounding(decimal Amount, DoseUnit Unit)
{
    /// <summary>Null where the unit is no mass of its own.</summary>
    public Mass? Mass => MassOf(Amount, Unit);

    /// <summary>How far from the reckoned amount, in percent; negative is less.</summary>
    public static decimal Percent(Mass reckoned, Mass chosen) => (chosen.Milligrams - reckoned.Milligrams) / reckoned.Milligrams * 100m;

    internal static Mass? MassOf(decimal amount, DoseUnit unit) => amount <= 0m ? null : unit switch
    {
        DoseUnit.Milligram => Measures.Mass.FromMilligrams(amount),
        DoseUnit.Gram => Measures.Mass.FromGrams(amount),
        DoseUnit.Microgram => Measures.Mass.FromMicrograms(amount),
        _ => null,
    };
}

/// <summary>A rate and how long it is kept.</summary>
/// <param name="Rate">In <paramref name="Unit"/>; null while it is not decided.</param>
/// <param name="Minutes">Null only on the last step: until the bag is empty.</param>
public sealed record RateStep(decimal? Rate, RateUnit Unit, int? Minutes = null);
