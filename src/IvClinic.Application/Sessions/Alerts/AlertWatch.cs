using System.Threading.Channels;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Sessions;

/// <summary>
/// Sends the rounds: at each beat of the clock and after each commit that concerns a session, whether anybody has a page open
/// or not. The saver only leaves a mark in a channel; several commits in short order are one round.
/// </summary>
internal sealed class AlertWatch(AlertRounds rounds, LiveFeed feed, ClinicZone zone, TimeProvider clock, ILogger<AlertWatch> log) : BackgroundService
{
    private static readonly TimeSpan Beat = TimeSpan.FromSeconds(5);
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(100);

    private readonly Channel<bool> due = Channel.CreateBounded<bool>(new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite, SingleReader = true });

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        feed.Overhearing = notice =>
        {
            if (notice.Kind is LiveKind.Session or LiveKind.Floor or LiveKind.Formulary) due.Writer.TryWrite(true);
        };
        await using var beat = clock.CreateTimer(_ => due.Writer.TryWrite(true), null, TimeSpan.Zero, Beat);
        await foreach (var _ in due.Reader.ReadAllAsync(stoppingToken))
        {
            await Task.Delay(Gather, stoppingToken);
            if (!zone.IsSetUp) continue;
            try
            {
                await rounds.Look(stoppingToken);
            }
            catch (Exception failure) when (failure is not OperationCanceledException)
            {
                log.LogError("A round of the alerts failed: {Kind} at {Place}", failure.GetType().Name, failure.StackTrace);
            }
        }
    }
}
