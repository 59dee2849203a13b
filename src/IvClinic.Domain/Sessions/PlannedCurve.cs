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
