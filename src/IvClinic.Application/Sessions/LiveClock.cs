using IvClinic.Application.Live;
using Microsoft.Extensions.Hosting;

namespace IvClinic.Application.Sessions;

/// <summary>Lets the clocks on live screens move: a tick every five seconds, while somebody watches.</summary>
public sealed class LiveClock : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    private readonly LiveFeed feed;
    private readonly TimeProvider clock;

    public LiveClock(LiveFeed feed, LiveSessions sessions, TimeProvider clock)
    {
        (this.feed, this.clock) = (feed, clock);
        feed.Preparing = sessions.Prepare;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            if (feed.WatcherCount > 0) feed.Publish(new LiveNotice(LiveKind.Tick));
        }
    }
}
