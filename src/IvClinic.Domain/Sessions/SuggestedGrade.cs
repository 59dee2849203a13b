namespace IvClinic.Domain.Sessions;

/// <summary>
/// A grade suggested from what is recorded, with its reason; the nurse decides. Source of the steps: CTCAE 5.0, infusion
/// related reaction (reference terminology, ctcae.terms). Where the record decides nothing the suggestion says at least.
/// </summary>
/// <param name="Grade">1 to 4; death is never suggested.</param>
public sealed record SuggestedGrade(int Grade, string Why)
{
    /// <summary>Symptoms that CTCAE calls anaphylaxis grade 3 or that need parenteral treatment or hospital care.</summary>
    private static readonly string[] Severe = ["angioedema", "wheeze", "hypotension", "arrhythmia", RestartRule.SeizureSymptom, "limb_cold_pale", "black_stool", "loss_reflex"];

    /// <param name="standing">The entries that count, in clinical order, see <see cref="SessionChart.Standing"/>.</param>
    public static SuggestedGrade Of(ReactionState reaction, IReadOnlyList<ChartEntry> standing)
    {
        string[] severe = [.. reaction.SymptomsSeen.Where(id => Severe.Contains(id, StringComparer.Ordinal)).Select(ChairsideTerms.SymptomText)];
        if (standing.Any(entry => entry.EffectiveAt >= reaction.OpenedAt && entry.Consciousness == Consciousness.Unresponsive))
            return new(4, "The patient did not respond: life-threatening.");
        if (RestartRule.IsNeverRestarted(reaction.Type)) return new(3, $"{ReactionWords.Of(reaction.Type)} is at least grade 3.");
        if (severe.Length > 0) return new(3, $"Seen: {string.Join(", ", severe)}.");
        if (reaction.Recurrences > 0) return new(3, "Symptoms came back after they had gone.");
        if (standing.Any(entry => entry.Kind == EntryKind.RescueGiven && entry.EffectiveAt >= reaction.OpenedAt)) return new(2, "A medicine was given for it.");
        if (reaction.IsPumpStopped || standing.Any(entry => entry.Kind == EntryKind.Paused && entry.EffectiveAt >= reaction.OpenedAt)) return new(2, "The infusion was interrupted.");
        string[] flags = [.. reaction.SymptomsSeen.Where(id => ChairsideTerms.Symptom(id) is { IsRedFlag: true }).Select(ChairsideTerms.SymptomText)];
        return flags.Length > 0
            ? new(2, $"Needs an answer: {string.Join(", ", flags)}.")
            : new(1, "No interruption and no medicine are recorded.");
    }
}

/// <summary>The kinds of reaction in words.</summary>
public static class ReactionWords
{
    public static string Of(ReactionType type) => type switch
    {
        ReactionType.NotYetKnown => "Not known yet",
        ReactionType.InfusionReaction => "Infusion reaction (rate related)",
        ReactionType.Allergic => "Allergic reaction",
        ReactionType.Anaphylaxis => "Anaphylaxis",
        ReactionType.Extravasation => "Extravasation or infiltration",
        ReactionType.LocalAnaestheticToxicity => "Local anaesthetic toxicity",
        ReactionType.KetamineEmergence => "Ketamine emergence",
        ReactionType.Seizure => "Seizure",
        ReactionType.Other => "Other",
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Unknown type."),
    };
}
