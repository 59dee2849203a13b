using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Plans;

/// <summary>One bag as it is typed.</summary>
public sealed class BagForm
{
    public string? Label { get; set; }

    public List<IngredientForm> Ingredients { get; set; } = [];

    /// <summary>IV, IM or SC.</summary>
    public string? Route { get; set; }

    /// <summary>A key of the formulary's diluents, or <see cref="Undiluted"/>.</summary>
    public string? Diluent { get; set; }

    public decimal? FinalVolumeMl { get; set; }

    public List<StepForm> Steps { get; set; } = [];

    public BagKind? Kind { get; set; }

    /// <summary>For an injection without rate steps.</summary>
    public decimal? PushMinutes { get; set; }

    /// <summary>The answer "as supplied": a diluent that was not chosen yet is another thing.</summary>
    public const string Undiluted = "undiluted";
}

/// <summary>One ingredient as it is typed.</summary>
public sealed class IngredientForm
{
    public string? Medication { get; set; }

    public decimal? Amount { get; set; }

    public DoseUnit? Unit { get; set; }

    public string? Product { get; set; }

    /// <summary>Of an amount per kg: the most that may be given, in <see cref="CapUnit"/>.</summary>
    public decimal? Cap { get; set; }

    public DoseUnit? CapUnit { get; set; }

    /// <summary>The amount chosen instead of the reckoned one, to whole vials, in <see cref="RoundedUnit"/>.</summary>
    public decimal? Rounded { get; set; }

    public DoseUnit? RoundedUnit { get; set; }
}

/// <summary>One goal as it is typed.</summary>
public sealed class GoalForm
{
    /// <summary>A code of <see cref="PlanGoals"/>.</summary>
    public string? Measure { get; set; }

    public decimal? By { get; set; }

    public decimal? Weeks { get; set; }
}

/// <summary>One rate step as it is typed.</summary>
public sealed class StepForm
{
    public decimal? Rate { get; set; }

    public RateUnit? Unit { get; set; }

    /// <summary>Whole minutes; empty on the last step: to the end.</summary>
    public decimal? Minutes { get; set; }
}

/// <summary>One hold criterion as it is typed.</summary>
public sealed class HoldForm
{
    public string? Parameter { get; set; }

    public HoldComparison? Comparison { get; set; }

    public decimal? Value { get; set; }

    public string? Action { get; set; }
}

/// <summary>One reason to go on against a soft finding, as it is typed.</summary>
public sealed class ReasonForm
{
    /// <summary>The name of the finding, see <see cref="Safety.FindingKeys"/>.</summary>
    public string Finding { get; set; } = "";

    public string? Code { get; set; }

    public string? Text { get; set; }

    /// <summary>The finding as it stood on the screen when the reason was given; null: given for what is found when it is saved.</summary>
    public ReasonGround? Ground { get; set; }
}

/// <summary>What is observed against a limit, with its unit.</summary>
public static class HoldParameters
{
    public static readonly IReadOnlyList<(string Code, string Name, string Unit)> All =
    [
        ("SPO2", "Oxygen saturation", "%"),
        ("HR", "Heart rate", "/min"),
        ("SBP", "Systolic pressure", "mmHg"),
        ("DBP", "Diastolic pressure", "mmHg"),
        ("RR", "Breaths", "/min"),
        ("TEMP", "Temperature", "°C"),
        ("PAIN", "Pain score", "/10"),
        ("RASS", "Sedation (RASS)", "score"),
        ("NEWS2", "Early warning score", "points"),
    ];

    public static string UnitOf(string? code) => All.FirstOrDefault(each => each.Code == code).Unit ?? "";
}
