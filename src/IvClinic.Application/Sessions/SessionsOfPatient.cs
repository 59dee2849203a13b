using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>One infusion of a patient.</summary>
/// <param name="State">As it is now, or as it was left.</param>
public sealed record PatientSession(Guid SessionId, DateTimeOffset OpenedAt, string PlanLabel, ChartState State, Relief Relief)
{
    /// <summary>The worst grade of all its reactions; null without a graded one.</summary>
    public int? WorstGrade => State.AllReactions.Max(reaction => reaction.WorstGrade);
}

/// <summary>The infusions of one patient, of both records where a person has two, the last first. Two queries; the newest hundred.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SessionsOfPatient(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<Guid, IReadOnlyList<PatientSession>>(desk)
{
    internal const int Most = 100;
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(60);

    private protected override async Task<IReadOnlyList<PatientSession>> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var records = work.Db.RecordsOf(query);
        var sessions = await (
            from session in work.Db.Set<InfusionSession>()
            where records.Contains(session.PatientId)
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            orderby session.OpenedAt descending
            select new { Session = session, Signed = signed }).AsNoTracking().Take(Most).ToListAsync(cancel);
        var rows = sessions.Select(row => row.Session.Id).ToList();
        var charts = (await work.Db.Set<ChartEntry>().AsNoTracking().Where(entry => rows.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        if (sessions is [var last, ..]) work.Opened(last.Session.PatientId, query.ToString());
        return Of(sessions.Select(row => row.Session), sessions.Select(row => row.Signed).DistinctBy(signed => signed.Id).ToDictionary(signed => signed.Id), charts, formularies.Current.Formulary, work.Now);
    }

    /// <param name="signed">The plans they stand on.</param>
    /// <param name="charts">All entries of each, by session and seq.</param>
    internal static List<PatientSession> Of(IEnumerable<InfusionSession> sessions, IReadOnlyDictionary<long, SignedPlan> signed, ILookup<long, ChartEntry> charts, ClinicFormulary formulary, DateTimeOffset now) =>
        [.. sessions.Select(session => Of(session, signed[session.SignedPlanId], [.. charts[session.Id]], formulary, now))];

    private static PatientSession Of(InfusionSession session, SignedPlan signed, IReadOnlyList<ChartEntry> chart, ClinicFormulary formulary, DateTimeOffset now)
    {
        var plan = ReadPlan.Of(signed, formulary);
        var state = SessionChart.Fold(plan.ForSession, chart, now);
        return new PatientSession(session.PublicId, session.OpenedAt, PlanLabel.OfBags(plan.Content, formulary), state, Relief.Of(chart, state.StartedAt, LongestGap));
    }
}
