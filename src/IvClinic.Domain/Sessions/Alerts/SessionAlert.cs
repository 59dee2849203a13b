namespace IvClinic.Domain.Sessions.Alerts;

/// <summary>An alert as it was raised. Never changed: what happened to it are events.</summary>
public sealed class SessionAlert
{
    private SessionAlert()
    {
    }

    public long Id { get; private set; }

    public Guid PublicId { get; private set; }

    public long SessionId { get; private set; }

    public AlertKind Kind { get; private set; }

    public string Subject { get; private set; } = "";

    public AlertSeverity Severity { get; private set; }

    /// <summary>As it stood on the screens.</summary>
    public string Sentence { get; private set; } = "";

    public decimal? Beyond { get; private set; }

    public DateTimeOffset ValueAt { get; private set; }

    public DateTimeOffset RaisedAt { get; private set; }

    public DateTimeOffset WaitingSince { get; private set; }

    /// <summary>The alert it took the place of.</summary>
    public Guid? Instead { get; private set; }

    public static SessionAlert Raised(Guid publicId, long sessionId, NewAlert alert, DateTimeOffset at) => new()
    {
        PublicId = publicId,
        SessionId = sessionId,
        Kind = alert.Cause.Kind,
        Subject = alert.Cause.Subject,
        Severity = alert.Cause.Severity,
        Sentence = alert.Cause.Sentence,
        Beyond = alert.Cause.Beyond,
        ValueAt = EntryStamp.ToMilliseconds(alert.Cause.ValueAt),
        RaisedAt = EntryStamp.ToMilliseconds(at),
        WaitingSince = EntryStamp.ToMilliseconds(alert.WaitingSince),
        Instead = alert.Instead,
    };
}

/// <summary>What can happen to an alert, once each. Stored as text.</summary>
public enum AlertStep
{
    Acknowledged,
    Escalated,
    Ended,
}

/// <summary>Something that happened to an alert.</summary>
public sealed class AlertEvent
{
    private AlertEvent()
    {
    }

    public long Id { get; private set; }

    public long AlertId { get; private set; }

    public AlertStep Step { get; private set; }

    public DateTimeOffset At { get; private set; }

    /// <summary>Null where the server did it.</summary>
    public Guid? ById { get; private set; }

    public string? ByName { get; private set; }

    /// <summary>Who was told, of an escalation.</summary>
    public string? Told { get; private set; }

    public AlertEnd? End { get; private set; }

    public static AlertEvent Acknowledged(long alertId, DateTimeOffset at, Guid byId, string byName) => new() { AlertId = alertId, Step = AlertStep.Acknowledged, At = at, ById = byId, ByName = byName };

    public static AlertEvent Escalated(long alertId, DateTimeOffset at, string told) => new() { AlertId = alertId, Step = AlertStep.Escalated, At = at, Told = told };

    public static AlertEvent Ended(long alertId, DateTimeOffset at, AlertEnd why) => new() { AlertId = alertId, Step = AlertStep.Ended, At = at, End = why };
}
