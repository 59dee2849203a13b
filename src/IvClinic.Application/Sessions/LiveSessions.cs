using System.Collections.Concurrent;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Patients;
using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>
/// One sheet per session in memory, shared by everybody who watches it. A notice makes a new one once, before the watchers
/// are told; a tick folds it again at the new time. Sheets nobody asked for in ten minutes are let go.
/// </summary>
public sealed class LiveSessions
{
    private static readonly TimeSpan Unasked = TimeSpan.FromMinutes(10);

    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly ClinicFormularies formularies;
    private readonly TimeProvider clock;
    private readonly ConcurrentDictionary<Guid, Slot> slots = new();
    private object? readUnder;

    internal LiveSessions(IDbContextFactory<ClinicDbContext> contexts, ClinicFormularies formularies, TimeProvider clock) =>
        (this.contexts, this.formularies, this.clock) = (contexts, formularies, clock);

    /// <summary>How many sheets are kept now.</summary>
    public int Count => slots.Count;

    /// <summary>The sheet as it is in memory; null when nobody has asked for it lately.</summary>
    public SessionSheet? Peek(Guid sessionId)
    {
        if (!slots.TryGetValue(sessionId, out var slot)) return null;
        slot.AskedAt = clock.GetUtcNow();
        return slot.Sheet;
    }

    /// <summary>The sheet with everything that is saved by now.</summary>
    /// <exception cref="UseCases.NotFoundException">There is no such session.</exception>
    internal async Task<SessionSheet> CaughtUp(ClinicDbContext db, Guid sessionId, CancellationToken cancel)
    {
        var slot = slots.GetOrAdd(sessionId, _ => new Slot());
        slot.AskedAt = clock.GetUtcNow();
        await slot.Gate.WaitAsync(cancel);
        try
        {
            return slot.Sheet = slot.Sheet is { } sheet ? await CatchUp(db, sheet, cancel) : await Load(db, sessionId, cancel);
        }
        catch (UseCases.NotFoundException)
        {
            slots.TryRemove(sessionId, out _);
            throw;
        }
        finally
        {
            slot.Gate.Release();
        }
    }

    /// <summary>The work done once per notice, whoever watches: see <see cref="LiveFeed.Preparing"/>.</summary>
    public async Task Prepare(LiveNotice notice)
    {
        switch (notice.Kind)
        {
            case LiveKind.Tick:
                Age();
                break;
            case LiveKind.Session when notice.Subject is { } id && slots.ContainsKey(id):
                await using (var db = await contexts.CreateDbContextAsync()) await CaughtUp(db, id, CancellationToken.None);
                break;
            case LiveKind.Patient or LiveKind.Plan:
                await Reread(sheet => (notice.Kind == LiveKind.Plan ? sheet.Header.PlanId : sheet.Header.PatientId) == notice.Subject);
                break;
            case LiveKind.Formulary or LiveKind.Floor when !ReferenceEquals(readUnder, formularies.Current.Formulary):
                // Another version is in force: what is watched, and the names, are of that one from now on.
                readUnder = formularies.Current.Formulary;
                await Reread(_ => true);
                break;
            default:
                break;
        }
    }

    private void Age()
    {
        var now = clock.GetUtcNow();
        foreach (var (id, slot) in slots)
        {
            if (now - slot.AskedAt > Unasked) slots.TryRemove(id, out _);
            else if (slot.Sheet is { } sheet && slot.Gate.Wait(0))
            {
                // A sheet that is being read again is newer than this tick.
                slot.Sheet = Folded(sheet, now);
                slot.Gate.Release();
            }
        }
    }

    private async Task Reread(Func<SessionSheet, bool> isMeant)
    {
        foreach (var (id, slot) in slots.Where(pair => pair.Value.Sheet is { } sheet && isMeant(sheet)))
        {
            await slot.Gate.WaitAsync();
            try
            {
                await using var db = await contexts.CreateDbContextAsync();
                slot.Sheet = await Load(db, id, CancellationToken.None);
            }
            finally
            {
                slot.Gate.Release();
            }
        }
    }

    private async Task<SessionSheet> CatchUp(ClinicDbContext db, SessionSheet sheet, CancellationToken cancel)
    {
        var last = sheet.Entries.Count == 0 ? 0 : sheet.Entries[^1].Seq;
        var rows = await (
            from session in db.Set<InfusionSession>()
            where session.Id == sheet.SessionRow
            from entry in db.Set<ChartEntry>().Where(entry => entry.SessionId == session.Id && entry.Seq > last).DefaultIfEmpty()
            select new { session.ControlVersion, Entry = entry }).AsNoTracking().ToListAsync(cancel);
        var newer = rows.Select(row => row.Entry).OfType<ChartEntry>().OrderBy(entry => entry.Seq).ToList();
        if (newer.Count == 0) return Folded(sheet, clock.GetUtcNow());
        if (newer.Exists(entry => entry.Kind == EntryKind.Seated)) return await Load(db, sheet.Header.SessionId, cancel); // the chair stands in the header
        IReadOnlyList<ChartEntry> entries = [.. sheet.Entries, .. newer];
        return Folded(sheet with { Entries = entries, Lines = SheetWriting.Lines(entries, sheet.Lines), ControlVersion = rows[0].ControlVersion }, clock.GetUtcNow());
    }

    /// <summary>Four queries: session with patient, plan and chair; allergies with who asked; earlier sessions with a reaction; the entries of all these sessions.</summary>
    private async Task<SessionSheet> Load(ClinicDbContext db, Guid sessionId, CancellationToken cancel)
    {
        var row = await (
            from session in db.Set<InfusionSession>()
            where session.PublicId == sessionId
            join patient in db.Set<Patient>() on session.PatientId equals patient.Id
            join plan in db.Set<TreatmentPlan>() on session.PlanId equals plan.Id
            join signed in db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            select new { Session = session, Patient = patient, Plan = plan, Signed = signed, Chair = db.Set<Chair>().Where(chair => chair.Id == session.ChairId).Select(chair => chair.Name).FirstOrDefault() })
            .AsNoTracking().FirstOrDefaultAsync(cancel) ?? throw new UseCases.NotFoundException("The session");
        var (allergies, reviews) = await Allergies(db, row.Patient.Id, cancel);
        var before = await PastReactions.Sessions(db, row.Patient.Id, row.Session.Id, cancel);
        List<long> ids = [row.Session.Id, .. before.Select(each => each.Id)];
        var charts = (await db.Set<ChartEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        IReadOnlyList<ChartEntry> entries = [.. charts[row.Session.Id]];
        var past = PastReactions.Of(before, charts, formularies.Current.Formulary, clock.GetUtcNow());

        var read = ReadPlan.Of(row.Signed, formularies.Current.Formulary);
        var header = new SessionHeader(
            sessionId, row.Patient.PublicId, row.Patient.FullName, row.Patient.NameUsed, row.Patient.BirthDateText, [.. row.Patient.Identifiers],
            HistoryListReading.Answer(HistoryList.Allergies, allergies, reviews), [.. allergies.Where(each => !each.IsVoided).Select(AllergyWords.Of)], row.Chair, row.Session.OpenedAt,
            row.Plan.PublicId, read.Content.Indication, SheetWriting.PlanLines(read.ForSession, read.Content, formularies.Current.Formulary), row.Signed.SignedByName, row.Signed.SignedAt,
            row.Patient.WhyClosed ?? row.Plan.MayStart(row.Session.PlanHash, clock.GetUtcNow()).Why)
        {
            Standing = PlanLines.Standing(read.Content),
            LastReaction = PastReactions.For(past, read.Content.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication)),
        };
        return Folded(
            new SessionSheet
            {
                Header = header,
                Plan = read.ForSession,
                Content = read.Content,
                Entries = entries,
                Lines = SheetWriting.Lines(entries),
                ControlVersion = row.Session.ControlVersion,
                State = SessionChart.Fold(read.ForSession, entries, clock.GetUtcNow()),
                SessionRow = row.Session.Id,
                PatientRow = row.Patient.Id,
            },
            clock.GetUtcNow());
    }

    private static async Task<(List<PatientAllergy> Allergies, List<HistoryReview> Reviews)> Allergies(ClinicDbContext db, long patientId, CancellationToken cancel)
    {
        var records = db.RecordsOf(patientId);
        var reviews = db.ReviewsOf(patientId);
        var rows = await db.Set<Patient>().AsNoTracking().Where(record => records.Contains(record.Id)).Select(record => new
        {
            Allergies = db.Set<PatientAllergy>().Where(entry => entry.PatientId == record.Id).ToList(),
            Reviews = reviews.Where(entry => entry.PatientId == record.Id && entry.List == HistoryList.Allergies).ToList(),
        }).ToListAsync(cancel);
        return ([.. rows.SelectMany(each => each.Allergies).OrderBy(entry => entry.Id)], [.. rows.SelectMany(each => each.Reviews)]);
    }

    private SessionSheet Folded(SessionSheet sheet, DateTimeOffset now)
    {
        var standing = SessionChart.Standing(sheet.Entries);
        var plan = sheet.Plan.OnDay(standing);
        if (!ReferenceEquals(plan, sheet.Plan))
        {
            // Another weight, or none any more: amounts and words follow. Otherwise they stay the same objects, and no screen draws them again.
            var day = DayDose.Weight(standing) is { } kg ? DayDose.Sentences(sheet.Content, kg) : [];
            sheet = sheet with { Plan = plan, OfToday = day, Header = sheet.Header with { PlanLines = SheetWriting.PlanLines(plan, sheet.Content, formularies.Current.Formulary) } };
        }

        var state = SessionChart.Fold(plan, sheet.Entries, now);
        var suggested = state.Reactions.Count > 0 ? SuggestedGrade.Of(state.Reactions[^1], standing) : null;
        return sheet with { State = state, Suggested = suggested, Nurse = ResponsibleNurse.Of(standing) };
    }

    private sealed class Slot
    {
        public SemaphoreSlim Gate { get; } = new(1, 1);

        public volatile SessionSheet? Sheet;

        private long askedTicks;

        public DateTimeOffset AskedAt
        {
            get => new(Interlocked.Read(ref askedTicks), TimeSpan.Zero);
            set => Interlocked.Exchange(ref askedTicks, value.UtcTicks);
        }
    }
}
