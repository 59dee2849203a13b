namespace IvClinic.Domain.Sessions.Alerts;

/// <summary>What an alert is about. Stored as text: names are never reused for another meaning.</summary>
public enum AlertKind
{
    /// <summary>A hold or stop rule of the plan, the formulary or this session's own limits is met.</summary>
    LimitReached,
    EarlyWarning,
    ReactionUntended,
    CeilingBroken,

    /// <summary>The pump was found at a rate that nobody set.</summary>
    RateFound,
    ObservationOverdue,
    PainOverdue,
    BagEmpty,
    NotStopped,

    /// <summary>The server could not read this session: nobody but the people at the chair is watching it.</summary>
    NotWatched,
}

/// <summary>How bad; the order counts.</summary>
public enum AlertSeverity
{
    Advisory,
    Urgent,
    Critical,
}

/// <summary>Why an alert ended.</summary>
public enum AlertEnd
{
    /// <summary>The chart shows it no longer.</summary>
    CauseGone,

    /// <summary>It got worse: another alert says so.</summary>
    Worse,

    /// <summary>It was acknowledged and is still so after the stated time: another alert asks again.</summary>
    AskedAgain,

    /// <summary>The patient is discharged.</summary>
    SessionOver,
}

/// <summary>A reason for an alert, as the chart shows it at one instant.</summary>
/// <param name="Subject">The value it is about: one value, one alert.</param>
/// <param name="Sentence">As shown. It holds no running time: it is stored as it was raised.</param>
/// <param name="ValueAt">When the value was taken, or since when it is so.</param>
/// <param name="Beyond">How far past the limit, in the unit of the value; null where that cannot be said.</param>
public sealed record AlertCause(AlertKind Kind, string Subject, AlertSeverity Severity, string Sentence, DateTimeOffset ValueAt, decimal? Beyond = null);
