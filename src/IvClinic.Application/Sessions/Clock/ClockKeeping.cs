using System.Globalization;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Sessions;

/// <summary>Compares the server's clock with one that never jumps, says when it did, and takes over its time when nobody sits there.</summary>
internal sealed class ClockKeeping(
    SteadyClock clock, ClockBoard board, AuditTrail audit, IDbContextFactory<ClinicDbContext> contexts, LiveFeed feed, ILogger<ClockKeeping> log)
{
    /// <summary>Below it, asking who sits there would cost more than the difference is worth.</summary>
    private static readonly TimeSpan WorthTakingOver = TimeSpan.FromMilliseconds(500);

    /// <summary>After the database is opened: goes on where the last run stood, never before what is recorded.</summary>
    public async Task Begin(CancellationToken cancel)
    {
        var server = clock.Server;
        if (await MayTakeOver(server, cancel))
        {
            TakeOver(server);
            return;
        }

        var (expected, last) = (server - board.Notes.Ahead, await LastRecorded(cancel));
        clock.GoOnFrom(last > expected ? last : expected);
        // How long the server was away is not known then; that time went back is.
        if (ClockJump.Between(last, expected) is { } by && by < TimeSpan.Zero) await Note(last, by, cancel);
    }

    public async Task Look(CancellationToken cancel)
    {
        if (clock.Look() is not var (here, server)) return;
        if ((server - here).Duration() >= WorthTakingOver && await MayTakeOver(server, cancel)) TakeOver(clock.Server);
        else if (ClockJump.Between(here + board.Notes.Ahead, server) is { } by) await Note(here, by, cancel);
    }

    private async Task Note(DateTimeOffset at, TimeSpan by, CancellationToken cancel)
    {
        board.Change(notes => new(notes.Ahead + by, [.. notes.Jumps, new(Guid.CreateVersion7(), at, by)]));
        var said = string.Create(CultureInfo.InvariantCulture, $"by {by.TotalSeconds:0} s");
        if (by.Duration() >= ClockJump.WorthShowing) log.LogWarning("The server's clock jumped {By}. Running infusions are reckoned as before.", said);
        else log.LogInformation("The server's clock was set {By}.", said);
        await audit.RecordAlone(null, "ServerClockJumped", null, said, AuditOutcome.Done, cancel);
        feed.Publish(new LiveNotice(LiveKind.Clock));
    }

    private void TakeOver(DateTimeOffset server)
    {
        var by = server - clock.GetUtcNow();
        clock.GoOnFrom(server);
        if (by.Duration() >= ClockJump.WorthShowing) log.LogInformation("Nobody sits in a chair: the server's time is taken over, {Seconds} s from the time before.", Math.Round(by.TotalSeconds));
        if (board.Notes.Ahead == TimeSpan.Zero) return;
        board.Change(notes => notes with { Ahead = TimeSpan.Zero });
        feed.Publish(new LiveNotice(LiveKind.Clock));
    }

    /// <summary>Nobody is watched, and no entry would lie in the future.</summary>
    private async Task<bool> MayTakeOver(DateTimeOffset server, CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        return !await db.Set<InfusionSession>().AnyAsync(session => SessionPhases.Seated.Contains(session.Phase), cancel)
            && (await LastEntry(db, cancel) is not { } last || last <= server);
    }

    private async Task<DateTimeOffset> LastRecorded(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var entry = await LastEntry(db, cancel) ?? DateTimeOffset.MinValue;
        var audited = await db.Set<AuditEntry>().OrderByDescending(row => row.Seq).Select(row => (DateTimeOffset?)row.At).FirstOrDefaultAsync(cancel) ?? DateTimeOffset.MinValue;
        return entry > audited ? entry : audited;
    }

    private static Task<DateTimeOffset?> LastEntry(ClinicDbContext db, CancellationToken cancel) =>
        db.Set<ChartEntry>().OrderByDescending(entry => entry.Id).Select(entry => (DateTimeOffset?)entry.RecordedAt).FirstOrDefaultAsync(cancel);
}
