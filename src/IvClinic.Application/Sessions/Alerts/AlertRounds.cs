using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Sessions;

/// <summary>
/// Looks at every session in a chair, with no page open, and writes what somebody must be told. Three queries at most however
/// many sessions there are; nothing is written when nothing changed. One session that fails does not keep the others unwatched.
/// </summary>
public sealed class AlertRounds : IDisposable
{
    private static readonly SessionPhase[] Watched = [SessionPhase.Preparing, SessionPhase.Running, SessionPhase.Paused, SessionPhase.Stopped];

    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly WriteGate gate;
    private readonly ClinicFormularies formularies;
    private readonly StaffRegister register;
    private readonly AlertBoard board;
    private readonly LiveFeed feed;
    private readonly TimeProvider clock;
    private readonly ILogger<AlertRounds> log;
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly Dictionary<long, WatchedSession> known = [];
    private readonly HashSet<long> failing = [];
    private object? readUnder;

    internal AlertRounds(
        IDbContextFactory<ClinicDbContext> contexts, WriteGate gate, ClinicFormularies formularies, StaffRegister register, AlertBoard board, LiveFeed feed, TimeProvider clock, ILogger<AlertRounds> log)
    {
        (this.contexts, this.gate, this.formularies, this.register) = (contexts, gate, formularies, register);
        (this.board, this.feed, this.clock, this.log) = (board, feed, clock, log);
    }

    /// <summary>One look at all of them.</summary>
    public async Task Look(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (!board.IsKnown) await Remember(db, cancel);
            var seated = await Seated(db, cancel);
            await CatchUp(db, seated, cancel);
            var now = Moment();
            var changes = Changes(seated, now);
            if (changes.Count > 0) await Write(db, changes, now, cancel);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => one.Dispose();

    /// <summary>After a restart: what stands in the database stands on the screens.</summary>
    private async Task Remember(ClinicDbContext db, CancellationToken cancel)
    {
        var rows = await (
            from alert in db.Set<SessionAlert>()
            where !db.Set<AlertEvent>().Any(each => each.AlertId == alert.Id && each.Step == AlertStep.Ended)
            join session in db.Set<InfusionSession>() on alert.SessionId equals session.Id
            join patient in db.Set<Patient>() on session.PatientId equals patient.Id
            select new
            {
                Alert = alert,
                session.PublicId,
                patient.FamilyName,
                patient.GivenNames,
                Chair = db.Set<Chair>().Where(chair => chair.Id == session.ChairId).Select(chair => chair.Name).FirstOrDefault(),
                Events = db.Set<AlertEvent>().Where(each => each.AlertId == alert.Id).ToList(),
            }).AsNoTracking().ToListAsync(cancel);
        board.Begin(rows.Select(row =>
        {
            var heard = row.Events.Find(each => each.Step == AlertStep.Acknowledged);
            var escalated = row.Events.Find(each => each.Step == AlertStep.Escalated);
            return Shown(row.Alert, row.PublicId, row.Chair, new PersonName(row.FamilyName, row.GivenNames).Full) with
            {
                AcknowledgedAt = heard?.At,
                AcknowledgedBy = heard?.ByName,
                EscalatedAt = escalated?.At,
                Told = escalated?.Told,
            };
        }));
    }

    private static async Task<IReadOnlyList<SeatedRow>> Seated(ClinicDbContext db, CancellationToken cancel) => await (
        from session in db.Set<InfusionSession>()
        where Watched.Contains(session.Phase)
        join patient in db.Set<Patient>() on session.PatientId equals patient.Id
        select new SeatedRow(session.Id, session.PublicId, session.LastSeq, patient.FamilyName, patient.GivenNames, db.Set<Chair>().Where(chair => chair.Id == session.ChairId).Select(chair => chair.Name).FirstOrDefault()))
        .AsNoTracking().ToListAsync(cancel);

    /// <summary>Reads the plans of sessions that are new here, and the entries that are new of all.</summary>
    private async Task CatchUp(ClinicDbContext db, IReadOnlyList<SeatedRow> seated, CancellationToken cancel)
    {
        var formulary = formularies.Current.Formulary;
        if (!ReferenceEquals(readUnder, formulary)) known.Clear();
        readUnder = formulary;
        var here = seated.Select(row => row.Id).ToHashSet();
        foreach (var gone in known.Keys.Where(id => !here.Contains(id)).ToList()) known.Remove(gone);
        var strangers = seated.Where(row => !known.ContainsKey(row.Id)).Select(row => row.Id).ToList();
        if (strangers.Count > 0)
        {
            var rows = await (
                from session in db.Set<InfusionSession>()
                where strangers.Contains(session.Id)
                join signed in db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
                select new { session.Id, session.PublicId, Signed = signed }).AsNoTracking().ToListAsync(cancel);
            foreach (var row in rows)
                Guarded(row.Id, row.PublicId, () => known[row.Id] = new(ReadPlan.Of(row.Signed, formulary).ForSession));
        }

        var (all, later) = (strangers.Where(known.ContainsKey).ToList(), seated.Where(row => known.TryGetValue(row.Id, out var kept) && row.LastSeq > kept.LastSeq && !strangers.Contains(row.Id)).Select(row => row.Id).ToList());
        if (all.Count == 0 && later.Count == 0) return;
        try
        {
            var after = later.Count > 0 ? later.Min(id => known[id].LastSeq) : 0;
            Take(await db.Set<ChartEntry>().AsNoTracking().Where(entry => all.Contains(entry.SessionId) || (later.Contains(entry.SessionId) && entry.Seq > after)).OrderBy(entry => entry.Seq).ToListAsync(cancel));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            // One entry that cannot be read fails the query of all: then each by itself, so that only its own session is unwatched.
            foreach (var row in seated.Where(row => known.ContainsKey(row.Id))) await TakeAlone(db, row, cancel);
        }
    }

    private void Take(IReadOnlyList<ChartEntry> entries)
    {
        foreach (var of in entries.GroupBy(entry => entry.SessionId)) known[of.Key].Add(of);
    }

    private async Task TakeAlone(ClinicDbContext db, SeatedRow row, CancellationToken cancel)
    {
        var after = known[row.Id].LastSeq;
        try
        {
            Take(await db.Set<ChartEntry>().AsNoTracking().Where(entry => entry.SessionId == row.Id && entry.Seq > after).OrderBy(entry => entry.Seq).ToListAsync(cancel));
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            known.Remove(row.Id);
            Report(row.Id, row.PublicId, failure);
        }
    }

    private List<SessionChanges> Changes(IReadOnlyList<SeatedRow> seated, DateTimeOffset now)
    {
        var (changes, open) = (new List<SessionChanges>(), board.Current.Open.ToLookup(alert => alert.SessionRow));
        foreach (var row in seated)
        {
            IReadOnlyList<AlertCause>? causes = null;
            if (known.TryGetValue(row.Id, out var session)) Guarded(row.Id, row.PublicId, () => causes = session.Causes(now));
            // What stood before the session could not be read any more is not taken back by not knowing.
            Add(row.Id, row, causes ?? [.. open[row.Id].Select(Kept), .. open[row.Id].Any(alert => alert.Kind == AlertKind.NotWatched) ? Array.Empty<AlertCause>() : [AlertRules.NotWatched(now)]]);
        }

        var here = seated.Select(row => row.Id).ToHashSet();
        foreach (var over in open.Where(group => !here.Contains(group.Key))) Add(over.Key, null, []);
        return changes;

        void Add(long row, SeatedRow? seat, IReadOnlyList<AlertCause> causes)
        {
            if (AlertDecisions.Of([.. open[row].Select(alert => alert.Standing)], causes, seat is null, now) is { IsEmpty: false }) changes.Add(new(row, seat, causes));
        }
    }

    private static AlertCause Kept(OpenAlert alert) => new(alert.Kind, alert.Subject, alert.Severity, alert.Sentence, alert.ValueAt, alert.Beyond);

    /// <summary>Decided again under the gate: somebody may have acknowledged in between.</summary>
    private async Task Write(ClinicDbContext db, IReadOnlyList<SessionChanges> sessions, DateTimeOffset now, CancellationToken cancel)
    {
        var told = new HashSet<Guid>();
        using (await gate.Enter(cancel))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(cancel);
            var picture = board.Current.Open.ToDictionary(alert => alert.Id);
            List<(SessionAlert Row, SeatedRow Seat)> raised = [];
            string? recipients = null;
            foreach (var of in sessions)
            {
                var standing = picture.Values.Where(alert => alert.SessionRow == of.Row).ToList();
                var decided = AlertDecisions.Of([.. standing.Select(alert => alert.Standing)], of.Causes, of.Seat is null, now);
                foreach (var (id, why) in decided.End)
                {
                    db.Add(AlertEvent.Ended(picture[id].Row, now, why));
                    told.Add(picture[id].SessionId);
                    picture.Remove(id);
                }

                foreach (var id in decided.Escalate)
                {
                    recipients ??= await Recipients(db, cancel);
                    db.Add(AlertEvent.Escalated(picture[id].Row, now, recipients));
                    told.Add(picture[id].SessionId);
                    picture[id] = picture[id] with { EscalatedAt = now, Told = recipients };
                }

                foreach (var alert in decided.Raise) raised.Add((SessionAlert.Raised(Guid.CreateVersion7(), of.Row, alert, now), of.Seat!));
            }

            db.AddRange(raised.Select(each => each.Row));
            await db.SaveChangesAsync(cancel);
            await transaction.CommitAsync(cancel);
            foreach (var (row, seat) in raised)
            {
                var shown = Shown(row, seat.PublicId, seat.Chair, new PersonName(seat.FamilyName, seat.GivenNames).Full);
                picture[shown.Id] = shown;
                told.Add(shown.SessionId);
            }

            board.Begin(picture.Values);
        }

        foreach (var session in told) feed.Publish(new LiveNotice(LiveKind.Alert, session));
    }

    /// <summary>Who is told: the floor's screen, and every clinician with whether they are signed in anywhere.</summary>
    private async Task<string> Recipients(ClinicDbContext db, CancellationToken cancel)
    {
        var clinicians = register.With(ClinicRole.Clinician);
        var ids = clinicians.Keys.ToList();
        var names = await db.Users.AsNoTracking().Where(member => ids.Contains(member.Id)).OrderBy(member => member.DisplayName).Select(member => new { member.Id, member.DisplayName }).ToListAsync(cancel);
        return string.Join("; ", names.Select(each => $"{each.DisplayName} ({(clinicians[each.Id] ? "signed in" : "not signed in")})").Prepend("the floor"))
            + (clinicians.Values.Any(isHere => isHere) ? "" : "; no clinician is signed in: call one");
    }

    private static OpenAlert Shown(SessionAlert alert, Guid session, string? chair, string patient) => new(
        alert.PublicId, session, chair, patient, alert.Kind, alert.Subject, alert.Severity, alert.Sentence, alert.Beyond, alert.ValueAt, alert.RaisedAt, alert.WaitingSince)
    {
        Row = alert.Id,
        SessionRow = alert.SessionId,
    };

    private void Guarded(long row, Guid id, Action look)
    {
        try
        {
            look();
            failing.Remove(row);
        }
        catch (Exception failure) when (failure is not OperationCanceledException)
        {
            Report(row, id, failure);
        }
    }

    // The kind and the place only: a message may carry values of the patient. Once, not every five seconds.
    private void Report(long row, Guid id, Exception failure)
    {
        if (failing.Add(row)) log.LogError("Session {Session} cannot be watched: {Kind} at {Place}", id, failure.GetType().Name, failure.StackTrace);
    }

    private DateTimeOffset Moment()
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    private sealed record SeatedRow(long Id, Guid PublicId, int LastSeq, string FamilyName, string GivenNames, string? Chair);

    /// <param name="Seat">Null when the session is over.</param>
    private sealed record SessionChanges(long Row, SeatedRow? Seat, IReadOnlyList<AlertCause> Causes);
}
