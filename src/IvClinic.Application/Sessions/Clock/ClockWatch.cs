using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Sessions;

/// <summary>Looks at the server's clock every five seconds, whether anybody has a page open or not.</summary>
internal sealed class ClockWatch(ClockKeeping keeping, SteadyClock clock, ILogger<ClockWatch> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Beat, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            try
            {
                await keeping.Look(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError("The server's clock could not be compared: {Kind} at {Place}", failure.GetType().Name, failure.StackTrace);
            }
        }
    }
}
