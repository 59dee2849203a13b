namespace IvClinic.Domain.Patients;

/// <summary>
/// That two records are of one person, or that this was undone. A link only: no entry of either record is rewritten, and
/// undoing it leaves both as they were.
/// </summary>
public sealed class PatientMerge
{
    private PatientMerge()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    /// <summary>The record that goes on.</summary>
    public long KeptId { get; private set; }

    /// <summary>The record that opens as "merged into".</summary>
    public long MergedId { get; private set; }

    public string Reason { get; private set; } = "";

    public DateTimeOffset MergedAt { get; private set; }

    public string MergedByName { get; private set; } = "";

    public DateTimeOffset? UndoneAt { get; private set; }

    public string? UndoneByName { get; private set; }

    public string? UndoReason { get; private set; }

    /// <exception cref="IllegalStepException">One is merged already, is the same record, or one person died and the other did not.</exception>
    public static PatientMerge Link(Patient kept, Patient merged, bool keepsOthers, string reason, DateTimeOffset at, string byName)
    {
        if (kept.Id == merged.Id) throw new IllegalStepException("A record cannot be merged into itself.");
        if (kept.IsMergedAway || merged.IsMergedAway) throw new IllegalStepException("One of these records is merged into another one already. Undo that first, or merge into the record that goes on.");
        if (keepsOthers) throw new IllegalStepException("Another record is merged into the one that shall be closed. Merge the other way round, or undo that first.");
        if (kept.DeceasedOn != merged.DeceasedOn) throw new IllegalStepException("One record says that the patient died and the other does not, or on another day. Settle that first.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("A merge needs a reason.");
        merged.MergeInto(kept, at);
        return new PatientMerge { PublicId = Guid.CreateVersion7(), KeptId = kept.Id, MergedId = merged.Id, Reason = reason.Trim(), MergedAt = at, MergedByName = byName };
    }

    /// <exception cref="IllegalStepException">It is undone already, or no reason.</exception>
    public void Undo(Patient kept, Patient merged, string reason, DateTimeOffset at, string byName)
    {
        if (UndoneAt is not null) throw new IllegalStepException("This merge is undone already.");
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("Undoing a merge needs a reason.");
        merged.Unmerge(kept, at);
        (UndoneAt, UndoneByName, UndoReason) = (at, byName, reason.Trim());
    }
}
