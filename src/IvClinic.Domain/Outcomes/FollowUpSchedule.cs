namespace IvClinic.Domain.Outcomes;

/// <summary>A call after an infusion: asked this long after discharge.</summary>
/// <param name="AnswersFrom">A report this long after discharge, or later, answers it: half-way from the call before.</param>
public sealed record FollowUpPoint(string Name, TimeSpan After, TimeSpan AnswersFrom);

/// <summary>The call that is due now, and those that nobody made.</summary>
public sealed record FollowUpDue(FollowUpPoint Point, DateTimeOffset DueAt, IReadOnlyList<string> Missed);

/// <summary>
/// When the clinic asks how it went. Clinic default (D): 24 h for delayed reactions, 72 h for the first effect, 7 days for
/// what is left of it.
/// </summary>
public static class FollowUpSchedule
{
    public static readonly IReadOnlyList<FollowUpPoint> Points =
    [
        new("24 hours", TimeSpan.FromHours(24), TimeSpan.FromHours(12)),
        new("72 hours", TimeSpan.FromHours(72), TimeSpan.FromHours(48)),
        new("7 days", TimeSpan.FromDays(7), TimeSpan.FromDays(5)),
    ];

    /// <summary>After that a call is no longer a follow-up of this infusion.</summary>
    public static readonly TimeSpan Forgotten = TimeSpan.FromDays(14);

    /// <summary>The latest call whose time has come, unless a report answers it. Exactly at its time a call is due.</summary>
    /// <param name="reports">Moments of the standing reports of this patient.</param>
    public static FollowUpDue? Due(DateTimeOffset dischargedAt, IReadOnlyList<DateTimeOffset> reports, DateTimeOffset now)
    {
        var age = now - dischargedAt;
        if (age >= Forgotten) return null;
        var reached = Points.TakeWhile(point => age >= point.After).ToList();
        if (reached.Count == 0 || reports.Any(at => at >= dischargedAt + reached[^1].AnswersFrom)) return null;
        var missed = reached.Take(reached.Count - 1).Where((point, index) =>
            !reports.Any(at => at >= dischargedAt + point.AnswersFrom && at < dischargedAt + Points[index + 1].AnswersFrom));
        return new(reached[^1], dischargedAt + reached[^1].After, [.. missed.Select(point => point.Name)]);
    }
}
