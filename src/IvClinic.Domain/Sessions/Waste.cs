using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>What is left of a bag, and what a thrown away volume is of each ingredient.</summary>
public static class Waste
{
    /// <summary>Left of a bag by the entries, less what was thrown away already; null where the plan has no volume for it.</summary>
    public static Volume? Left(SessionPlan plan, ChartState state, IEnumerable<ChartEntry> standing, int bag)
    {
        if (plan.Bag(bag)?.Volume is not { } full) return null;
        var given = state.Bags.FirstOrDefault(each => each.Number == bag)?.Given.Millilitres ?? 0m;
        return Volume.FromMillilitres(Math.Max(0m, full.Millilitres - given - ThrownAway(standing, bag).Millilitres));
    }

    /// <summary>Of one bag, by the entries.</summary>
    public static Volume ThrownAway(IEnumerable<ChartEntry> standing, int bag) =>
        Volume.FromMillilitres(standing.Where(entry => entry.Kind == EntryKind.Wasted && entry.BagNumber == bag).Sum(entry => entry.VolumeMl ?? 0m));

    /// <summary>By the strength of the finished bag as planned. A fluid has no mass.</summary>
    public static IReadOnlyList<WastedIngredient> Of(SessionBag bag, Volume wasted) =>
    [
        .. bag.Ingredients.Where(each => each.Volume is null || each.Mass is not null).Select(each => new WastedIngredient(
            each.Medication,
            each.Mass is { } mass && bag.Volume is { Millilitres: > 0m } full ? mass.Milligrams * wasted.Millilitres / full.Millilitres : null)),
    ];
}
