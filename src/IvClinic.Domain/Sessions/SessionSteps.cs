namespace IvClinic.Domain.Sessions;

/// <summary>Which entry is legal in which phase, and the phase after it.</summary>
internal static class SessionSteps
{
    public static void Demand(InfusionSession session, ChartEntry entry)
    {
        var phase = session.Phase;
        var why = entry.Kind switch
        {
            EntryKind.Started when phase != SessionPhase.Preparing => $"The infusion is {Words(phase)} and cannot be started.",
            EntryKind.RateChanged when phase != SessionPhase.Running => $"The infusion is {Words(phase)}: there is no running rate to change.",
            EntryKind.Resumed when phase != SessionPhase.Paused && !(phase == SessionPhase.Stopped && entry.IsFound) => $"The infusion is {Words(phase)} and cannot be resumed.",
            EntryKind.BagChanged when phase is not (SessionPhase.Running or SessionPhase.Paused) => $"The infusion is {Words(phase)}: no bag can be changed.",
            EntryKind.ProductPrepared or EntryKind.DoubleChecked when phase is not (SessionPhase.Preparing or SessionPhase.Running or SessionPhase.Paused) => $"The infusion is {Words(phase)}: no bag is hung any more.",
            EntryKind.Bolus when phase is SessionPhase.Discharged => "The patient has been discharged.",
            EntryKind.Discharged when phase != SessionPhase.Stopped => phase == SessionPhase.Discharged
                ? "The patient has been discharged already."
                : "Record a stop first; if nobody saw it, an estimated one.",
            EntryKind.StopExplained when phase is not (SessionPhase.Stopped or SessionPhase.Discharged) => $"The infusion is {Words(phase)}: there is no stop to explain.",
            EntryKind.NurseSigned when phase != SessionPhase.Discharged => "The nurse signs after the discharge.",
            EntryKind.ClinicianSigned when phase != SessionPhase.Discharged || !session.IsNurseSigned => "The clinician signs after the nurse.",
            EntryKind.Addendum when phase != SessionPhase.Signed => "Before the clinician has signed, write a note.",
            EntryKind.DelayedReaction when phase is not (SessionPhase.Discharged or SessionPhase.Signed) => "The patient is still here: open a reaction instead.",
            _ => null,
        };
        if (why is not null) throw new IllegalStepException(why);
    }

    public static SessionPhase After(SessionPhase phase, ChartEntry entry) => entry.Kind switch
    {
        EntryKind.Started or EntryKind.Resumed => SessionPhase.Running,
        EntryKind.Paused when phase == SessionPhase.Running => SessionPhase.Paused,
        EntryKind.ReactionOpened when phase == SessionPhase.Running && EntryDetails.Read<ReactionOpeningDetails>(entry) is { PumpStopped: true } => SessionPhase.Paused,
        EntryKind.Stopped when phase is SessionPhase.Preparing or SessionPhase.Running or SessionPhase.Paused => SessionPhase.Stopped,
        EntryKind.Discharged => SessionPhase.Discharged,
        EntryKind.ClinicianSigned => SessionPhase.Signed,
        _ => phase,
    };

    /// <summary>The phase with what comes after the pump: a discharge counts only after a stop, a signature after a discharge.</summary>
    public static SessionPhase Final(SessionPhase flow, IReadOnlyList<ChartEntry> standing)
    {
        if (flow != SessionPhase.Stopped || standing.All(entry => entry.Kind != EntryKind.Discharged)) return flow;
        return standing.Any(entry => entry.Kind == EntryKind.ClinicianSigned) ? SessionPhase.Signed : SessionPhase.Discharged;
    }

    public static string Words(SessionPhase phase) => phase switch
    {
        SessionPhase.Preparing => "not started",
        SessionPhase.Running => "running",
        SessionPhase.Paused => "paused",
        SessionPhase.Stopped => "stopped",
        SessionPhase.Discharged => "over and the patient discharged",
        SessionPhase.Signed => "over and signed",
        _ => throw new ArgumentOutOfRangeException(nameof(phase), phase, "Unknown phase."),
    };
}
