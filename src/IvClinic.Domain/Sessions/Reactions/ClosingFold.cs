namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>Adds to the reactions of a session what was recorded about them afterwards, and those that came later.</summary>
internal static class ClosingFold
{
    /// <param name="standing">In clinical order.</param>
    /// <param name="entries">All, to follow a corrected opening to the one that stands for it now.</param>
    public static (IReadOnlyList<ReactionState> Here, IReadOnlyList<ReactionState> Delayed) Of(
        IReadOnlyList<ReactionState> reactions, IReadOnlyList<ChartEntry> standing, IReadOnlyList<ChartEntry> entries)
    {
        ReactionState[] delayed = [.. standing.Where(entry => entry.Kind == EntryKind.DelayedReaction).Select(Delayed).OfType<ReactionState>()];
        ChartEntry[] closings = [.. standing.Where(entry => entry.Kind is EntryKind.ReactionClosingProposed or EntryKind.ReactionClosed).OrderBy(entry => entry.Seq)];
        if (closings.Length == 0) return (reactions, delayed);
        var now = Replaced(entries);
        ProposalAnswer[] answers = [.. standing.Where(entry => entry.Kind == EntryKind.ReactionProposalAnswered).Select(EntryDetails.Read<ProposalAnswer>).OfType<ProposalAnswer>()];
        return ([.. reactions.Select(Closed)], [.. delayed.Select(Closed)]);

        ReactionState Closed(ReactionState reaction)
        {
            ProposalAnswer[] own = [.. answers.Where(answer => Current(answer.Reaction) == reaction.Seq)];
            ReactionClosing[] of =
            [
                .. closings.Select(entry => (Entry: entry, Details: EntryDetails.Read<ClosingDetails>(entry))).Where(each => each.Details is { } details && Current(details.Reaction) == reaction.Seq)
                    .Select(each => new ReactionClosing(
                        each.Entry.Seq, each.Entry.EffectiveAt, each.Entry.AuthorName, each.Entry.Kind == EntryKind.ReactionClosed, each.Entry.Grade ?? 1, each.Entry.Reason, each.Details!, own)),
            ];
            if (of.Length == 0 || reaction.Seq == 0) return reaction;
            var last = of[^1];
            // A worse grade that became known at the closing belongs to the course of the grade.
            return reaction with
            {
                Closings = of,
                Type = last.Details.Type,
                Grades = last.Grade > reaction.WorstGrade ? [.. reaction.Grades, new(last.At, last.Grade)] : reaction.Grades,
            };
        }

        int Current(int seq)
        {
            while (now.TryGetValue(seq, out var later)) seq = later;
            return seq;
        }
    }

    private static ReactionState? Delayed(ChartEntry entry) => EntryDetails.Read<DelayedReactionDetails>(entry) is not { } details ? null : new ReactionState
    {
        OpenedAt = entry.EffectiveAt,
        LastSymptomsAt = entry.EffectiveAt,
        EntryId = entry.Id,
        Seq = entry.Seq,
        IsDelayed = true,
        Type = details.Type,
        Symptoms = details.Symptoms,
        SymptomsSeen = details.Symptoms,
        Grades = entry.Grade is { } grade ? [new(entry.EffectiveAt, grade)] : [],
    };

    /// <summary>From a voided entry to the one recorded instead.</summary>
    private static Dictionary<int, int> Replaced(IReadOnlyList<ChartEntry> entries)
    {
        var seqs = entries.Where(entry => entry.Id != 0).ToDictionary(entry => entry.Id, entry => entry.Seq);
        var replaced = new Dictionary<int, int>();
        foreach (var entry in entries.Where(entry => entry.Kind != EntryKind.Voided && entry.VoidsEntryId is not null))
        {
            if (seqs.TryGetValue(entry.VoidsEntryId!.Value, out var wrong) && wrong < entry.Seq) replaced[wrong] = entry.Seq;
        }

        return replaced;
    }
}
