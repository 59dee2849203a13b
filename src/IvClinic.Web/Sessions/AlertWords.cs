using IvClinic.Application.Sessions;
using IvClinic.Domain.Sessions.Alerts;

namespace IvClinic.Web.Sessions;

/// <summary>Alerts in words and signs; the colour only goes with them.</summary>
public static class AlertWords
{
    public static (string Sign, string Word, string Pill) Look(AlertSeverity severity) => severity switch
    {
        AlertSeverity.Critical => ("‼", "Critical", "pill-red"),
        AlertSeverity.Urgent => ("⚠", "Urgent", "pill-amber"),
        _ => ("◷", "To do", "pill-blue"),
    };

    public static string Of(AlertEnd? end) => end switch
    {
        AlertEnd.CauseGone => "cause gone",
        AlertEnd.Worse => "got worse: raised again",
        AlertEnd.AskedAgain => "still so: asked again",
        AlertEnd.SessionOver => "session over",
        _ => "open",
    };

    /// <summary>An alert speaks about this value already: it is not said twice.</summary>
    public static bool Says(IEnumerable<OpenAlert> alerts, string subject) => alerts.Any(alert => string.Equals(alert.Subject, subject, StringComparison.OrdinalIgnoreCase));

    /// <summary>The bar in one line: how many, and the worst.</summary>
    public static string Count(int waiting) => waiting == 1 ? "1 alert" : FormattableString.Invariant($"{waiting} alerts");

    /// <summary>The other chairs whose alerts are as bad as the first: one that is named must not hide the next.</summary>
    public static IEnumerable<OpenAlert> Others(IReadOnlyList<OpenAlert> waiting) =>
        waiting.Count == 0 ? [] : waiting.Where(alert => alert.Severity == waiting[0].Severity && alert.SessionId != waiting[0].SessionId).DistinctBy(alert => alert.SessionId);

    /// <summary>What this person's bar shows: a nurse sees all that wait, a clinician what is critical or escalated.</summary>
    public static IReadOnlyList<OpenAlert> ForBar(AlertPicture picture, bool isNurse) => [.. picture.Waiting.Where(alert => isNurse || alert.ReachesPrescribers)];
}
