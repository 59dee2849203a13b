namespace IvClinic.Domain.Sessions.Alerts;

/// <summary>An alert that is not over, as far as decisions need it.</summary>
/// <param name="WaitingSince">Since when nobody has acknowledged it; an alert that got worse takes this over from the one before.</param>
public sealed record StandingAlert(
    Guid Id, AlertKind Kind, string Subject, AlertSeverity Severity, decimal? Beyond, DateTimeOffset RaisedAt, DateTimeOffset WaitingSince, DateTimeOffset? AcknowledgedAt, DateTimeOffset? EscalatedAt)
{
    public bool IsWaiting => AcknowledgedAt is null;
}

/// <summary>An alert to be raised.</summary>
/// <param name="Instead">The one it takes the place of.</param>
public sealed record NewAlert(AlertCause Cause, DateTimeOffset WaitingSince, Guid? Instead);

/// <summary>What is to be written about the alerts of one session now.</summary>
public sealed record AlertChanges(IReadOnlyList<NewAlert> Raise, IReadOnlyList<(Guid Id, AlertEnd Why)> End, IReadOnlyList<Guid> Escalate)
{
    public bool IsEmpty => Raise.Count == 0 && End.Count == 0 && Escalate.Count == 0;
}

/// <summary>Compares what the chart shows with the alerts that stand. Pure; the same twice gives nothing the second time.</summary>
public static class AlertDecisions
{
    public static AlertChanges Of(IReadOnlyList<StandingAlert> standing, IReadOnlyList<AlertCause> causes, bool isOver, DateTimeOffset at)
    {
        List<NewAlert> raise = [];
        List<(Guid Id, AlertEnd Why)> end = [];
        foreach (var cause in causes)
        {
            if (standing.FirstOrDefault(alert => IsSame(alert.Subject, cause.Subject)) is not { } alert) raise.Add(new(cause, at, null));
            else if (Again(alert, cause, at) is { } why)
            {
                end.Add((alert.Id, why));
                // Worse and still unheard: the time without an answer goes on.
                raise.Add(new(cause, alert.IsWaiting ? alert.WaitingSince : at, alert.Id));
            }
        }

        end.AddRange(standing.Where(alert => causes.All(cause => !IsSame(alert.Subject, cause.Subject))).Select(alert => (alert.Id, isOver ? AlertEnd.SessionOver : AlertEnd.CauseGone)));
        Guid[] late =
        [
            .. standing.Where(alert => alert is { IsWaiting: true, EscalatedAt: null } && at - alert.WaitingSince >= AlertTable.Of(alert.Severity).EscalateAfter && end.TrueForAll(each => each.Id != alert.Id))
                .Select(alert => alert.Id),
        ];
        return new(raise, end, late);
    }

    private static AlertEnd? Again(StandingAlert alert, AlertCause cause, DateTimeOffset at)
    {
        if (IsWorse(alert, cause)) return AlertEnd.Worse;
        // What nobody has answered stands and escalates; it is not said a second time.
        return alert.AcknowledgedAt is { } heard && at - heard >= AlertTable.Of(cause.Severity).AskAgainAfter ? AlertEnd.AskedAgain : null;
    }

    /// <summary>A worse rule, or a value so much further past its limit as the table says.</summary>
    private static bool IsWorse(StandingAlert alert, AlertCause cause)
    {
        if (cause.Severity != alert.Severity) return cause.Severity > alert.Severity;
        return alert.Kind == cause.Kind && alert.Beyond is { } before && cause.Beyond is { } now
            && AlertTable.WorseBy.FirstOrDefault(row => IsSame(row.Subject, cause.Subject)) is { Step: > 0m } row && now - before >= row.Step;
    }

    private static bool IsSame(string one, string other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
