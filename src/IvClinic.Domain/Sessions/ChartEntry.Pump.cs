using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <content>Entries that say what the pump did.</content>
public sealed partial class ChartEntry
{
    private const string FoundReason = "Pump found at this rate. ";

    /// <summary>Nobody set this rate: the pump was seen at it.</summary>
    public bool IsFound => Kind is EntryKind.RateChanged or EntryKind.Resumed && Reason?.StartsWith(FoundReason, StringComparison.Ordinal) == true;

    /// <summary>The pump was seen at this rate; running already, or going on after a pause.</summary>
    public static ChartEntry Found(EntryStamp stamp, FlowRate rate, string how, bool stoodStill) =>
        stoodStill ? Resumed(stamp, rate, FoundReason + how.Trim()) : RateChanged(stamp, rate, FoundReason + how.Trim());

    /// <exception cref="ArgumentOutOfRangeException">A bag below 1, or a rate of 0: nothing would run.</exception>
    public static ChartEntry Started(EntryStamp stamp, int bag, FlowRate rate, BagDetails? lots = null) =>
        WithFlow(New(EntryKind.Started, stamp, null, Json(lots)), bag, rate);

    /// <summary>A rate that was set, or at which the pump was found.</summary>
    public static ChartEntry RateChanged(EntryStamp stamp, FlowRate rate, string? reason = null) =>
        WithFlow(New(EntryKind.RateChanged, stamp, reason), null, rate);

    public static ChartEntry Paused(EntryStamp stamp, string? reason = null) => New(EntryKind.Paused, stamp, reason);

    public static ChartEntry Resumed(EntryStamp stamp, FlowRate rate, string? reason = null) =>
        WithFlow(New(EntryKind.Resumed, stamp, reason), null, rate);

    /// <summary>Another bag, or the next bottle of the same bag number (the number's volume goes on).</summary>
    public static ChartEntry BagChanged(EntryStamp stamp, int bag, FlowRate rate, BagDetails? lots = null) =>
        WithFlow(New(EntryKind.BagChanged, stamp, null, Json(lots)), bag, rate);

    /// <exception cref="ArgumentOutOfRangeException">A bag below 1 or a volume that is not above 0.</exception>
    public static ChartEntry Bolus(EntryStamp stamp, int bag, Volume volume, string? reason = null)
    {
        if (volume == Measures.Volume.Zero) throw new ArgumentOutOfRangeException(nameof(volume), "A bolus has a volume above 0 mL.");
        var entry = New(EntryKind.Bolus, stamp, reason);
        (entry.BagNumber, entry.VolumeMl) = (Within(bag, 1, 99, "A bag number"), volume.Millilitres);
        return entry;
    }

    /// <param name="isEstimated">Nobody saw the moment; shown wherever the stop is shown.</param>
    public static ChartEntry Stopped(EntryStamp stamp, string? reason = null, bool isEstimated = false) =>
        New(EntryKind.Stopped, stamp, reason, Json(new StopDetails(isEstimated)));

    /// <summary>Why it was stopped before the planned end. Words beside the code may be empty, except for another reason.</summary>
    /// <exception cref="IllegalStepException">A code that is not in the list, or another reason without words.</exception>
    public static ChartEntry StopExplained(EntryStamp stamp, string code, string? words = null)
    {
        if (ChairsideTerms.StopReasons.All(term => term.Code != code)) throw new IllegalStepException("Choose why it was stopped early.");
        if (code == ChairsideTerms.OtherStopReason) DemandReason(words, "Another reason to stop early");
        return New(EntryKind.StopExplained, stamp, words, Json(new StopReasonDetails(code)));
    }

    /// <summary>The volume the pump shows; recorded beside the derived one, never in its place.</summary>
    /// <param name="bag">Null when the pump counts over all bags.</param>
    public static ChartEntry PumpVolumeRead(EntryStamp stamp, Volume volume, int? bag = null, string? reason = null)
    {
        var entry = New(EntryKind.PumpVolumeRead, stamp, reason);
        (entry.BagNumber, entry.VolumeMl) = (bag is { } number ? Within(number, 1, 99, "A bag number") : null, volume.Millilitres);
        return entry;
    }

    /// <summary>A prescriber's order for a rate beyond the nurse's room.</summary>
    /// <param name="although">What stood against it without the order.</param>
    public static ChartEntry RateOrdered(EntryStamp stamp, FlowRate rate, OrderDetails order, string? although = null) =>
        WithFlow(ByVoice(New(EntryKind.RateOrdered, stamp, although, Json(order)), order), null, rate);

    /// <summary>A prescriber's order to go on after a reaction, at the rate given.</summary>
    public static ChartEntry RestartOrdered(EntryStamp stamp, FlowRate rate, OrderDetails order) =>
        WithFlow(ByVoice(New(EntryKind.RestartOrdered, stamp, null, Json(order)), order), null, rate);

    private static ChartEntry WithFlow(ChartEntry entry, int? bag, FlowRate rate)
    {
        if (rate == FlowRate.Zero) throw new ArgumentOutOfRangeException(nameof(rate), "A rate of 0 is a pause: record a pause.");
        entry.BagNumber = bag is { } number ? Within(number, 1, 99, "A bag number") : null;
        entry.RateMlPerH = rate.MillilitresPerHour;
        return entry;
    }

    private static string? Json<T>(T? details)
        where T : class => details is null ? null : EntryDetails.Write(details);
}
