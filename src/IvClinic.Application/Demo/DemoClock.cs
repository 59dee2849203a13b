namespace IvClinic.Application.Demo;

/// <summary>The clock of the demo: while it is being filled it stands where the story is, afterwards it is the clinic's.</summary>
public sealed class DemoClock(Sessions.SteadyClock clock) : TimeProvider
{
    private DateTimeOffset? standsAt;

    public override DateTimeOffset GetUtcNow() => standsAt ?? clock.GetUtcNow();

    internal void MoveTo(DateTimeOffset instant) => standsAt = instant;

    internal void Release() => standsAt = null;
}
