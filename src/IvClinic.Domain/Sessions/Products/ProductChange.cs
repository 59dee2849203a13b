using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions.Products;

/// <summary>
/// Another product of the same medicine, as of an immune globulin, is tolerated differently: it begins at the first step again.
/// Another lot of the same product goes on as it ran.
/// </summary>
public static class ProductChange
{
    /// <summary>What hangs now instead of what, in words; empty where the product is the same or was never written down.</summary>
    public static IReadOnlyList<string> Of(IReadOnlyList<ChartEntry> standing, IReadOnlyList<ProductLot> hung) =>
    [
        .. hung.Where(lot => lot.Product is { } product && Former(standing, lot.Medication) is { Product: { } before } && !IsSame(product, before))
            .Select(lot => $"{lot.Product} instead of {Former(standing, lot.Medication)!.Product}"),
    ];

    /// <summary>The former product where another lot hangs now and nobody said whose it is; null where nothing is open.</summary>
    public static string? Unnamed(IReadOnlyList<ChartEntry> standing, ProductLot lot) =>
        lot.Product is null && Former(standing, lot.Medication) is { Product: { } before } former && !IsSame(former.Lot, lot.Lot) ? before : null;

    /// <summary>A rate above the first planned step of the bag needs an order after a change.</summary>
    public static RateFinding? FirstStep(IReadOnlyList<string> changes, SessionBag? bag, FlowRate rate) =>
        changes.Count > 0 && bag?.Steps is [{ Flow: { } first }, ..] && rate > first && !RateCheck.IsSame(rate, first)
            ? new(RateFindingKind.AnotherProduct, $"{string.Join("; ", changes)}: another product begins at {first}, the first step. A higher rate needs an order.", true)
            : null;

    private static ProductLot? Former(IReadOnlyList<ChartEntry> standing, string medication) => standing
        .Where(entry => entry.Kind is EntryKind.Started or EntryKind.BagChanged)
        .SelectMany(entry => EntryDetails.Read<BagDetails>(entry)?.Lots ?? []).LastOrDefault(lot => lot.Medication == medication);

    private static bool IsSame(string a, string b) => string.Equals(a.Trim(), b.Trim(), StringComparison.OrdinalIgnoreCase);
}
