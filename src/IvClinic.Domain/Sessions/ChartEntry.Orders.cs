namespace IvClinic.Domain.Sessions;

/// <content>Orders by voice and what their prescriber says about them afterwards; limits a prescriber sets.</content>
public sealed partial class ChartEntry
{
    /// <summary>A prescriber's order for a bolus or a medicine beside the plan.</summary>
    /// <param name="what">What was ordered, in words.</param>
    public static ChartEntry StepOrdered(EntryStamp stamp, string what, OrderDetails order) => ByVoice(WithText(EntryKind.StepOrdered, stamp, what), order, Json(order));

    /// <exception cref="IllegalStepException">It is no order by voice, or of somebody else: nobody countersigns for another.</exception>
    public static ChartEntry OrderCountersigned(EntryStamp stamp, ChartEntry order) => Answering(New(EntryKind.OrderCountersigned, stamp, EntryText.Of(order)), order);

    /// <exception cref="IllegalStepException">It is no order by voice, of somebody else, or there is no reason.</exception>
    public static ChartEntry OrderDisputed(EntryStamp stamp, ChartEntry order, string reason)
    {
        DemandReason(reason, "A dispute");
        return Answering(New(EntryKind.OrderDisputed, stamp, $"{EntryText.Of(order)}. {reason.Trim()}"), order);
    }

    /// <exception cref="IllegalStepException">No reason.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The value can be no measurement of this sign.</exception>
    public static ChartEntry AlertLimitSet(EntryStamp stamp, AlertLimitDetails limit, string reason)
    {
        DemandReason(reason, "A limit for one patient");
        if (!VitalLimits.Of(limit.Sign).IsPossible(limit.Value)) throw new ArgumentOutOfRangeException(nameof(limit), limit.Value, "This can be no value of this sign.");
        return New(EntryKind.AlertLimitSet, stamp, reason, Json(limit));
    }

    private static ChartEntry ByVoice(ChartEntry entry, OrderDetails order, string? details = null)
    {
        entry.Details = details ?? entry.Details;
        // Whoever orders and records it themselves has signed it with the entry.
        entry.OrderedById = order.IsReadBack && order.PrescriberId != entry.AuthorId ? order.PrescriberId : null;
        return entry;
    }

    private static ChartEntry Answering(ChartEntry entry, ChartEntry order)
    {
        if (order.Id == 0 || order.OrderedById is not { } prescriber) throw new IllegalStepException("This is no order by voice that waits for a countersignature.");
        if (prescriber != entry.AuthorId) throw new IllegalStepException("Only the prescriber who gave this order can answer for it.");
        entry.AnswersEntryId = order.Id;
        return entry;
    }
}
