using IvClinic.Application.Formulary;
using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Sessions;

/// <summary>A session whose patient sits there, as the first query of a round finds it.</summary>
internal sealed record SeatedRow(long Id, Guid PublicId, int LastSeq, string FamilyName, string GivenNames, string? Chair);

/// <summary>
/// Plan and entries of every seated session, kept between two rounds and caught up by seq: who sits, plans that are new, entries
/// that are new. A session that cannot be read is left out and said once; the others are read all the same.
/// </summary>
internal sealed class SeatedSessions(ClinicFormularies formularies, ILogger log)
{
    private readonly Dictionary<long, WatchedSession> known = [];
    private readonly HashSet<long> failing = [];
    private object? readUnder;

    public async Task<IReadOnlyList<SeatedRow>> CaughtUp(ClinicDbContext db, CancellationToken cancel)
    {
        var seated = await Seated(db, cancel);
        await CatchUp(db, seated, cancel);
        return seated;
    }

    /// <summary>Null where the session cannot be read.</summary>
    public IReadOnlyList<AlertCause>? Causes(SeatedRow row, DateTimeOffset now)
    {
        IReadOnlyList<AlertCause>? causes = null;
        if (known.TryGetValue(row.Id, out var session)) Guarded(row.Id, row.PublicId, () => causes = session.Causes(now));
        return causes;
    }

    private static async Task<IReadOnlyList<SeatedRow>> Seated(ClinicDbContext db, CancellationToken cancel) => await (
        from session in db.Set<InfusionSession>()
        where SessionPhases.Seated.Contains(session.Phase)
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
}
