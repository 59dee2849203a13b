using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <summary>What running and finished sessions used of each medicine, derived from their charts.</summary>
internal static class MedicineUses
{
    /// <summary>Two queries.</summary>
    public static async Task<IReadOnlyList<MedicineUse>> Given(ClinicDbContext db, long patientId, ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at, CancellationToken cancel)
    {
        var rows = await (
            from session in db.OfPerson<InfusionSession>(patientId)
            where session.Phase != SessionPhase.Preparing
            join signed in db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            select new { session.Id, Signed = signed }).AsNoTracking().ToListAsync(cancel);
        if (rows.Count == 0) return [];
        var ids = rows.ConvertAll(row => row.Id);
        var entries = (await db.Set<ChartEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        return [.. rows.SelectMany(row => Of(SessionChart.Fold(ReadPlan.Of(row.Signed, formulary).ForSession, [.. entries[row.Id]], at), zone))];
    }

    public static IEnumerable<MedicineUse> Of(ChartState state, ClinicZone zone)
    {
        if (state.StartedAt is not { } started) return [];
        return state.Bags.Where(bag => bag.Given > Volume.Zero).SelectMany(bag => bag.Ingredients).GroupBy(part => part.Medication, StringComparer.Ordinal).Select(parts => new MedicineUse(
            zone.DateOf(started), parts.Key, parts.Any(part => part.Given is null) ? null : parts.Sum(part => part.Given!.Value.Milligrams)));
    }

    /// <summary>What one session of a plan would use on a day: every medicine once, with its milligrams where the plan gives them.</summary>
    public static IEnumerable<MedicineUse> Planned(PlanContent plan, DateOnly day)
    {
        var figures = PlanArithmetic.Of(plan, plan.DosingWeightOf);
        return plan.Bags.Zip(figures.Bags).SelectMany(pair => pair.First.Ingredients.Select((part, index) => (part.Medication, pair.Second.Ingredients.ElementAtOrDefault(index)?.Mass)))
            .GroupBy(each => each.Medication, StringComparer.Ordinal)
            .Select(parts => new MedicineUse(day, parts.Key, parts.Any(part => part.Mass is null) ? null : parts.Sum(part => part.Mass!.Value.Milligrams)));
    }
}
