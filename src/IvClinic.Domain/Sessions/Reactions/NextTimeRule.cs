using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>What the chart suggests for the next infusion; whoever closes the reaction decides.</summary>
public static class NextTimeRule
{
    /// <summary>The rate at which it went on and nothing came back; null where it did not go on long enough, or came back.</summary>
    public static FlowRate? Tolerated(ReactionState reaction) =>
        reaction is { ResolvedAt: not null, RestartedAt: not null, RestartRate: { } rate, IsPumpStopped: false, RestartHeld: true } && (reaction.RateAtOnset is not { } onset || rate < onset) ? rate : null;

    /// <summary>
    /// The lower of the plan's first rate and half the rate at which it began, down to the tenth a pump is set to (clinic
    /// default D). None after an extravasation, where the rate had no part, and none where the medicine is not to be given
    /// again before somebody has decided that it is.
    /// </summary>
    public static FlowRate? StartingRate(ReactionState reaction, ReactionType type, SessionPlan plan)
    {
        if (reaction.RateAtOnset is not { } onset || type == ReactionType.Extravasation || RestartRule.IsNeverRestarted(type)) return null;
        var half = onset * RestartRule.RestartFactor;
        var hung = reaction.BagAtOnset is { } bag ? plan.Bag(bag) : null;
        return OnPump(hung is { Steps: [{ Flow: { } planned }, ..] } && planned < half ? planned : half);
    }

    private static FlowRate OnPump(FlowRate rate) => FlowRate.FromMillilitresPerHour(Math.Floor(rate.MillilitresPerHour * 10m) / 10m);

    /// <summary>What was given for it and could be given before the next one; what saves a life is no premedication.</summary>
    /// <param name="isRescueOnly">By name: epinephrine, lipid emulsion and their like.</param>
    public static IReadOnlyList<string> Helped(ReactionState reaction, IReadOnlyList<ChartEntry> standing, Func<string, bool> isRescueOnly) =>
    [
        .. standing.Where(entry => entry.Kind == EntryKind.RescueGiven && entry.EffectiveAt >= reaction.OpenedAt && (reaction.ResolvedAt is not { } over || entry.EffectiveAt <= over))
            .Select(EntryDetails.Read<MedicineDetails>).OfType<MedicineDetails>().Where(medicine => !isRescueOnly(medicine.Medication))
            .Select(medicine => $"{medicine.Medication} {medicine.Dose} {medicine.Route}").Distinct(StringComparer.Ordinal),
    ];
}
