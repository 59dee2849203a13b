namespace IvClinic.Domain.Sessions.Alerts;

/// <summary>What is done about alerts of one severity, and when.</summary>
/// <param name="EscalateAfter">Nobody acknowledged for so long: the floor and every clinician are told.</param>
/// <param name="AskAgainAfter">Acknowledged and still so after this time: it is asked again.</param>
/// <param name="ReachesPrescribersAtOnce">It stands on the clinicians' screens before it escalates.</param>
public sealed record AlertPace(AlertSeverity Severity, TimeSpan EscalateAfter, TimeSpan AskAgainAfter, bool ReachesPrescribersAtOnce);

/// <summary>Every threshold of the alerts in one list. All are clinic defaults (D) that the medical lead confirms; a value on a threshold counts.</summary>
public static class AlertTable
{
    public static readonly IReadOnlyList<AlertPace> Paces =
    [
        new(AlertSeverity.Critical, TimeSpan.FromMinutes(2), TimeSpan.FromMinutes(5), ReachesPrescribersAtOnce: true),
        new(AlertSeverity.Urgent, TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(15), ReachesPrescribersAtOnce: false),
        new(AlertSeverity.Advisory, TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(30), ReachesPrescribersAtOnce: false),
    ];

    /// <summary>Vital signs are an alert from here on: a round that is a minute late is not.</summary>
    public static readonly TimeSpan ObservationLate = TimeSpan.FromMinutes(2);

    /// <summary>From here on nobody is looking: urgent. While a reaction is open they are urgent at once.</summary>
    public static readonly TimeSpan ObservationVeryLate = TimeSpan.FromMinutes(10);

    public static readonly TimeSpan PainLate = TimeSpan.FromMinutes(10);

    /// <summary>An open reaction in which nothing is recorded for so long is tended by nobody.</summary>
    public static readonly TimeSpan ReactionUntended = TimeSpan.FromMinutes(5);

    /// <summary>Past the expected end without a stop.</summary>
    public static readonly TimeSpan NotStopped = TimeSpan.FromMinutes(15);

    /// <summary>A value is worse than the one an alert was raised for when it lies so much further past its limit.</summary>
    public static readonly IReadOnlyList<(string Subject, decimal Step)> WorseBy =
    [
        ("SPO2", 2m), ("HR", 10m), ("SBP", 10m), ("DBP", 10m), ("RR", 4m), ("TEMP", 0.5m), ("RASS", 1m), ("PAIN", 2m), ("NEWS2", 2m),
    ];

    public static AlertPace Of(AlertSeverity severity) => Paces.Single(pace => pace.Severity == severity);
}
