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

    /// <summary>What this person's bar shows: a nurse sees all that wait, a clinician what is critical or escalated.</summary>
    public static IReadOnlyList<OpenAlert> ForBar(AlertPicture picture, bool isNurse) => [.. picture.Waiting.Where(alert => isNurse || alert.ReachesPrescribers)];
}
