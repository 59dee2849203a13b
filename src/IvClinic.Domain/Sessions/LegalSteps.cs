namespace IvClinic.Domain.Sessions;

/// <summary>The steps that are legal now, so that a page never offers another.</summary>
internal static class LegalSteps
{
    private const ChairsideSteps Always = ChairsideSteps.Observe | ChairsideSteps.OpenReaction | ChairsideSteps.GiveRescue
        | ChairsideSteps.WriteNote | ChairsideSteps.HandOver | ChairsideSteps.Correct;

    public static ChairsideSteps Of(
        SessionPhase phase, RestartPermission restart, IReadOnlyList<ReactionState> reactions, IReadOnlyList<ChartEntry> standing, bool isNurseSigned)
    {
        if (phase == SessionPhase.Signed) return ChairsideSteps.WriteAddendum;
        var steps = Always | phase switch
        {
            SessionPhase.Preparing => ChairsideSteps.Prepare | ChairsideSteps.Stop | (IsNoGo(standing) ? ChairsideSteps.None : ChairsideSteps.Start),
            SessionPhase.Running => ChairsideSteps.ChangeRate | ChairsideSteps.Pause | ChairsideSteps.ChangeBag | ChairsideSteps.GiveBolus | ChairsideSteps.Stop,
            SessionPhase.Paused => ChairsideSteps.ChangeBag | ChairsideSteps.Stop | (restart.Allowed ? ChairsideSteps.Resume : ChairsideSteps.None),
            SessionPhase.Stopped => ChairsideSteps.Discharge | (standing.Any(entry => entry.Kind == EntryKind.Started) ? ChairsideSteps.RecordFoundRunning : ChairsideSteps.None),
            SessionPhase.Discharged => isNurseSigned ? ChairsideSteps.SignAsClinician : ChairsideSteps.SignAsNurse,
            _ => ChairsideSteps.None,
        };
        if (phase is not SessionPhase.Discharged) steps |= ChairsideSteps.Seat;
        if (phase is not SessionPhase.Preparing) steps |= ChairsideSteps.RecordWaste;
        if (reactions.Any(reaction => reaction.ResolvedAt is null)) steps |= ChairsideSteps.TendReaction;
        if (phase == SessionPhase.Paused && reactions.Count > 0 && !restart.NeverToday) steps |= ChairsideSteps.OrderRestart;
        return steps;
    }

    private static bool IsNoGo(IReadOnlyList<ChartEntry> standing) =>
        standing.LastOrDefault(entry => entry.Kind == EntryKind.GoNoGo) is { } last && EntryDetails.Read<GoNoGoDetails>(last) is not { Go: true };
}

/// <summary>What is marked on the chart over time; vital signs and rates are drawn as lines and areas instead.</summary>
internal static class ChartMarks
{
    public static IReadOnlyList<ChartMark> Of(IEnumerable<ChartEntry> standing) =>
    [
        .. standing.Where(entry => entry.Kind is EntryKind.Started or EntryKind.Paused or EntryKind.Resumed or EntryKind.BagChanged
                or EntryKind.Bolus or EntryKind.Stopped or EntryKind.PremedicationGiven or EntryKind.RescueGiven or EntryKind.ReactionOpened
                or EntryKind.ReactionGraded or EntryKind.ReactionResolved or EntryKind.ReactionAction or EntryKind.Note or EntryKind.HandOver)
            .Select(entry => new ChartMark(entry.Kind, entry.EffectiveAt, EntryText.Of(entry), entry.Id, entry.Seq)),
    ];
}
