using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>The plan laid over time from the actual start, bag after bag, without pauses.</summary>
internal static class PlannedCurve
{
    public static IReadOnlyList<RateSegment> From(SessionPlan plan, DateTimeOffset? startedAt)
    {
        if (startedAt is not { } from) return [];
        var curve = new List<RateSegment>();
        foreach (var bag in plan.Bags)
        {
            // A bag without a known profile ends the curve: what follows would begin at a time nobody knows.
            if (bag.Profile is not { } profile) break;
            foreach (var segment in profile.Segments)
                curve.Add(new RateSegment(bag.Number, segment.Rate, from + segment.From, from + segment.To, segment.Volume));
            from += profile.Duration;
        }

        return curve;
    }

    public static Volume VolumeAt(IReadOnlyList<RateSegment> curve, DateTimeOffset at)
    {
        var volume = Volume.Zero;
        foreach (var segment in curve) volume += at >= segment.To ? segment.Volume : segment.Rate.During(at - segment.From);
        return volume;
    }
}

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

/// <summary>The planned step after the present rate, due when the present one has been kept as long as planned.</summary>
internal static class Titration
{
    public static PlannedStepDue? Next(SessionPlan plan, FlowFold flow, DateTimeOffset at)
    {
        if (flow.Bag is not { } number || flow.LastRate is not { } rate || plan.Bag(number) is not { } bag) return null;
        if (flow.Phase is not (SessionPhase.Running or SessionPhase.Paused) || bag.Steps.Any(step => step.Flow is null)) return null;

        var present = StepAt(bag, rate);
        if (present + 1 >= bag.Steps.Count) return null;
        var next = bag.Steps[present + 1];
        var kept = present < 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(bag.Steps[present].Minutes ?? 0);
        DateTimeOffset? due = flow.Phase == SessionPhase.Running ? at + (kept - flow.AtThisRate) : null;
        return new PlannedStepDue(next.Number, next.Flow!.Value, due);
    }

    // The step with this rate; else (a rate of the nurse's own) the last step that is not faster; -1: slower than all.
    private static int StepAt(SessionBag bag, FlowRate rate)
    {
        var slower = -1;
        for (var i = 0; i < bag.Steps.Count; i++)
        {
            var step = bag.Steps[i].Flow!.Value;
            if (RateCheck.IsSame(step, rate)) return i;
            if (step < rate) slower = i;
        }

        return slower;
    }
}
