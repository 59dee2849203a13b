namespace IvClinic.Domain.Patients;

/// <summary>What a list of the history says. An empty list that nobody asked about says nothing.</summary>
public enum HistoryListAnswer
{
    /// <summary>Nobody has gone through it with the patient: nothing follows from its being empty.</summary>
    NotAsked,

    /// <summary>Asked, and there is none.</summary>
    None,

    /// <summary>There are entries, but nobody has said that these are all, or something changed since.</summary>
    Listed,

    /// <summary>Gone through with the patient: these are all.</summary>
    Complete,
}

/// <summary>Reads the answer from the entries of a list and the times it was gone through.</summary>
public static class HistoryListReading
{
    /// <summary>
    /// A review counts only while nothing was recorded or voided after it: an allergy struck out later leaves an empty
    /// list that nobody has called empty. What was recorded in the same moment as the review counts as before it.
    /// </summary>
    public static HistoryListAnswer Answer(HistoryList list, IEnumerable<HistoryEntry> entries, IEnumerable<HistoryReview> reviews)
    {
        var all = entries.ToList();
        var valid = all.Any(entry => !entry.IsVoided);
        var reviewed = LastReview(list, reviews);
        var changed = all.Select(entry => entry.VoidedAt ?? entry.RecordedAt).DefaultIfEmpty(DateTimeOffset.MinValue).Max();
        var counts = reviewed is not null && changed <= reviewed.RecordedAt;
        return (valid, counts) switch
        {
            (true, true) => HistoryListAnswer.Complete,
            (true, false) => HistoryListAnswer.Listed,
            (false, true) => HistoryListAnswer.None,
            (false, false) => HistoryListAnswer.NotAsked,
        };
    }

    public static HistoryReview? LastReview(HistoryList list, IEnumerable<HistoryReview> reviews) =>
        reviews.Where(review => review.List == list && !review.IsVoided).MaxBy(review => review.RecordedAt);
}
