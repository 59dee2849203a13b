namespace IvClinic.Application.Demo;

/// <summary>Everything that happens in the demo's story, done in the order of time: a record grows in one direction only.</summary>
internal sealed class DemoTimeline(DemoClock clock)
{
    private readonly PriorityQueue<Func<Task>, (DateTimeOffset At, int Order)> happenings = new();
    private int order;

    public void At(DateTimeOffset instant, Func<Task> happens) => happenings.Enqueue(happens, (instant, order++));

    /// <summary>Lets everything up to an instant happen; what a happening adds happens too.</summary>
    public async Task RunUntil(DateTimeOffset end)
    {
        while (happenings.TryPeek(out var happens, out var when) && when.At <= end)
        {
            happenings.Dequeue();
            clock.MoveTo(when.At);
            await happens();
        }
    }
}
