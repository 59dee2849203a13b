using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Suitability;

/// <summary>
/// One thing to be done before treatment, asked for with the signature of a decision. It is done, with where the answer
/// comes from, or dropped with a reason; both stay readable.
/// </summary>
public sealed class TreatmentTask
{
    /// <summary>Without an age in the rules a result older than this does not close a task. Clinic default (D).</summary>
    public const int OldestDays = 365;

    private TreatmentTask()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    public long PatientId { get; private set; }

    public long DecisionId { get; private set; }

    public string What { get; private set; } = "";

    public string Why { get; private set; } = "";

    /// <summary>Formulary ids of the chosen medicines that ask for it, separated by blanks.</summary>
    public string Medicines { get; private set; } = "";

    public TaskKind Kind { get; private set; }

    public MeasurementKind? Measured { get; private set; }

    public HistoryList? List { get; private set; }

    public int? ValidDays { get; private set; }

    public DateTimeOffset AskedAt { get; private set; }

    public string AskedByName { get; private set; } = "";

    public DateTimeOffset? DoneAt { get; private set; }

    public string? DoneByName { get; private set; }

    /// <summary>The value and where it comes from.</summary>
    public string? Origin { get; private set; }

    /// <summary>The entry of the history that closed it; null where somebody ticked it.</summary>
    public Guid? ClosedByEntry { get; private set; }

    public DateTimeOffset? DroppedAt { get; private set; }

    public string? DroppedByName { get; private set; }

    public string? DropReason { get; private set; }

    public bool IsOpen => DoneAt is null && DroppedAt is null;

    public static TreatmentTask Ask(long patientId, long decisionId, MissingCheck check, IEnumerable<string> medicines, string byName, DateTimeOffset at) => new()
    {
        PublicId = Guid.CreateVersion7(),
        PatientId = patientId,
        DecisionId = decisionId,
        What = check.What,
        Why = check.Why,
        Medicines = string.Join(' ', medicines),
        Kind = check.Kind,
        Measured = check.Measured,
        List = check.List,
        ValidDays = check.ValidDays,
        AskedByName = byName,
        AskedAt = at,
    };

    /// <summary>Whether a result of this day is recent enough to close it.</summary>
    public bool Accepts(DateOnly of, DateOnly today) => today.DayNumber - of.DayNumber <= (ValidDays ?? OldestDays);

    /// <exception cref="IllegalStepException">It is closed already, or nothing says where the answer comes from.</exception>
    public void Done(string origin, Guid? entry, string byName, DateTimeOffset at)
    {
        DemandOpen();
        if (string.IsNullOrWhiteSpace(origin)) throw new IllegalStepException("Say what the result is and where it comes from.");
        (DoneAt, DoneByName, Origin, ClosedByEntry) = (at, byName, origin.Trim(), entry);
    }

    /// <exception cref="IllegalStepException">It is closed already, or no reason is given.</exception>
    public void Drop(string reason, string byName, DateTimeOffset at)
    {
        DemandOpen();
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("A task is dropped with a reason.");
        (DroppedAt, DroppedByName, DropReason) = (at, byName, reason.Trim());
    }

    /// <summary>The entry that closed it was struck out: it is open as before.</summary>
    public void Reopen() => (DoneAt, DoneByName, Origin, ClosedByEntry) = (null, null, null, null);

    private void DemandOpen()
    {
        if (DoneAt is not null) throw new IllegalStepException($"This was done already by {DoneByName}: {Origin}");
        if (DroppedAt is not null) throw new IllegalStepException($"This was dropped already by {DroppedByName}: {DropReason}");
    }
}
