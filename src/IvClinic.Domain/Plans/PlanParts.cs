namespace IvClinic.Domain.Plans;

/// <summary>The weight per-kg amounts were computed with, and when it was measured.</summary>
public sealed record WeightUsed(decimal WeightKg, DateOnly MeasuredOn);

/// <summary>The weight that doses per kg of one medicine use, and on which basis (actual, ideal, ...).</summary>
public sealed record DosingWeightUsed(string Medication, decimal Kg, string Basis);

public enum CourseKind
{
    Single,
    Series,
}

/// <summary>One session, or a series of sessions a stated number of days apart.</summary>
public sealed record PlanCourse(CourseKind Kind, int? Sessions = null, int? IntervalDays = null);

/// <summary>How often the patient is observed; each null until decided.</summary>
public sealed record PlanMonitoring
{
    /// <summary>Vital signs at least this often, in minutes.</summary>
    public int? VitalsEveryMinutes { get; init; }

    /// <summary>Pain at least this often, in minutes.</summary>
    public int? PainEveryMinutes { get; init; }

    /// <summary>Vital signs this long after the start and after each rate change, in minutes.</summary>
    public int? FirstCheckMinutes { get; init; }

    /// <summary>
    /// NEWS2 oxygen scale 2: only for confirmed hypercapnic respiratory failure with a target of 88 to 92 % (RCP 2017).
    /// </summary>
    public bool HypercapnicOxygenScale { get; init; }
}

/// <summary>Rates a nurse may choose without an order. Both limits are inside.</summary>
public sealed record RateEnvelope(decimal LowestMlPerH, decimal HighestMlPerH, decimal LargestStepMlPerH);

public enum HoldComparison
{
    Below,
    AtOrBelow,
    Above,
    AtOrAbove,
}

/// <summary>A value at which the nurse acts: SPO2 below 92 %: pause and call.</summary>
/// <param name="Parameter">HR, SBP, DBP, RR, SPO2, TEMP, PAIN, RASS or NEWS2.</param>
public sealed record HoldCriterion(string Parameter, HoldComparison Comparison, decimal Value, string Unit, string Action)
{
    /// <summary>A measured value exactly on the limit meets AtOrBelow and AtOrAbove only.</summary>
    public bool IsMetBy(decimal measured) => Comparison switch
    {
        HoldComparison.Below => measured < Value,
        HoldComparison.AtOrBelow => measured <= Value,
        HoldComparison.Above => measured > Value,
        HoldComparison.AtOrAbove => measured >= Value,
        _ => throw new ArgumentOutOfRangeException(nameof(measured), Comparison, "Unknown comparison."),
    };
}

/// <summary>What the nurse may do without asking.</summary>
public sealed record StandingOrders
{
    /// <summary>After a resolved reaction below grade 3 the infusion may go on at half the rate it had.</summary>
    public bool RestartAtHalfRateAllowed { get; init; }

    /// <summary>Rescue medicines with dose and route, one line each.</summary>
    public IReadOnlyList<string> Rescue { get; init; } = [];
}

/// <summary>The prescriber's reason to go on against one soft finding.</summary>
public sealed record FindingOverride(string RuleId, string ReasonCode, string Text = "")
{
    /// <summary>What it was given for. Null only in plans of schema 1, which did not keep it: their reasons hold as they did.</summary>
    public ReasonGround? Ground { get; init; }
}
