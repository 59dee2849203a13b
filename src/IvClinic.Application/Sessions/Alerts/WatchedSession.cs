using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;

namespace IvClinic.Application.Sessions;

/// <summary>What the rounds keep of a session in a chair between two looks.</summary>
internal sealed class WatchedSession(SessionPlan plan)
{
    private readonly List<ChartEntry> entries = [];

    public int LastSeq => entries.Count == 0 ? 0 : entries[^1].Seq;

    public void Add(IEnumerable<ChartEntry> newer) => entries.AddRange(newer.Where(entry => entry.Seq > LastSeq));

    public IReadOnlyList<AlertCause> Causes(DateTimeOffset now)
    {
        var state = SessionChart.Fold(plan, entries, now);
        return AlertRules.Of(state, SessionChart.Standing(entries));
    }
}
