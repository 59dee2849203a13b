using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions.Watching;

namespace IvClinic.Domain.Sessions;

/// <summary>One bag as the session needs it.</summary>
public sealed record SessionBag(
    int Number, string Label, Volume? Volume, IReadOnlyList<IngredientFigures> Ingredients, IReadOnlyList<StepFigures> Steps, BagProfile? Profile);

/// <summary>What the chart of a session needs from the signed plan.</summary>
public sealed record SessionPlan
{
    public IReadOnlyList<SessionBag> Bags { get; init; } = [];

    public PlanMonitoring Monitoring { get; init; } = new();

    /// <summary>How long the patient stays under observation after the end; null where the plan does not say.</summary>
    public TimeSpan? Observation { get; init; }

    public RateEnvelope? Envelope { get; init; }

    public IReadOnlyList<HoldCriterion> HoldCriteria { get; init; } = [];

    public StandingOrders StandingOrders { get; init; } = new();

    /// <summary>What the formulary asks to watch; none where the plan stands by itself, as in sums over the past.</summary>
    public SessionWatch Watch { get; init; } = SessionWatch.None;

    /// <summary>What did not come out of the plan; an approved plan has none.</summary>
    public IReadOnlyList<PlanProblem> Problems { get; init; } = [];

    /// <summary>The plan with the amounts of another weight; null where no amount follows it.</summary>
    public Func<decimal, SessionPlan>? AtWeight { get; init; }

    /// <summary>Signs whose age makes an observation due. Clinic default (D): circulation and oxygenation.</summary>
    public IReadOnlyList<VitalSign> ClockedSigns { get; init; } = [VitalSign.HeartRate, VitalSign.Systolic, VitalSign.SpO2];

    /// <summary>Null where the plan has no such bag.</summary>
    public SessionBag? Bag(int number) => Bags.FirstOrDefault(bag => bag.Number == number);

    /// <param name="dosingWeight">The dosing weight of a medicine; null when it is not known.</param>
    /// <param name="bagName">What a bag is called on the screens; its own label where none is given.</param>
    public static SessionPlan From(PlanContent plan, Func<string, BodyWeight?> dosingWeight, Func<PlannedBag, string>? bagName = null)
    {
        var asSigned = Of(plan, dosingWeight, bagName);
        return plan.Bags.SelectMany(bag => bag.Ingredients).Any(each => each.Cap is not null)
            ? asSigned with { AtWeight = kg => Of(DayDose.On(plan, kg), dosingWeight, bagName) }
            : asSigned;
    }

    /// <summary>Of a plan by the weight of a day: that weight in kg, and the plan as it was signed.</summary>
    private (decimal Kg, SessionPlan AsSigned)? Day { get; init; }

    /// <summary>
    /// The plan by the weight of the day, where an amount follows it; otherwise as signed. This plan itself where the weight is
    /// the one it was reckoned with; the signed one again where that weight was voided.
    /// </summary>
    public SessionPlan OnDay(IReadOnlyList<ChartEntry> standing)
    {
        var asSigned = Day?.AsSigned ?? this;
        if (asSigned.AtWeight is not { } at || DayDose.Weight(standing) is not { } kg) return asSigned;
        return kg == Day?.Kg ? this : at(kg) with { Watch = Watch, ClockedSigns = ClockedSigns, Day = (kg, asSigned) };
    }

    private static SessionPlan Of(PlanContent plan, Func<string, BodyWeight?> dosingWeight, Func<PlannedBag, string>? bagName)
    {
        var figures = PlanArithmetic.Of(plan, dosingWeight);
        return new SessionPlan
        {
            Bags =
            [
                .. plan.Bags.Zip(figures.Bags, (bag, of) => new SessionBag(bag.Number, bagName?.Invoke(bag) ?? bag.Label, of.FinalVolume, of.Ingredients, of.Steps, of.Profile))
                    .OrderBy(bag => bag.Number),
            ],
            Monitoring = plan.Monitoring,
            Observation = plan.ObservationMinutes is { } minutes ? TimeSpan.FromMinutes(minutes) : null,
            Envelope = plan.Envelope,
            HoldCriteria = plan.HoldCriteria,
            StandingOrders = plan.StandingOrders,
            Problems = [.. figures.Problems],
        };
    }
}
