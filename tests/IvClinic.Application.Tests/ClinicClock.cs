namespace IvClinic.Application.Tests;

/// <summary>The clock of a test clinic: it stands until it is moved.</summary>
internal sealed class ClinicClock(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;

    public void Advance(TimeSpan by) => Now += by;
}
