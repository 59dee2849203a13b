using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions.Products;

/// <summary>One product that went into a bag, as read from its label.</summary>
/// <param name="Milligrams">Null for a fluid, which is counted in mL.</param>
/// <param name="Gtin">GS1 trade item number of the pack, where it was scanned.</param>
public sealed record PreparedProduct(string Medication, decimal? Milligrams, decimal? Millilitres, string Lot, DateOnly ExpiresOn, string? Gtin = null)
{
    /// <summary>In the finished bag; null for a fluid.</summary>
    public Concentration? In(decimal finalVolumeMl) =>
        Milligrams is { } mg && finalVolumeMl > 0m ? Mass.FromMilligrams(mg) / Volume.FromMillilitres(finalVolumeMl) : null;
}

/// <summary>A bag as it was prepared. The concentration is derived, never typed.</summary>
/// <param name="UseBy">UTC; null where the clinic's procedure gives none.</param>
public sealed record PreparationDetails(
    int Bag, IReadOnlyList<PreparedProduct> Products, string? Diluent, decimal FinalVolumeMl, string PreparedBy, DateTimeOffset? UseBy = null);

/// <summary>What is said about a prepared bag before it is recorded.</summary>
public static class Preparation
{
    /// <summary>Typed numbers are rounded: the same within half a percent.</summary>
    private const decimal Alike = 0.005m;

    /// <summary>The last preparation of a bag that still stands; null when there is none.</summary>
    public static PreparationDetails? Of(IReadOnlyList<ChartEntry> standing, int bag) => standing
        .Where(entry => entry.Kind == EntryKind.ProductPrepared && entry.BagNumber == bag)
        .Select(EntryDetails.Read<PreparationDetails>).LastOrDefault(details => details is not null);

    /// <summary>
    /// Where a bag is not what the plan says, one sentence each. A bottle may hold a part of the bag (several bottles in a
    /// row), never more; its concentration is that of the plan, because the rate was planned for it.
    /// </summary>
    public static IReadOnlyList<string> Problems(SessionBag planned, PreparationDetails prepared, Func<string, string> nameOf)
    {
        var found = new List<string>();
        if (planned.Volume is { } full && prepared.FinalVolumeMl > full.Millilitres * (1m + Alike))
            found.Add($"The plan says {Text(full.Millilitres)} mL for this bag, not {Text(prepared.FinalVolumeMl)} mL.");
        foreach (var ingredient in planned.Ingredients)
        {
            var products = prepared.Products.Where(product => product.Medication == ingredient.Medication).ToList();
            if (products.Count == 0)
            {
                found.Add($"{nameOf(ingredient.Medication)} is missing.");
                continue;
            }

            var (want, amount, unit) = ingredient.Mass is { } mass
                ? (mass.Milligrams, products.Sum(product => product.Milligrams ?? 0m), "mg")
                : (ingredient.Volume?.Millilitres ?? 0m, products.Sum(product => product.Millilitres ?? 0m), "mL");
            if (amount > want * (1m + Alike)) found.Add($"{nameOf(ingredient.Medication)}: the plan says {Text(want)} {unit}, not {Text(amount)} {unit}.");
            else if (planned.Volume is { } whole && Math.Abs((amount * whole.Millilitres) - (want * prepared.FinalVolumeMl)) > want * prepared.FinalVolumeMl * Alike)
                found.Add($"{nameOf(ingredient.Medication)}: {Text(amount)} {unit} in {Text(prepared.FinalVolumeMl)} mL is not the planned {Text(want)} {unit} in {Text(whole.Millilitres)} mL.");
        }

        return found;
    }

    private static string Text(decimal number) => NumberText.Format(number, 4);
}
