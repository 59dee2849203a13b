namespace IvClinic.Domain.ClinicDay;

/// <summary>What a controlled medicine is counted in.</summary>
public enum StockUnit
{
    Ampoule,
    Vial,
    Syringe,
    Tablet,
    Millilitre,
    Milligram,
}

public static class StockUnits
{
    /// <summary>A part of an ampoule is not counted: what is given in parts is kept in mL or mg.</summary>
    public static bool IsWhole(this StockUnit unit) => unit is not (StockUnit.Millilitre or StockUnit.Milligram);

    /// <summary>"2 ampoules", "1 vial", "3.5 mL".</summary>
    public static string Text(this StockUnit unit, decimal amount) => $"{Measures.NumberText.Format(amount, 3)} {unit.Name(amount)}";

    public static string Name(this StockUnit unit, decimal amount = 2m) => unit switch
    {
        StockUnit.Millilitre => "mL",
        StockUnit.Milligram => "mg",
        StockUnit.Ampoule => amount == 1m ? "ampoule" : "ampoules",
        StockUnit.Vial => amount == 1m ? "vial" : "vials",
        StockUnit.Syringe => amount == 1m ? "syringe" : "syringes",
        StockUnit.Tablet => amount == 1m ? "tablet" : "tablets",
        _ => throw new ArgumentOutOfRangeException(nameof(unit), unit, "Unknown unit."),
    };
}
