using IvClinic.Domain.Sessions.Products;

namespace IvClinic.Domain.Sessions;

/// <content>Entries about bags before they hang.</content>
public sealed partial class ChartEntry
{
    /// <exception cref="ArgumentOutOfRangeException">A bag below 1, or no volume.</exception>
    public static ChartEntry ProductPrepared(EntryStamp stamp, PreparationDetails prepared)
    {
        if (prepared.FinalVolumeMl <= 0m) throw new ArgumentOutOfRangeException(nameof(prepared), "A prepared bag has a volume above 0 mL.");
        var entry = New(EntryKind.ProductPrepared, stamp, null, Json(prepared));
        (entry.BagNumber, entry.VolumeMl) = (Within(prepared.Bag, 1, 99, "A bag number"), prepared.FinalVolumeMl);
        return entry;
    }

    /// <summary>Written by the second person, who is not the first.</summary>
    /// <exception cref="IllegalStepException">Both are the same person.</exception>
    public static ChartEntry DoubleChecked(EntryStamp stamp, DoubleCheckDetails check)
    {
        if (check.FirstId == stamp.AuthorId) throw new IllegalStepException("Somebody else must check: nobody checks their own work.");
        var entry = New(EntryKind.DoubleChecked, stamp, null, Json(check));
        (entry.BagNumber, entry.RateMlPerH, entry.VolumeMl) = (Within(check.Read.Bag, 1, 99, "A bag number"), check.Read.RateMlPerH, check.Read.VolumeMl);
        return entry;
    }
}
