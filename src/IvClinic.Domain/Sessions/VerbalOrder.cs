namespace IvClinic.Domain.Sessions;

public enum OrderStanding
{
    /// <summary>The prescriber has not answered yet.</summary>
    Open,

    /// <summary>Nor within the time.</summary>
    Overdue,
    Countersigned,

    /// <summary>The prescriber says it was not ordered so.</summary>
    Disputed,
}

/// <summary>An order given by voice: it counts for this session, and its prescriber signs it afterwards.</summary>
/// <param name="Text">What was ordered, and by whom.</param>
/// <param name="Answer">The countersignature or the dispute; null while it is open.</param>
public sealed record VerbalOrder(ChartEntry Entry, Guid PrescriberId, string PrescriberName, string Text, ChartEntry? Answer)
{
    /// <summary>Issue 4: countersigned within 24 hours, and chased until it is.</summary>
    public static readonly TimeSpan Within = TimeSpan.FromHours(24);

    public DateTimeOffset DueAt => Entry.EffectiveAt + Within;

    /// <summary>Exactly 24 hours after it was given it is still in time.</summary>
    public OrderStanding StandingAt(DateTimeOffset at) => Answer?.Kind switch
    {
        EntryKind.OrderCountersigned => OrderStanding.Countersigned,
        EntryKind.OrderDisputed => OrderStanding.Disputed,
        _ => at > DueAt ? OrderStanding.Overdue : OrderStanding.Open,
    };

    /// <summary>All that stand in a chart; a voided order needs no signature, its correction does.</summary>
    public static IReadOnlyList<VerbalOrder> Of(IReadOnlyList<ChartEntry> entries)
    {
        var standing = SessionChart.Standing(entries);
        var answers = standing.Where(entry => entry.AnswersEntryId is not null).ToLookup(entry => entry.AnswersEntryId!.Value);
        return
        [
            .. standing.Where(entry => entry.OrderedById is not null)
                .Select(entry => new VerbalOrder(entry, entry.OrderedById!.Value, EntryDetails.Read<OrderDetails>(entry)?.PrescriberName ?? "a prescriber", EntryText.Of(entry), answers[entry.Id].FirstOrDefault())),
        ];
    }
}
