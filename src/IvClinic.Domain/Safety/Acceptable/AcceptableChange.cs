namespace IvClinic.Domain.Safety.Acceptable;

/// <summary>What would be acceptable in place of what a finding is about. Only what the rules were asked about is said.</summary>
/// <param name="Sentence">For the person at the field: "Acceptable: 15 mg or less at 70 years."</param>
/// <param name="WithoutRefusal">The farthest change that is not refused; null where there is none or nothing was refused.</param>
/// <param name="WithoutReason">The farthest change that asks for no reason either; null where none was looked for or found.</param>
public sealed record AcceptableAnswer(string Sentence, PlanChange? WithoutRefusal, PlanChange? WithoutReason)
{
    /// <summary>Every change that was judged together with it, itself included; of them those near it stand in the sentence.</summary>
    public IReadOnlyList<PlanChange> Together { get; init; } = [];
}

/// <summary>Which number or word of a bag is changed.</summary>
public enum ChangedField
{
    Amount,

    /// <summary>Every amount of the medicine above the value is cut to it, in all bags.</summary>
    EachAmount,
    FinalVolume,

    /// <summary>Every step above the value is cut to it.</summary>
    Rate,

    /// <summary>Only the first step.</summary>
    FirstRate,

    /// <summary>Of a bag without rate steps.</summary>
    Minutes,
    Diluent,
    Route,

    /// <summary>The ingredient leaves the bag and gets one like it.</summary>
    OwnBag,
}

/// <summary>One thing typed otherwise: the value in the unit in which the field was typed.</summary>
/// <param name="Word">Key of the diluent, the route, or the medicine whose amounts are meant.</param>
public sealed record PlanChange(ChangedField Field, int BagIndex, int IngredientIndex, decimal Value, string Word = "")
{
    /// <summary>In an order in which no change moves the place of another: whoever leaves a bag leaves last.</summary>
    public static IEnumerable<PlanChange> Ordered(IEnumerable<PlanChange> changes) => changes.OrderBy(change => change.Field).ThenByDescending(change => change.IngredientIndex);

    public static PlannedSession All(IEnumerable<PlanChange> changes, PlannedSession plan) => Ordered(changes).Aggregate(plan, (session, change) => change.In(session));

    /// <summary>The session with this change. A slower step lengthens the last one, so that the bag is emptied as before.</summary>
    public PlannedSession In(PlannedSession plan)
    {
        var bag = plan.Bags[BagIndex];
        if (Field == ChangedField.OwnBag)
            return plan with { Bags = [.. plan.Bags.Select((each, index) => index == BagIndex ? Without(each) : each), bag with { Ingredients = [bag.Ingredients[IngredientIndex]] }] };
        if (Field == ChangedField.EachAmount)
            return plan with { Bags = [.. plan.Bags.Select(each => each with { Ingredients = [.. each.Ingredients.Select(of => of.MedicineId == Word ? of with { Amount = Math.Min(of.Amount, Value) } : of)] })] };
        var changed = Field switch
        {
            ChangedField.Amount => bag with { Ingredients = [.. bag.Ingredients.Select((each, index) => index == IngredientIndex ? each with { Amount = Value } : each)] },
            ChangedField.FinalVolume => bag with { FinalVolumeMl = Value },
            ChangedField.Minutes => bag with { DurationMinutes = Value },
            ChangedField.Diluent => bag with { Diluent = Word },
            ChangedField.Route => bag with { Route = Word },
            _ => Slowed(bag),
        };
        return plan with { Bags = [.. plan.Bags.Select((each, index) => index == BagIndex ? changed : each)] };
    }

    /// <summary>The rate of a step after this change.</summary>
    public decimal RateOf(decimal rate, int step) => Field == ChangedField.Rate || (Field == ChangedField.FirstRate && step == 0) ? Math.Min(rate, Value) : rate;

    private PlannedBag Without(PlannedBag bag) => bag with { Ingredients = [.. bag.Ingredients.Where((_, index) => index != IngredientIndex)] };

    private PlannedBag Slowed(PlannedBag bag)
    {
        var steps = bag.RateSteps.Select((step, index) => step with { Rate = RateOf(step.Rate, index) }).ToList();
        if (steps.Count == 0) return bag;
        var missing = bag.RateSteps.Zip(steps, (was, now) => (was.Rate - now.Rate) * was.Minutes).Sum();
        var longer = missing / steps[^1].Rate;
        steps[^1] = steps[^1] with { Minutes = steps[^1].Minutes + longer };
        return bag with { RateSteps = steps, DurationMinutes = bag.DurationMinutes + longer };
    }
}
