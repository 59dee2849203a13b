namespace IvClinic.Domain.Sessions;

/// <summary>Collects the reactions of a session; a step belongs to the last reaction opened before it.</summary>
internal sealed class ReactionFold
{
    private readonly List<ReactionState> reactions = [];

    public IReadOnlyList<ReactionState> Reactions => reactions;

    /// <param name="flow">As it is just before the entry.</param>
    public void Take(ChartEntry entry, FlowFold flow)
    {
        switch (entry.Kind)
        {
            case EntryKind.ReactionOpened:
                flow.AdvanceTo(entry.EffectiveAt);
                Open(entry, flow);
                break;
            case EntryKind.ReactionSymptoms when EntryDetails.Read<SymptomDetails>(entry) is { } symptoms:
                Change(entry, reaction => Symptoms(reaction, symptoms.Present, entry.EffectiveAt, flow));
                break;
            case EntryKind.ReactionGraded when entry.Grade is { } grade:
                var type = EntryDetails.Read<GradeDetails>(entry)?.Type ?? ReactionType.NotYetKnown;
                Change(entry, reaction => reaction with { Grades = [.. reaction.Grades, new(entry.EffectiveAt, grade)], Type = Worse(reaction.Type, type) });
                break;
            case EntryKind.ReactionResolved:
                Change(entry, reaction => reaction with
                {
                    Symptoms = [],
                    ResolvedAt = entry.EffectiveAt,
                    RestartedAt = reaction.IsPumpStopped ? reaction.RestartedAt : entry.EffectiveAt,
                    RestartRate = reaction.IsPumpStopped ? reaction.RestartRate : flow.LastRate,
                });
                break;
            case EntryKind.Paused or EntryKind.Stopped when reactions is [.., { ResolvedAt: null }]:
                Change(entry, reaction => reaction with { IsPumpStopped = true });
                break;
            case EntryKind.Resumed when reactions.Count > 0:
                Change(entry, reaction => reaction with { IsPumpStopped = false, WasRestarted = true, RestartedAt = entry.EffectiveAt, RestartRate = entry.Rate ?? flow.LastRate });
                break;
            default:
                break;
        }
    }

    private void Open(ChartEntry entry, FlowFold flow)
    {
        var opening = EntryDetails.Read<ReactionOpeningDetails>(entry);
        IReadOnlyList<string> symptoms = opening?.Symptoms ?? [];
        reactions.Add(new ReactionState
        {
            OpenedAt = entry.EffectiveAt,
            LastSymptomsAt = entry.EffectiveAt,
            EntryId = entry.Id,
            Seq = entry.Seq,
            IsPumpStopped = opening is { PumpStopped: true } || flow.Phase != SessionPhase.Running,
            Type = opening?.Type ?? ReactionType.NotYetKnown,
            Symptoms = symptoms,
            SymptomsSeen = symptoms,
            RateAtOnset = flow.LastRate,
            VolumeAtOnset = flow.Total,
            BagAtOnset = flow.Bag,
        });
    }

    private static ReactionState Symptoms(ReactionState reaction, IReadOnlyList<string> present, DateTimeOffset at, FlowFold flow)
    {
        var changed = reaction with { Symptoms = present, SymptomsSeen = Union(reaction.SymptomsSeen, present) };
        if (present.Count == 0) return changed;
        changed = changed with { LastSymptomsAt = at };
        if (reaction.ResolvedAt is null) return changed;

        // They came back: what allowed the last restart no longer does, and half is half of the rate that runs now.
        return changed with
        {
            ResolvedAt = null,
            RestartedAt = null,
            Recurrences = reaction.Recurrences + 1,
            RecurredAt = at,
            IsPumpStopped = flow.Phase != SessionPhase.Running,
            RateAtOnset = flow.LastRate,
        };
    }

    private void Change(ChartEntry entry, Func<ReactionState, ReactionState> change)
    {
        if (reactions.Count == 0) reactions.Add(new ReactionState { OpenedAt = entry.EffectiveAt, LastSymptomsAt = entry.EffectiveAt });
        reactions[^1] = change(reactions[^1]);
    }

    // A type that forbids a restart is not taken back by a later, milder one: that needs a correction with a reason.
    private static ReactionType Worse(ReactionType before, ReactionType now) =>
        now == ReactionType.NotYetKnown || RestartRule.IsNeverRestarted(before) ? before : now;

    private static string[] Union(IReadOnlyList<string> seen, IReadOnlyList<string> present) =>
        [.. seen.Union(present, StringComparer.Ordinal)];
}
