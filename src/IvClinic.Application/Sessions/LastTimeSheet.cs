using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <param name="Infusion">What was given, as bags are called on the screens.</param>
/// <param name="IsSameMedicine">False: rate, dose and pain are of another medicine.</param>
public sealed record EarlierInfusion(Guid SessionId, DateTimeOffset StartedAt, string Infusion, bool IsSameMedicine, LastTime Lesson);

/// <param name="Infusion">The last one under a medicine of today's plan, otherwise the last one of all; null for the first infusion.</param>
/// <param name="Access">Of the last infusion that has one: who placed which access when.</param>
public sealed record LastTimeCard(Guid PatientId, EarlierInfusion? Infusion, PlacedAccess? Access, PatientPreference? Preference, IReadOnlyList<PatientPreference> FormerPreferences);

public sealed record PlacedAccess(AccessDetails Details, DateTimeOffset At);

/// <summary>What worked last time, for whoever prepares the next infusion of the same patient. Nothing is filled in by it.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class LastTimeSheet(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<Guid, LastTimeCard>(desk)
{
    /// <summary>Earlier sessions that are looked through, the newest first.</summary>
    private const int Most = 6;

    private protected override async Task<LastTimeCard> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var now = await (
            from session in work.Db.Set<InfusionSession>()
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            join patient in work.Db.Set<Patient>() on session.PatientId equals patient.Id
            where session.PublicId == query
            select new { Session = session, Signed = signed, Patient = patient.PublicId }).AsNoTracking().FirstOrDefaultAsync(cancel) ?? throw new NotFoundException("The session");
        work.Opened(now.Session.PatientId, query.ToString());
        var formulary = formularies.Current.Formulary;
        var planned = Medicines(ReadPlan.Of(now.Signed, formulary)).ToHashSet(StringComparer.Ordinal);
        var rows = await (
            from session in work.Db.OfPerson<InfusionSession>(now.Session.PatientId)
            where session.Id != now.Session.Id
            where work.Db.Set<ChartEntry>().Any(entry => entry.SessionId == session.Id && entry.Kind == EntryKind.Started)
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            orderby session.OpenedAt descending
            select new { session.Id, session.PublicId, Signed = signed }).AsNoTracking().Take(Most).ToListAsync(cancel);
        var ids = rows.Select(row => row.Id).ToList();
        var entries = (await work.Db.Set<ChartEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        List<EarlierInfusion> earlier = [];
        PlacedAccess? access = null;
        foreach (var row in rows)
        {
            var plan = ReadPlan.Of(row.Signed, formulary);
            IReadOnlyList<ChartEntry> chart = [.. entries[row.Id]];
            var state = SessionChart.Fold(plan.ForSession, chart, work.Now);
            if (LastTime.Of(state, chart) is not { } lesson) continue;
            if (lesson.Access is { } placed) access ??= new(placed, state.StartedAt!.Value);
            earlier.Add(new(row.PublicId, state.StartedAt!.Value, string.Join(" + ", plan.ForSession.Bags.Select(bag => bag.Label)), Medicines(plan).Any(planned.Contains), lesson));
        }

        var preferences = await work.Db.OfPerson<PatientPreference>(now.Session.PatientId).AsNoTracking().OrderByDescending(each => each.Id).ToListAsync(cancel);
        return new(now.Patient, earlier.Find(each => each.IsSameMedicine) ?? earlier.FirstOrDefault(), access, preferences.Find(each => !each.IsVoided), [.. preferences.Where(each => each.IsVoided)]);
    }

    private static IEnumerable<string> Medicines(ReadPlan plan) => plan.Content.Bags.SelectMany(bag => bag.Ingredients).Select(each => each.Medication);
}
