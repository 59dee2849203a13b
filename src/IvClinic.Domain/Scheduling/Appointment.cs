namespace IvClinic.Domain.Scheduling;

public enum AppointmentStatus
{
    Booked,

    /// <summary>The session was opened.</summary>
    Arrived,
    Cancelled,
    NoShow,
}

/// <summary>A booked infusion: local time of the clinic, because a clock change must not move it.</summary>
public sealed class Appointment
{
    public const int MostLateMinutes = 12 * 60;

    private Appointment()
    {
    }

    public Appointment(Guid publicId, long patientId, long planId, long chairId, DateTime startsLocal, string zone, DateTimeOffset startsAt, int minutes)
    {
        if (minutes is < 5 or > 24 * 60) throw new ArgumentOutOfRangeException(nameof(minutes), minutes, "An appointment takes 5 minutes to 24 hours.");
        (PublicId, PatientId, PlanId, ChairId) = (publicId, patientId, planId, chairId);
        (StartsLocal, Zone, StartsAt, Minutes) = (startsLocal, zone, startsAt, minutes);
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public int Version { get; private set; }

    public long PatientId { get; private set; }

    public long PlanId { get; private set; }

    public long ChairId { get; private set; }

    /// <summary>The time on the clinic's wall clock.</summary>
    public DateTime StartsLocal { get; private set; }

    /// <summary>IANA zone of <see cref="StartsLocal"/>.</summary>
    public string Zone { get; private set; } = "";

    /// <summary>The same as an instant, for finding and for conflicts.</summary>
    public DateTimeOffset StartsAt { get; private set; }

    /// <summary>Planned length with set-up and observation.</summary>
    public int Minutes { get; private set; }

    public AppointmentStatus Status { get; private set; }

    public long? SessionId { get; private set; }

    public string? StatusReason { get; private set; }

    /// <summary>The series it was booked with; null: by itself.</summary>
    public Guid? SeriesId { get; private set; }

    /// <summary>So many minutes later than booked the patient is expected; null: on time.</summary>
    public int? LateMinutes { get; private set; }

    /// <summary>When the chair is expected to be free: later for somebody who is late.</summary>
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes + (LateMinutes ?? 0));

    public void OfSeries(Guid series) => SeriesId = series;

    /// <exception cref="IllegalStepException">It is not booked any more.</exception>
    public void Move(long chairId, DateTime startsLocal, string zone, DateTimeOffset startsAt)
    {
        Demand();
        (ChairId, StartsLocal, Zone, StartsAt, LateMinutes) = (chairId, startsLocal, zone, startsAt, null);
    }

    /// <summary>The patient has said, or it is seen, that they come later. It is noted again when it changes.</summary>
    /// <exception cref="IllegalStepException">It is not booked any more, or not between a minute and twelve hours.</exception>
    public void NoteLate(int minutes)
    {
        Demand();
        if (minutes is < 1 or > MostLateMinutes) throw new IllegalStepException("Late by 1 to 720 minutes; who comes later than that gets another time.");
        LateMinutes = minutes;
    }

    /// <exception cref="IllegalStepException">It is not booked any more.</exception>
    public void Arrive(long sessionId)
    {
        Demand();
        (Status, SessionId) = (AppointmentStatus.Arrived, sessionId);
    }

    /// <exception cref="IllegalStepException">It is not booked any more, or no reason.</exception>
    public void Cancel(string reason, bool noShow)
    {
        Demand();
        if (string.IsNullOrWhiteSpace(reason)) throw new IllegalStepException("An appointment is cancelled with a reason.");
        (Status, StatusReason) = (noShow ? AppointmentStatus.NoShow : AppointmentStatus.Cancelled, reason.Trim());
    }

    private void Demand()
    {
        if (Status != AppointmentStatus.Booked) throw new IllegalStepException("This appointment is no longer booked.");
    }
}
