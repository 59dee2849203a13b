namespace IvClinic.Application.Sessions;

/// <summary>
/// The clinic's clock: it takes the time of day from the server once and goes on by a clock that never jumps. What is running
/// is reckoned by it, so setting the server's clock adds no millilitre and takes none away (decision 16).
/// </summary>
public sealed class SteadyClock(TimeProvider machine) : TimeProvider
{
    /// <summary>Longer between two looks, and a pause of the process would be taken for a jump of the clock.</summary>
    private static readonly TimeSpan LongestLook = TimeSpan.FromMilliseconds(50);

    private volatile Anchor anchor = new(machine.GetUtcNow(), machine.GetTimestamp());

    public override long TimestampFrequency => machine.TimestampFrequency;

    public override TimeZoneInfo LocalTimeZone => machine.LocalTimeZone;

    public override DateTimeOffset GetUtcNow() => At(machine.GetTimestamp());

    public override long GetTimestamp() => machine.GetTimestamp();

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period) => machine.CreateTimer(callback, state, dueTime, period);

    /// <summary>What this clock and the server's say at the same moment; null when the process was held up in between.</summary>
    internal (DateTimeOffset Here, DateTimeOffset Server)? Look()
    {
        var before = machine.GetTimestamp();
        var server = machine.GetUtcNow();
        var after = machine.GetTimestamp();
        return machine.GetElapsedTime(before, after) <= LongestLook ? (At(before), server) : null;
    }

    internal DateTimeOffset Server => machine.GetUtcNow();

    internal void GoOnFrom(DateTimeOffset now) => anchor = new(now, machine.GetTimestamp());

    private DateTimeOffset At(long timestamp)
    {
        var from = anchor;
        return from.At + machine.GetElapsedTime(from.Timestamp, timestamp);
    }

    private sealed record Anchor(DateTimeOffset At, long Timestamp);
}
