using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>The suitability decision that a plan names, with the newest that took its place; asked before something is booked, reviewed or opened on it.</summary>
internal static class PlanDecision
{
    /// <summary>
    /// By the id that plans name. One query, however many; ids of no decision are not there. Of a person with two records a newer
    /// one in the other record counts too.
    /// </summary>
    public static async Task<IReadOnlyDictionary<Guid, DecisionInForce>> InForce(ClinicDbContext db, IReadOnlyCollection<Guid> named, ClinicZone zone, CancellationToken cancel)
    {
        if (named.Count == 0) return new Dictionary<Guid, DecisionInForce>();
        var all = db.Set<SuitabilityDecision>().AsNoTracking();
        var asked =
            from decision in all
            where named.Contains(decision.PublicId)
            join owner in db.Set<Patient>() on decision.PatientId equals owner.Id
            select new { decision.PublicId, decision.Indication, decision.Id, Person = owner.MergedIntoId ?? owner.Id };
        // Two looks by an index, as in PersonRecords: the record that goes on, and those merged into it.
        var own = from of in asked join each in all on of.Person equals each.PatientId where each.Indication == of.Indication && each.Id >= of.Id select new { Named = of.PublicId, Decision = each };
        var merged =
            from of in asked
            join record in db.Set<Patient>() on of.Person equals record.MergedIntoId
            join each in all on record.Id equals each.PatientId
            where each.Indication == of.Indication && each.Id >= of.Id
            select new { Named = of.PublicId, Decision = each };
        var lines = await own.Concat(merged).ToListAsync(cancel);
        return lines.GroupBy(row => row.Named).ToDictionary(
            line => line.Key, line => DecisionInForce.Of(line.First(row => row.Decision.PublicId == line.Key).Decision, line.Select(row => row.Decision), zone.DateOf));
    }

    /// <summary>Null where it names none.</summary>
    public static async Task<DecisionInForce?> InForce(ClinicDbContext db, PlanContent content, ClinicZone zone, CancellationToken cancel) =>
        content.SuitabilityId is { } id ? (await InForce(db, [id], zone, cancel)).GetValueOrDefault(id) : null;

    /// <summary>Null where the plan names no decision of this patient that said "suitable".</summary>
    public static async Task<DecisionInForce?> Carrying(ClinicDbContext db, PlanContent content, long patientId, ClinicZone zone, CancellationToken cancel) =>
        await InForce(db, content, zone, cancel) is { Named.IsSuitable: true } found && found.Named.PatientId == patientId ? found : null;

    /// <summary>Why the plan cannot be used on this day, in a sentence; null where its decision holds, or it names none.</summary>
    public static async Task<string?> WhyOver(ClinicDbContext db, TreatmentPlan plan, DateOnly day, ClinicZone zone, CancellationToken cancel) =>
        await Carrying(db, plan.Content, plan.PatientId, zone, cancel) is { } decision ? DecisionRule.WhyOver(decision, day) : null;
}
