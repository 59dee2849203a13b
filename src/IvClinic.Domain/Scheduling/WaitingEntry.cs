namespace IvClinic.Domain.Scheduling;

public enum WaitingPriority
{
    Urgent,
    Soon,
    Routine,
}

public enum WishedTime
{
    Any,
    Morning,
    Afternoon,
}

public enum WaitingStatus
{
    Waiting,
    Booked,
    Withdrawn,
}

/// <summary>A patient with a plan who waits for a time, with what they wish.</summary>
public sealed class WaitingEntry
{
    private static readonly TimeOnly Noon = new(12, 0);

    private WaitingEntry()
    {
    }

    /// <exception cref="IllegalStepException">It ends before it begins.</exception>
    public WaitingEntry(Guid publicId, long patientId, long planId, DateOnly from, DateOnly? until, WishedTime wished, WaitingPriority priority, string? remark, DateTimeOffset since)
    {
        if (until < from) throw new IllegalStepException("The last possible day is before the first.");
        (PublicId, PatientId, PlanId, From, Until) = (publicId, patientId, planId, from, until);
        (Wished, Priority, Remark, Since) = (wished, priority, remark, since);
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    public long PatientId { get; private set; }

    public long PlanId { get; private set; }

    public DateOnly From { get; private set; }

    public DateOnly? Until { get; private set; }

    public WishedTime Wished { get; private set; }

    public WaitingPriority Priority { get; private set; }

    public string? Remark { get; private set; }

    public DateTimeOffset Since { get; private set; }

    public WaitingStatus Status { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>Whether a time is one they wish. A morning begins before noon.</summary>
    public bool Wishes(DateTime local) => DateOnly.FromDateTime(local) >= From && !(DateOnly.FromDateTime(local) > Until) && Wished switch
    {
        WishedTime.Morning => TimeOnly.FromDateTime(local) < Noon,
        WishedTime.Afternoon => TimeOnly.FromDateTime(local) >= Noon,
        _ => true,
    };

    public void Book()
    {
        Demand();
        Status = WaitingStatus.Booked;
    }

    /// <exception cref="IllegalStepException">Not waiting any more, or no reason.</exception>
    public void Withdraw(string reason)
    {
        Demand();
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("Somebody is taken off the list with a reason.");
        (Status, StatusReason) = (WaitingStatus.Withdrawn, reason.Trim());
    }

    private void Demand()
    {
        if (Status != WaitingStatus.Waiting) throw new IllegalStepException("This patient is not waiting any more.");
    }
}
