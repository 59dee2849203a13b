using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
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
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly WriteGate gate;
    private readonly StaffRegister register;
    private readonly AlertBoard board;
    private readonly LiveFeed feed;
    private readonly TimeProvider clock;
    private readonly SemaphoreSlim one = new(1, 1);
    private readonly SeatedSessions seatedSessions;

    internal AlertRounds(
        IDbContextFactory<ClinicDbContext> contexts, WriteGate gate, ClinicFormularies formularies, StaffRegister register, AlertBoard board, LiveFeed feed, TimeProvider clock, ILogger<AlertRounds> log)
    {
        (this.contexts, this.gate, this.register, this.board, this.feed, this.clock) = (contexts, gate, register, board, feed, clock);
        seatedSessions = new SeatedSessions(formularies, log);
    }

    /// <summary>One look at all of them.</summary>
    public async Task Look(CancellationToken cancel = default)
    {
        await one.WaitAsync(cancel);
        try
        {
            await using var db = await contexts.CreateDbContextAsync(cancel);
            if (!board.IsKnown) await Remember(db, cancel);
            var seated = await seatedSessions.CaughtUp(db, cancel);
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

    private List<SessionChanges> Changes(IReadOnlyList<SeatedRow> seated, DateTimeOffset now)
    {
        var (changes, open) = (new List<SessionChanges>(), board.Current.Open.ToLookup(alert => alert.SessionRow));
        foreach (var row in seated)
        {
            // What stood before the session could not be read any more is not taken back by not knowing.
            Add(row.Id, row, seatedSessions.Causes(row, now) ?? [.. open[row.Id].Where(alert => alert.Kind != AlertKind.NotWatched).Select(Kept), AlertRules.NotWatched(now)]);
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

    private DateTimeOffset Moment()
    {
        var now = clock.GetUtcNow();
        return new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
    }

    /// <param name="Seat">Null when the session is over.</param>
    private sealed record SessionChanges(long Row, SeatedRow? Seat, IReadOnlyList<AlertCause> Causes);
}
