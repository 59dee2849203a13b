using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>The suitability decision that a plan names, with the newest that took its place; asked before something is booked, reviewed or opened on it.</summary>
internal static class PlanDecision
{
    /// <summary>By the id that plans name. One query, however many; ids of no decision are not there.</summary>
    public static async Task<IReadOnlyDictionary<Guid, DecisionInForce>> InForce(ClinicDbContext db, IReadOnlyCollection<Guid> named, ClinicZone zone, CancellationToken cancel)
    {
        if (named.Count == 0) return new Dictionary<Guid, DecisionInForce>();
        var lines = await (
            from decision in db.Set<SuitabilityDecision>().AsNoTracking()
            where named.Contains(decision.PublicId)
            from each in db.Set<SuitabilityDecision>().AsNoTracking()
            where each.PatientId == decision.PatientId && each.Indication == decision.Indication && each.Id >= decision.Id
            select new { Named = decision.PublicId, Decision = each }).ToListAsync(cancel);
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
