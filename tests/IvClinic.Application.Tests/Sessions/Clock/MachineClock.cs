namespace IvClinic.Application.Tests.Sessions.Clock;

/// <summary>A machine with two clocks: the time of day that somebody can set, and one that only ever goes on.</summary>
internal sealed class MachineClock(DateTimeOffset now) : TimeProvider
{
    private TimeSpan passed;
    private TimeSpan set;

    public override DateTimeOffset GetUtcNow() => now + passed + set;

    public override long TimestampFrequency => TimeSpan.TicksPerSecond;

    public override long GetTimestamp() => passed.Ticks;

    /// <summary>Time passes, in truth.</summary>
    public void Pass(TimeSpan time) => passed += time;

    /// <summary>Somebody or something sets the time of day.</summary>
    public void Set(TimeSpan by) => set += by;
}
