using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

public enum MindWhy
{
    /// <summary>Its suitability decision, or the series, ends soon or has ended.</summary>
    Expires,

    /// <summary>All sessions are given.</summary>
    UsedUp,

    /// <summary>Nothing was recorded about how it went since the last infusion.</summary>
    NoOutcome,
}

/// <param name="On">The last day, or the day of the last infusion.</param>
public sealed record PlanToMind(Guid PlanId, string PatientName, string Label, string Author, PlanStatus Status, MindWhy Why, DateOnly On, string Sentence);

/// <summary>Approved and completed plans that a clinician should look at, the most pressing first.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class PlansToMind(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<PlansToMind.All, IReadOnlyList<PlanToMind>>(desk)
{
    /// <summary>Time enough to see the patient again. Clinic default (D).</summary>
    public const int SoonDays = 14;

    /// <summary>An outcome is asked for within two weeks of an infusion. Clinic default (D).</summary>
    public const int OutcomeWithinDays = 14;

    /// <summary>A plan that ended longer ago is history.</summary>
    private const int BackDays = 120;
    private const int Most = 500;

    public sealed record All;

    private protected override async Task<IReadOnlyList<PlanToMind>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var (today, since) = (zone.DateOf(work.Now), work.Now.AddDays(-BackDays));
        var rows = await (
            from plan in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where plan.Status == PlanStatus.Approved || (plan.Status == PlanStatus.Completed && plan.StatusAt > since)
            join patient in work.Db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            orderby plan.StatusAt descending
            select new
            {
                Plan = plan,
                patient.FamilyName,
                patient.GivenNames,
                Given = work.Db.Set<InfusionSession>().Count(session => session.PlanId == plan.Id
                    && work.Db.Set<ChartEntry>().Any(entry => entry.SessionId == session.Id && entry.Kind == EntryKind.Started)),
                Last = work.Db.Set<InfusionSession>().Where(session => session.PlanId == plan.Id && (session.Phase == SessionPhase.Discharged || session.Phase == SessionPhase.Signed)).Max(session => (DateTimeOffset?)session.OpenedAt),
                Reported = work.Db.Set<JournalEntry>().Where(entry => entry.PatientId == plan.PatientId && entry.VoidedAt == null).Max(entry => (DateTimeOffset?)entry.At),
            }).Take(Most).ToListAsync(cancel);
        var contents = rows.ConvertAll(row => row.Plan.Content);
        var ids = contents.Select(content => content.SuitabilityId).OfType<Guid>().Distinct().ToList();
        var lastDays = (await PlanDecision.InForce(work.Db, ids, zone, cancel)).ToDictionary(each => each.Key, each => each.Value.Counts.LastDay);
        var formulary = formularies.Current.Formulary;
        return
        [
            .. rows.Zip(contents, (row, content) => Of(row.Plan, content, row.Given, row.Last, row.Reported, Ends(content, lastDays), today)
                    .Select(each => new PlanToMind(
                        row.Plan.PublicId, new PersonName(row.FamilyName, row.GivenNames).Full, PlanLabel.Of(content, formulary), row.Plan.AuthorName, row.Plan.Status, each.Why, each.On, each.Sentence)))
                .SelectMany(each => each).OrderBy(each => each.Why).ThenBy(each => each.On),
        ];
    }

    /// <summary>The earlier of both last days.</summary>
    private static (DateOnly On, string What)? Ends(PlanContent content, Dictionary<Guid, DateOnly> lastDays)
    {
        var suitability = content.SuitabilityId is { } id && lastDays.TryGetValue(id, out var day) ? (On: day, What: "suitability decision") : ((DateOnly On, string What)?)null;
        return content.Course?.LastDay is { } last && (suitability is null || last < suitability.Value.On) ? (last, "series") : suitability;
    }

    private IEnumerable<(MindWhy Why, DateOnly On, string Sentence)> Of(
        TreatmentPlan plan, PlanContent content, int given, DateTimeOffset? last, DateTimeOffset? reported, (DateOnly On, string What)? ends, DateOnly today)
    {
        var planned = content.Course?.MostSessions;
        if (plan.Status == PlanStatus.Approved && given >= planned)
            yield return (MindWhy.UsedUp, last is { } at ? zone.DateOf(at) : today, FormattableString.Invariant($"All {planned} {(planned == 1 ? "session is" : "sessions are")} given: complete it, or plan the next series."));
        else if (plan.Status == PlanStatus.Approved && ends is { } end && end.On <= today.AddDays(SoonDays))
            yield return (MindWhy.Expires, end.On, end.On < today ? FormattableString.Invariant($"The {end.What} ended on {end.On:d MMM yyyy}.") : FormattableString.Invariant($"The {end.What} ends on {end.On:d MMM yyyy}."));
        if (last is { } infused && today.DayNumber - zone.DateOf(infused).DayNumber >= OutcomeWithinDays && !(reported > infused))
            yield return (MindWhy.NoOutcome, zone.DateOf(infused), FormattableString.Invariant($"Nothing is recorded since the infusion of {zone.DateOf(infused):d MMM yyyy}."));
    }
}
