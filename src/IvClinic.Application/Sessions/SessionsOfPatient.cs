using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
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

/// <summary>The infusions of one patient, the last first. Two queries; the newest hundred.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SessionsOfPatient(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<Guid, IReadOnlyList<PatientSession>>(desk)
{
    private const int Most = 100;
    private static readonly TimeSpan LongestGap = TimeSpan.FromMinutes(60);

    private protected override async Task<IReadOnlyList<PatientSession>> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var sessions = await (
            from patient in work.Db.Set<Patient>()
            where patient.PublicId == query
            join session in work.Db.Set<InfusionSession>() on patient.Id equals session.PatientId
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            orderby session.OpenedAt descending
            select new { Session = session, Signed = signed }).AsNoTracking().Take(Most).ToListAsync(cancel);
        var rows = sessions.Select(row => row.Session.Id).ToList();
        var entries = (await work.Db.Set<ChartEntry>().AsNoTracking().Where(entry => rows.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        if (sessions.Count > 0) work.Opened(sessions[0].Session.PatientId, query.ToString());
        return
        [
            .. sessions.Select(row =>
            {
                var plan = ReadPlan.Of(row.Signed, formularies.Current.Formulary);
                IReadOnlyList<ChartEntry> chart = [.. entries[row.Session.Id]];
                var state = SessionChart.Fold(plan.ForSession, chart, work.Now);
                return new PatientSession(row.Session.PublicId, row.Session.OpenedAt, PlanLabel.OfBags(plan.Content, formularies.Current.Formulary), state, Relief.Of(chart, state.StartedAt, LongestGap));
            }),
        ];
    }
}
