using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions;

/// <summary>Where a session stands. Stopped is the observation period after the infusion.</summary>
public enum SessionPhase
{
    Preparing,
    Running,
    Paused,
    Stopped,
    Discharged,
    Signed,
}

/// <summary>Phases by what they mean for the chair. Asked of a table by naming them: for "not over" a database reads all sessions there ever were.</summary>
public static class SessionPhases
{
    /// <summary>The patient sits or lies there.</summary>
    public static readonly IReadOnlyList<SessionPhase> Seated = [SessionPhase.Preparing, SessionPhase.Running, SessionPhase.Paused, SessionPhase.Stopped];

    public static readonly IReadOnlyList<SessionPhase> Over = [SessionPhase.Discharged, SessionPhase.Signed];
}

/// <summary>One infusion of one patient on one signed version of a plan; owns the order of its chart entries.</summary>
public sealed class InfusionSession
{
    private InfusionSession()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    /// <summary>The token of the row, set by the application.</summary>
    public int Version { get; private set; }

    public long PatientId { get; private set; }

    public long PlanId { get; private set; }

    public long SignedPlanId { get; private set; }

    public string PlanHash { get; private set; } = "";

    public long? ChairId { get; private set; }

    public DateTimeOffset OpenedAt { get; private set; }

    /// <summary>Counts what steers the pump; a control brings the number its author saw.</summary>
    public int ControlVersion { get; private set; }

    public int LastSeq { get; private set; }

    public SessionPhase Phase { get; private set; }

    public bool IsNurseSigned { get; private set; }

    /// <summary>The last entry that bumped <see cref="ControlVersion"/>, for whoever comes too late.</summary>
    public string? LastControlText { get; private set; }

    public string? LastControlBy { get; private set; }

    public DateTimeOffset? LastControlAt { get; private set; }

    /// <summary>Opens a session on the approved version of a plan.</summary>
    /// <exception cref="IllegalStepException">The plan may not start, with its reason.</exception>
    public static InfusionSession Open(Guid publicId, TreatmentPlan plan, SignedPlan signed, long? chairId, DateTimeOffset at)
    {
        var (allowed, why) = plan.MayStart(signed.Hash, at);
        if (!allowed) throw new IllegalStepException(why!);
        return new InfusionSession
        {
            PublicId = publicId,
            PatientId = plan.PatientId,
            PlanId = plan.Id,
            SignedPlanId = signed.Id,
            PlanHash = signed.Hash,
            ChairId = chairId,
            OpenedAt = EntryStamp.ToMilliseconds(at),
        };
    }

    public void MoveTo(long? chairId) => ChairId = chairId;

    /// <summary>Gives the entry its place in the record.</summary>
    /// <param name="expectedControlVersion">What the author saw; demanded for start, rate change, resume and bag change.</param>
    /// <exception cref="StaleControlException">A control on what is no longer so.</exception>
    /// <exception cref="IllegalStepException">A step that is not legal in this phase.</exception>
    public ChartEntry Append(ChartEntry entry, int? expectedControlVersion = null)
    {
        if (entry.Seq != 0) throw new IllegalStepException("This entry is in the record already.");
        if (Phase == SessionPhase.Signed && !(EntryKinds.MayFollowTheSignature(entry.Kind) && entry.VoidsEntryId is null))
            throw new IllegalStepException("The session is signed by the clinician: only an addendum can be written.");

        var steers = EntryKinds.IsControl(entry.Kind);
        if (steers && expectedControlVersion != ControlVersion)
            throw new StaleControlException(LastControlText ?? "another step", LastControlBy, LastControlAt);
        // A correction is about the past: the phase it belongs to is over by now.
        if (entry.VoidsEntryId is null && !EntryKinds.IsNeverOutOfOrder(entry.Kind)) SessionSteps.Demand(this, entry);

        LastSeq++;
        entry.Place(Id, LastSeq);
        if (steers || EntryKinds.InterruptsControls(entry.Kind))
        {
            ControlVersion++;
            (LastControlText, LastControlBy, LastControlAt) = (EntryText.Of(entry), entry.AuthorName, entry.RecordedAt);
        }

        Phase = SessionSteps.After(Phase, entry);
        IsNurseSigned |= entry.Kind == EntryKind.NurseSigned;
        return entry;
    }

    /// <summary>
    /// Takes phase and signature from the chart: after a voided or back-dated control the row and the fold could otherwise differ.
    /// </summary>
    public void Settle(ChartState state) => (Phase, IsNurseSigned) = (state.Phase, state.IsNurseSigned);
}
