namespace IvClinic.Web.Sessions;

/// <summary>The panels that open at the chair.</summary>
public enum StepPanel
{
    Identity,
    GoNoGo,
    Access,
    Baseline,
    Prepare,
    Start,
    Vitals,
    Rate,
    Pause,
    Resume,
    Bag,
    Bolus,
    Stop,
    PumpVolume,
    Site,
    Rescue,
    Premedication,
    Note,
    HandOver,
    RemoveAccess,
    Discharge,
    Reaction,
    Addendum,
    Limits,
    CloseReaction,
    DelayedReaction,
    Seat,
    Waste,
}
