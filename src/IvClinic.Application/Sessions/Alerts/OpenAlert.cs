using IvClinic.Domain.Sessions.Alerts;

namespace IvClinic.Application.Sessions;

/// <summary>An alert that is not over, as every screen shows it.</summary>
/// <param name="Sentence">As it was raised and stored.</param>
/// <param name="Told">Who was told when it escalated.</param>
public sealed record OpenAlert(
    Guid Id, Guid SessionId, string? Chair, string PatientName, AlertKind Kind, string Subject, AlertSeverity Severity, string Sentence, decimal? Beyond, DateTimeOffset ValueAt,
    DateTimeOffset RaisedAt, DateTimeOffset WaitingSince)
{
    public DateTimeOffset? AcknowledgedAt { get; init; }

    public string? AcknowledgedBy { get; init; }

    public DateTimeOffset? EscalatedAt { get; init; }

    public string? Told { get; init; }

    public bool IsWaiting => AcknowledgedAt is null;

    /// <summary>Nobody answered in time: it stands on more screens and looks different.</summary>
    public bool IsEscalated => IsWaiting && EscalatedAt is not null;

    /// <summary>Clinicians see what is critical at once, the rest when nobody answered.</summary>
    public bool ReachesPrescribers => IsWaiting && (IsEscalated || AlertTable.Of(Severity).ReachesPrescribersAtOnce);

    internal long Row { get; init; }

    internal long SessionRow { get; init; }

    internal StandingAlert Standing => new(Id, Kind, Subject, Severity, Beyond, RaisedAt, WaitingSince, AcknowledgedAt, EscalatedAt);
}

/// <summary>All open alerts at one moment, the worst first. Immutable: every bar, floor and chair shows the same one.</summary>
public sealed record AlertPicture(IReadOnlyList<OpenAlert> Open)
{
    public static AlertPicture Nothing { get; } = new([]);

    public IEnumerable<OpenAlert> Waiting => Open.Where(alert => alert.IsWaiting);

    public IEnumerable<OpenAlert> Of(Guid sessionId) => Open.Where(alert => alert.SessionId == sessionId);

    internal static AlertPicture Of(IEnumerable<OpenAlert> open) =>
        new([.. open.OrderByDescending(alert => alert.IsWaiting).ThenByDescending(alert => alert.Severity).ThenBy(alert => alert.WaitingSince)]);
}

/// <summary>The one shared state of the alerts. It is written under the write gate only, after the commit.</summary>
public sealed class AlertBoard
{
    private volatile AlertPicture current = AlertPicture.Nothing;

    /// <summary>Read from the database already, after the start.</summary>
    internal bool IsKnown { get; private set; }

    internal AlertPicture Current => current;

    internal void Begin(IEnumerable<OpenAlert> open) => (current, IsKnown) = (AlertPicture.Of(open), true);

    internal void Change(Func<IEnumerable<OpenAlert>, IEnumerable<OpenAlert>> change) => current = AlertPicture.Of(change(current.Open));
}
