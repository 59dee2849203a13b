using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// When it will be over: by the planned steps while the infusion follows them, at the present rate once it does not (a rate of
/// the nurse's own, a step that is long overdue, a reaction).
/// </summary>
internal static class ExpectedEnd
{
    /// <summary>A step this late is not expected to be set any more.</summary>
    private static readonly TimeSpan GivenUpAfter = TimeSpan.FromMinutes(10);

    private static readonly TimeSpan Longest = TimeSpan.FromDays(30);

    public static (DateTimeOffset? Bag, DateTimeOffset? Session) Of(SessionPlan plan, FlowFold flow, BagState? current, PlannedStepDue? next, DateTimeOffset at)
    {
        if (flow.Phase != SessionPhase.Running || current?.Remaining is not { } left) return (null, null);
        if (TimeLeft(plan.Bag(current.Number), flow.CurrentRate, left, next, at) is not { } time) return (null, null);
        var bagEnd = current.EmptyExpectedAt ?? at + time;
        var end = bagEnd;
        foreach (var bag in plan.Bags.Where(bag => bag.Number > current.Number))
        {
            if (bag.Profile is not { } profile) return (bagEnd, null);
            end += profile.Duration;
        }

        return (bagEnd, end);
    }

    private static TimeSpan? TimeLeft(SessionBag? bag, FlowRate rate, Volume left, PlannedStepDue? next, DateTimeOffset at)
    {
        var gone = TimeSpan.Zero;
        if (bag is not null && next is { DueAt: { } due } && due > at - GivenUpAfter && IsOnPlan(bag, next, rate))
        {
            var change = due > at ? due - at : TimeSpan.Zero;
            foreach (var step in bag.Steps.Where(step => step.Number >= next.Step))
            {
                var until = rate.During(change - gone);
                if (until >= left) break;
                (left, gone, rate) = (left.Less(until), change, step.Flow!.Value);
                if (step.Minutes is not { } minutes) break;
                change += TimeSpan.FromMinutes(minutes);
            }
        }

        return rate.TimeFor(left) is { } rest && gone + rest <= Longest ? gone + rest : null;
    }

    private static bool IsOnPlan(SessionBag bag, PlannedStepDue next, FlowRate rate) =>
        bag.Steps.FirstOrDefault(step => step.Number == next.Step - 1)?.Flow is { } planned && RateCheck.IsSame(planned, rate);
}
