using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>When it will be over if nothing changes.</summary>
internal static class ExpectedEnd
{
    public static (DateTimeOffset? Bag, DateTimeOffset? Session) Of(SessionPlan plan, FlowFold flow, BagState? current, DateTimeOffset at)
    {
        if (flow.Phase != SessionPhase.Running || current?.Remaining is not { } left) return (null, null);
        if (flow.CurrentRate.TimeFor(left) is not { } time || time > TimeSpan.FromDays(30)) return (null, null);
        var bagEnd = current.EmptyExpectedAt ?? at + time;
        var end = bagEnd;
        foreach (var bag in plan.Bags.Where(bag => bag.Number > current.Number))
        {
            if (bag.Profile is not { } profile) return (bagEnd, null);
            end += profile.Duration;
        }

        return (bagEnd, end);
    }
}
