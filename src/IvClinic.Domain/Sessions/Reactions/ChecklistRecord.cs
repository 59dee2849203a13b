namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>That a line of the checklist was done in this reaction, and when last.</summary>
/// <param name="FromRecord">The entry that shows it, in words; null where somebody ticked the line.</param>
/// <param name="IsPartly">The entry shows a part of the line only.</param>
public sealed record LineDone(DateTimeOffset At, string? FromRecord, bool IsPartly);

/// <summary>
/// Reads the checklist of a reaction from the chart: what was recorded as a dose, a pause, a value or oxygen is not asked
/// for again, and one tick stands for both.
/// </summary>
public static class ChecklistRecord
{
    /// <summary>The last time the line was done; null when neither the chart nor a person says so.</summary>
    /// <param name="medicineId">The id of a medicine as it was written; null where the formulary does not know it.</param>
    public static LineDone? Of(ReactionChecklist list, string line, ReactionState reaction, ChartState state, IReadOnlyList<ChartEntry> standing, Func<string, string?> medicineId)
    {
        var evidence = list.SeenBy.FirstOrDefault(each => each.Action == line);
        var since = standing.Where(entry => entry.EffectiveAt >= reaction.OpenedAt).ToList();
        var ticked = since.LastOrDefault(entry => entry.Kind == EntryKind.ReactionAction && EntryDetails.Read<ActionDetails>(entry)?.Action is { } action
            && (action == line || evidence?.SameAs.Contains(action, StringComparer.Ordinal) == true));
        var seen = evidence is null ? null : Seen(evidence, reaction, state, standing, since, medicineId);
        // What a person said of the whole line is not taken back to a part of it.
        if (seen is not null && (ticked is null || (!evidence!.IsPartly && seen.EffectiveAt >= ticked.EffectiveAt)))
            return new(seen.EffectiveAt, EntryText.Of(seen), evidence!.IsPartly);
        return ticked is null ? null : new(ticked.EffectiveAt, null, false);
    }

    private static ChartEntry? Seen(
        LineEvidence evidence, ReactionState reaction, ChartState state, IReadOnlyList<ChartEntry> standing, List<ChartEntry> since, Func<string, string?> medicineId) => evidence.By switch
        {
            EvidenceKind.PumpStopped => StoodStill(state, standing),
            EvidenceKind.PumpSlowed => StoodStill(state, standing) ?? Slowed(reaction, since),
            EvidenceKind.Rescue => since.LastOrDefault(entry => entry.Kind == EntryKind.RescueGiven && EntryDetails.Read<MedicineDetails>(entry) is { } given
                && (evidence.Medicines.Count == 0 || (medicineId(given.Medication) is { } id && evidence.Medicines.Contains(id, StringComparer.Ordinal)))
                && (evidence.Route is null || string.Equals(evidence.Route, given.Route, StringComparison.OrdinalIgnoreCase))),
            EvidenceKind.Signs => since.LastOrDefault(entry => entry.Kind == EntryKind.Observation && !entry.Vitals.IsEmpty && evidence.Signs.All(sign => entry.Vitals[sign] is not null)),
            EvidenceKind.Oxygen => since.LastOrDefault(entry => entry.Kind == EntryKind.Observation && entry.OnOxygen is not null) is { OnOxygen: true } on ? on : null,
            EvidenceKind.AccessRemoved => since.LastOrDefault(entry => entry.Kind == EntryKind.AccessRemoved),
            _ => throw new ArgumentOutOfRangeException(nameof(evidence), evidence.By, "Unknown evidence."),
        };

    /// <summary>What made it stand still, which may lie before the reaction; nothing while it runs, whatever was stopped before.</summary>
    private static ChartEntry? StoodStill(ChartState state, IReadOnlyList<ChartEntry> standing) => state.Phase == SessionPhase.Running
        ? null
        : standing.LastOrDefault(entry => entry.Kind is EntryKind.Paused or EntryKind.Stopped
            || (entry.Kind == EntryKind.ReactionOpened && EntryDetails.Read<ReactionOpeningDetails>(entry) is { PumpStopped: true }));

    private static ChartEntry? Slowed(ReactionState reaction, List<ChartEntry> since) =>
        since.LastOrDefault(entry => entry.Kind is EntryKind.Started or EntryKind.RateChanged or EntryKind.Resumed or EntryKind.BagChanged) is { Rate: { } rate } last && rate < reaction.RateAtOnset ? last : null;
}
