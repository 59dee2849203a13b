namespace IvClinic.Domain.Sessions;

/// <summary>What a chart entry records. Stored as text: names are never reused for another meaning.</summary>
public enum EntryKind
{
    Arrived,
    IdentityChecked,
    GoNoGo,
    AccessPlaced,
    AccessRemoved,
    ProductPrepared,
    DoubleChecked,
    Baseline,
    PremedicationGiven,
    Started,
    RateChanged,
    Paused,
    Resumed,
    BagChanged,
    Bolus,
    Stopped,
    Observation,
    PumpVolumeRead,
    SiteChecked,
    ReactionOpened,
    ReactionSymptoms,
    ReactionAction,
    ReactionGraded,
    ReactionResolved,
    RescueGiven,
    RateOrdered,
    RestartOrdered,
    AlertAcknowledged,
    Note,
    HandOver,
    ObservationStarted,
    Discharged,
    NurseSigned,
    ClinicianSigned,
    Addendum,
    Voided,

    /// <summary>A prescriber's limit for this session, in place of the plan's or the formulary's.</summary>
    AlertLimitSet,

    /// <summary>A prescriber's order for a bolus or a medicine beside the plan.</summary>
    StepOrdered,
    OrderCountersigned,

    /// <summary>The named prescriber says that this order was not given so.</summary>
    OrderDisputed,

    /// <summary>A reaction that was told of after the patient had gone home.</summary>
    DelayedReaction,

    /// <summary>A nurse's closing of a reaction; a clinician's is <see cref="ReactionClosed"/>.</summary>
    ReactionClosingProposed,
    ReactionClosed,

    /// <summary>Somebody took what a closing proposes into the history, or did not.</summary>
    ReactionProposalAnswered,

    /// <summary>The patient sits down in a chair, or moves to another one.</summary>
    Seated,

    /// <summary>What was left of a bag and thrown away.</summary>
    Wasted,

    /// <summary>Why the infusion was stopped before its planned end, said after the stop.</summary>
    StopExplained,
}

/// <summary>How kinds behave together; one list for the session, the fold and the page.</summary>
public static class EntryKinds
{
    /// <summary>Written on what the nurse saw: refused when somebody else steered the pump meanwhile.</summary>
    public static bool IsControl(EntryKind kind) =>
        kind is EntryKind.Started or EntryKind.RateChanged or EntryKind.Resumed or EntryKind.BagChanged;

    /// <summary>
    /// Never refused as stale, but whoever steers next must have seen it: a rate typed before a pause, a stop or a reaction
    /// was recorded is refused as stale.
    /// </summary>
    public static bool InterruptsControls(EntryKind kind) =>
        kind is EntryKind.Paused or EntryKind.Stopped or EntryKind.ReactionOpened or EntryKind.Voided;

    /// <summary>
    /// What may still be written after the clinician has signed: it changes nothing of what was signed. A countersignature has
    /// 24 hours, a session is often signed within two, and by somebody else than the prescriber who was called; and what
    /// becomes known of a reaction later is added.
    /// </summary>
    public static bool MayFollowTheSignature(EntryKind kind) => kind is EntryKind.Addendum or EntryKind.OrderCountersigned or EntryKind.OrderDisputed
        or EntryKind.DelayedReaction or EntryKind.ReactionClosingProposed or EntryKind.ReactionClosed or EntryKind.ReactionProposalAnswered;

    /// <summary>What was signed by the nurse is no longer what stands there: the nurse signs again.</summary>
    public static bool VoidsTheNursesSignature(EntryKind kind) => !MayFollowTheSignature(kind) && kind is not (EntryKind.NurseSigned or EntryKind.ClinicianSigned or EntryKind.AlertAcknowledged);

    /// <summary>Safety first: recorded whatever the phase, as long as the record is not signed by the clinician.</summary>
    public static bool IsNeverOutOfOrder(EntryKind kind) => kind is EntryKind.Paused or EntryKind.Stopped
        or EntryKind.ReactionOpened or EntryKind.ReactionSymptoms or EntryKind.ReactionAction or EntryKind.ReactionGraded
        or EntryKind.ReactionResolved or EntryKind.RescueGiven;
}
