using IvClinic.Application.Sessions;
using IvClinic.Application.Storage;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>Plan and given medicines of some sessions, to say whether one belongs to them. Two queries.</summary>
public sealed class SessionMedicines
{
    private static readonly EntryKind[] BesideThePlan = [EntryKind.PremedicationGiven, EntryKind.RescueGiven];

    private readonly ClinicFormulary formulary;
    private readonly Dictionary<long, PlanContent> plans;
    private readonly ILookup<long, ChartEntry> given;

    private SessionMedicines(ClinicFormulary formulary, Dictionary<long, PlanContent> plans, ILookup<long, ChartEntry> given) => (this.formulary, this.plans, this.given) = (formulary, plans, given);

    /// <summary>What stands beside a session that has not this medicine.</summary>
    public static string Caution(string medicine) => $"Neither the plan nor the chart of this session has {medicine}.";

    internal static async Task<SessionMedicines> Of(ClinicDbContext db, IReadOnlyList<long> sessions, ClinicFormulary formulary, CancellationToken cancel)
    {
        var rows = await (
            from session in db.Set<InfusionSession>()
            where sessions.Contains(session.Id)
            join signed in db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            select new { session.Id, Signed = signed }).AsNoTracking().ToListAsync(cancel);
        var entries = await db.Set<ChartEntry>().AsNoTracking().Where(entry => sessions.Contains(entry.SessionId) && (BesideThePlan.Contains(entry.Kind) || entry.VoidsEntryId != null)).ToListAsync(cancel);
        return new(formulary, rows.ToDictionary(row => row.Id, row => ReadPlan.Of(row.Signed, formulary).Content), SessionChart.Standing(entries).ToLookup(entry => entry.SessionId));
    }

    /// <summary>False for a medicine that the formulary does not know any more: nothing can be said about it.</summary>
    public bool IsOutside(long session, string medicine) =>
        formulary.Medicines.TryGetValue(medicine, out var known) && plans.TryGetValue(session, out var plan) && !MedicineOfSession.Holds(known, plan, given[session]);
}
