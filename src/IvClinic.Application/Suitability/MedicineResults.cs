using IvClinic.Application.Formulary;
using IvClinic.Application.Sessions;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>
/// This clinic's own results with each medicine, unadjusted: of the newest finished infusions, those for one indication. An
/// infusion with two medicines counts for both. Two queries; pain, start and corrections are all that is read of the charts.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class MedicineResults(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<string, IReadOnlyDictionary<string, UnadjustedResult>>(desk)
{
    public const int Newest = 500;

    private static readonly TimeSpan AnyGap = TimeSpan.FromDays(365);

    private protected override async Task<IReadOnlyDictionary<string, UnadjustedResult>> Load(string query, ReadWork work, CancellationToken cancel)
    {
        var rows = await (
            from session in work.Db.Set<InfusionSession>()
            where session.Phase == SessionPhase.Discharged || session.Phase == SessionPhase.Signed
            join signed in work.Db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            orderby session.OpenedAt descending
            select new { session.Id, Signed = signed }).AsNoTracking().Take(Newest).ToListAsync(cancel);
        var plans = rows.ToDictionary(row => row.Id, row => ReadPlan.Of(row.Signed, formularies.Current.Formulary).Content);
        var ids = plans.Where(pair => pair.Value.Indication == query).Select(pair => pair.Key).ToList();
        var entries = (await work.Db.Set<ChartEntry>().AsNoTracking()
            .Where(entry => ids.Contains(entry.SessionId) && (entry.PainNow != null || entry.Kind == EntryKind.Started || entry.VoidsEntryId != null))
            .OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        var reached = ids.Select(id => (Plan: plans[id], Reached: Reached([.. entries[id]]))).Where(each => each.Reached is not null).ToList();
        return reached.SelectMany(each => each.Plan.Bags.SelectMany(bag => bag.Ingredients).Select(part => part.Medication).Distinct().Select(medicine => (medicine, each.Reached)))
            .GroupBy(each => each.medicine, StringComparer.Ordinal)
            .ToDictionary(group => group.Key, group => new UnadjustedResult(group.Count(each => each.Reached == true), group.Count()), StringComparer.Ordinal);
    }

    /// <summary>Null where it is not known: no score before the start, none after it, or no pain before it.</summary>
    private static bool? Reached(IReadOnlyList<ChartEntry> entries)
    {
        var started = SessionChart.Standing(entries).FirstOrDefault(entry => entry.Kind == EntryKind.Started)?.EffectiveAt;
        var relief = Relief.Of(entries, started, AnyGap);
        return relief is { Baseline.Score: > 0, Last: not null } ? relief.Thirty is not null : null;
    }
}
