using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>Turns volumes into bags: what is left, and the mass of each ingredient given.</summary>
internal static class BagFold
{
    public static IReadOnlyList<BagState> Of(SessionPlan plan, FlowFold flow)
    {
        IEnumerable<BagState> planned = plan.Bags.Select(bag =>
        {
            var given = flow.GivenOf(bag.Number);
            return new BagState(bag.Number, bag.Label, bag.Volume, given, Ingredients(bag, given), flow.EmptyAt(bag.Number));
        });
        var unplanned = flow.BagsUsed.Where(number => plan.Bag(number) is null)
            .Select(number => new BagState(number, "Not in the plan", null, flow.GivenOf(number), [], null));
        return [.. planned.Concat(unplanned).OrderBy(bag => bag.Number)];
    }

    private static IngredientGiven[] Ingredients(SessionBag bag, Volume given) =>
    [
        .. bag.Ingredients.Select(ingredient => new IngredientGiven(
            ingredient.Medication,
            ingredient.Mass,
            // Mass first: the whole bag then gives exactly the planned mass, without the rounding of a concentration.
            ingredient.Mass is { } mass && bag.Volume is { } full ? Mass.FromMilligrams(mass.Milligrams * given.Millilitres / full.Millilitres) : null,
            ingredient.Volume is { } fluid && bag.Volume is { } all ? Volume.FromMillilitres(fluid.Millilitres * given.Millilitres / all.Millilitres) : null)),
    ];
}
