using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>A stretch of a bag at one rate; times count from the start of the bag.</summary>
public sealed record ProfileSegment(FlowRate Rate, TimeSpan From, TimeSpan To, Volume Volume);

/// <summary>How a bag runs by its plan, without pauses.</summary>
public sealed record BagProfile(IReadOnlyList<ProfileSegment> Segments)
{
    public TimeSpan Duration => Segments.Count == 0 ? TimeSpan.Zero : Segments[^1].To;

    public Volume Total => Segments.Aggregate(Volume.Zero, (sum, segment) => sum + segment.Volume);

    /// <summary>The planned rate so long after the start; a new step begins exactly on its minute.</summary>
    public FlowRate RateAt(TimeSpan offset) =>
        Segments.FirstOrDefault(segment => offset >= segment.From && offset < segment.To)?.Rate ?? FlowRate.Zero;

    /// <summary>The volume that should have run so long after the start.</summary>
    public Volume VolumeAt(TimeSpan offset)
    {
        var volume = Volume.Zero;
        foreach (var segment in Segments)
        {
            // The whole segment's own volume at its end: the time of the last one was cut to whole ticks.
            volume += offset >= segment.To ? segment.Volume : segment.Rate.During(offset - segment.From);
        }

        return volume;
    }
}
