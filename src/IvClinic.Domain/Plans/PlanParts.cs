using System.Text.Json.Serialization;
using IvClinic.Domain.Measures;

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

/// <summary>What is done when a session of a series is missed.</summary>
public enum WhenMissed
{
    /// <summary>Given as soon as possible; the others stay where they are.</summary>
    GiveSoon,

    /// <summary>Given as soon as possible; the others move by the same time.</summary>
    MoveAll,

    Leave,
    AskClinician,
}

/// <summary>One session, or a series of sessions a stated number of days apart.</summary>
public sealed record PlanCourse(CourseKind Kind, int? Sessions = null, int? IntervalDays = null)
{
    /// <summary>How often the plan is given, over all its versions; null where it does not say.</summary>
    [JsonIgnore]
    public int? MostSessions => Kind == CourseKind.Single ? 1 : Sessions;

    /// <summary>Days from one infusion of a series to the next; null where it does not say.</summary>
    [JsonIgnore]
    public int? DaysApart => Kind == CourseKind.Series && IntervalDays > 0 ? IntervalDays : null;

    /// <summary>So many days earlier or later a session still is in time.</summary>
    public int? WindowDays { get; init; }

    /// <summary>Nothing of the series is given after this day.</summary>
    public DateOnly? LastDay { get; init; }

    public WhenMissed? Missed { get; init; }

    /// <summary>What the answer above does not say.</summary>
    public string MissedNote { get; init; } = "";
}

/// <summary>One goal: a score, by how much it shall change, and by when.</summary>
/// <param name="Measure">A code of <see cref="PlanGoals"/>.</param>
/// <param name="By">How far it shall fall or rise, in the unit of the measure; above 0.</param>
/// <param name="Weeks">By when, in weeks after the first session.</param>
public sealed record PlanGoal(string Measure, decimal By, int Weeks);

/// <summary>What goals are set for. Whether lower or higher is better belongs to the measure.</summary>
/// <param name="Rises">The higher the better.</param>
public sealed record GoalMeasure(string Code, string Name, string Unit, bool Rises = false);

public static class PlanGoals
{
    public static readonly IReadOnlyList<GoalMeasure> All =
    [
        new("pain", "Average pain", "points of 10"),
        new("pain-percent", "Average pain", "%"),
        new("peg", "PEG score", "points of 10"),
        new("headache-days", "Headache days a month", "days"),
        new("midas", "MIDAS", "points"),
        new("hit6", "HIT-6", "points"),
        new("dn4", "DN4", "points"),
        new("incat", "INCAT disability", "points"),
        new("grip", "Grip strength", "kPa", Rises: true),
        new("sleep", "Sleep", "hours", Rises: true),
    ];

    public static GoalMeasure? Of(string? code) => All.FirstOrDefault(each => each.Code == code);

    /// <summary>For example "INCAT disability lower by 1 points within 9 weeks".</summary>
    public static string Sentence(PlanGoal goal)
    {
        var measure = Of(goal.Measure);
        return FormattableString.Invariant($"{measure?.Name ?? goal.Measure} {(measure?.Rises == true ? "higher" : "lower")} by {Measures.NumberText.Format(goal.By)} {measure?.Unit} within {goal.Weeks} {(goal.Weeks == 1 ? "week" : "weeks")}");
    }
}

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
public sealed record RateEnvelope(decimal LowestMlPerH, decimal HighestMlPerH, decimal LargestStepMlPerH)
{
    /// <summary>A higher rate comes at least so many minutes after the last change; null: no such rule. Slower never waits.</summary>
    public int? MinutesBetween { get; init; }

    /// <summary>
    /// How far the nurse may go above the fastest planned step, in words; null where no step is known, or not above it. Up to the next
    /// whole mL/h is that step as it is set on a pump.
    /// </summary>
    public string? BeyondSteps(PlanFigures figures)
    {
        decimal[] planned = [.. figures.Bags.SelectMany(bag => bag.Steps).Select(step => step.Flow).OfType<FlowRate>().Select(flow => flow.MillilitresPerHour).Where(rate => rate > 0m)];
        return planned.Length > 0 && HighestMlPerH > Math.Ceiling(planned.Max())
            ? $"up to {NumberText.Format(HighestMlPerH)} mL/h without an order; the fastest planned step is {NumberText.Format(planned.Max(), 2)} mL/h"
            : null;
    }
}

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

    /// <summary>Given before the infusion: medicine, dose, route, how long before; one line each.</summary>
    public IReadOnlyList<string> Premedication { get; init; } = [];

    /// <summary>Rescue medicines with dose and route, one line each.</summary>
    public IReadOnlyList<string> Rescue { get; init; } = [];
}

/// <summary>The prescriber's reason to go on against one soft finding.</summary>
public sealed record FindingOverride(string RuleId, string ReasonCode, string Text = "")
{
    /// <summary>What it was given for. Null only in plans of schema 1, which did not keep it: their reasons hold as they did.</summary>
    public ReasonGround? Ground { get; init; }
}
