using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>
/// What a plan comes to: amounts, concentrations, rates, durations. Pure, exact, and safe to call on every key stroke:
/// what does not come out is a <see cref="PlanProblem"/>, never an exception, and nothing is rounded or clamped.
/// </summary>
public static class PlanArithmetic
{
    /// <summary>The figures of every bag, and problems of the plan as a whole.</summary>
    /// <param name="dosingWeight">The dosing weight of a medicine by its formulary id; null when it is not known.</param>
    public static PlanFigures Of(PlanContent plan, Func<string, BodyWeight?> dosingWeight)
    {
        var problems = new List<PlanProblem>();
        if (plan.Bags.Count == 0) problems.Add(new(PlanProblemKind.NoBag, "The plan has no bag yet."));
        if (plan.Bags.Select(bag => bag.Number).Distinct().Count() != plan.Bags.Count || plan.Bags.Any(bag => bag.Number < 1))
            problems.Add(new(PlanProblemKind.BagNumbers, "Each bag needs a number of its own, from 1."));
        if (plan.Envelope is { } room && (room.LowestMlPerH > room.HighestMlPerH || room.LowestMlPerH < 0m || room.LargestStepMlPerH <= 0m))
            problems.Add(new(PlanProblemKind.RoomUpsideDown, "The nurse's room needs a lowest rate that is not above the highest, and a largest step above 0."));

        return new PlanFigures([.. plan.Bags.Select(bag => Of(bag, dosingWeight))], problems);
    }

    /// <summary>The figures of one bag.</summary>
    public static BagFigures Of(PlannedBag bag, Func<string, BodyWeight?> dosingWeight)
    {
        try
        {
            return new BagReckoning(bag, dosingWeight).Figures();
        }
        catch (OverflowException)
        {
            // Twelve typed digits times twelve more can pass what a decimal holds; no such bag exists.
            return new BagFigures
            {
                Number = bag.Number,
                Ingredients = [],
                Steps = [],
                Problems = [new(PlanProblemKind.TooLarge, "These numbers are too large to compute with.", bag.Number)],
            };
        }
    }
}

/// <summary>The figures of a whole plan.</summary>
public sealed record PlanFigures(IReadOnlyList<BagFigures> Bags, IReadOnlyList<PlanProblem> PlanProblems)
{
    /// <summary>Everything that is wrong, plan first, then bag by bag.</summary>
    public IEnumerable<PlanProblem> Problems => PlanProblems.Concat(Bags.SelectMany(bag => bag.Problems));

    /// <summary>All bags one after the other, without pauses; null where one has no known duration.</summary>
    public TimeSpan? Duration => Bags.Any(bag => bag.Duration is null)
        ? null
        : Bags.Aggregate(TimeSpan.Zero, (sum, bag) => sum + bag.Duration!.Value);
}
