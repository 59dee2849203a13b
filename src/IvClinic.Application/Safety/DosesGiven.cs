using System.Globalization;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Safety;

/// <summary>
/// Doses a patient has had: recorded as given elsewhere, and those of sessions here, derived from the chart and the signed
/// plan. A dose counts from when its bag ended: the later time keeps it inside every window for longer.
/// </summary>
/// <param name="running">A session whose bags are left out, because the plan that is judged holds them already; null: none.</param>
/// <param name="corrected">An entry that is being corrected: its dose was not given; null: none.</param>
internal sealed class DosesGiven(ClinicFormulary formulary, ClinicZone zone, DateTimeOffset at, long? running = null, long? corrected = null)
{
    /// <summary>No window of the formulary is longer than a year and a month.</summary>
    private const int LookBackDays = 400;

    public List<GivenDose> Doses { get; } = [];

    /// <summary>What is on record but cannot be counted, in sentences.</summary>
    public List<string> NotCounted { get; } = [];

    /// <summary>Three queries: doses elsewhere, sessions with their plans, chart entries.</summary>
    public async Task Load(ClinicDbContext db, long patientId, CancellationToken cancel)
    {
        var since = at.AddDays(-LookBackDays);
        var elsewhere = await db.OfPerson<DoseElsewhere>(patientId).AsNoTracking()
            .Where(dose => dose.VoidedAt == null && dose.GivenAt >= since && dose.GivenAt <= at).ToListAsync(cancel);
        foreach (var dose in elsewhere) Add(dose.Medicine, dose.Route, dose.Amount, dose.Unit, dose.GivenAt);

        var sessions = await (
            from session in db.OfPerson<InfusionSession>(patientId).AsNoTracking()
            where session.OpenedAt >= since && session.OpenedAt <= at
            join plan in db.Set<SignedPlan>().AsNoTracking() on session.SignedPlanId equals plan.Id
            select new { session.Id, Plan = plan }).ToListAsync(cancel);
        if (sessions.Count == 0) return;
        var ids = sessions.ConvertAll(session => session.Id);
        var entries = await db.Set<ChartEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SessionId)).ToListAsync(cancel);
        var bySession = entries.ToLookup(entry => entry.SessionId);
        foreach (var session in sessions) Count(session.Plan.Read(), [.. bySession[session.Id].OrderBy(entry => entry.Seq)], withBags: session.Id != running);
    }

    private void Count(PlanContent plan, IReadOnlyList<ChartEntry> entries, bool withBags)
    {
        var state = SessionChart.Fold(SessionPlan.From(plan, plan.DosingWeightOf), entries, at);
        var standing = SessionChart.Standing(entries).Where(entry => entry.EffectiveAt <= at).ToList();
        foreach (var bag in state.Bags.Where(bag => withBags && bag.Given > Volume.Zero))
        {
            var ended = LastGiven(bag.Number, state, standing);
            var route = plan.Bags.FirstOrDefault(planned => planned.Number == bag.Number)?.Route;
            if (route is null || bag.Ingredients.Count == 0)
                NotCounted.Add($"A bag that was not in its plan ran on {Day(ended)}: its doses are not in the totals.");
            foreach (var ingredient in bag.Ingredients)
            {
                if (ingredient.Given is { } mass && mass > Mass.Zero) Add(ingredient.Medication, route!, mass.Milligrams, DoseUnit.Milligram, ended);
                else if (ingredient.FluidGiven is { } fluid && fluid > Volume.Zero) Add(ingredient.Medication, route!, fluid.Millilitres, DoseUnit.Millilitre, ended);
            }
        }

        foreach (var entry in standing.Where(entry => entry.Id != corrected && entry.Kind is EntryKind.PremedicationGiven or EntryKind.RescueGiven)) Count(entry);
    }

    private void Count(ChartEntry entry)
    {
        if (EntryDetails.Read<MedicineDetails>(entry) is not { } medicine) return;
        if (DoseText.Read(medicine.Dose) is var (amount, unit)) Add(medicine.Medication, medicine.Route, amount, unit, entry.EffectiveAt);
        else NotCounted.Add($"{formulary.DisplayName(medicine.Medication)} “{medicine.Dose}” of {Day(entry.EffectiveAt)} is not in the totals: its dose cannot be read as a number with a unit.");
    }

    private void Add(string medicine, string route, decimal amount, DoseUnit unit, DateTimeOffset given)
    {
        // The engine knows formulary ids; another name stays as it is and still counts for class rules.
        var id = formulary.Named(medicine.Trim())?.Id ?? medicine.Trim();
        var hours = (decimal)(at - given).Ticks / TimeSpan.TicksPerHour;
        Doses.Add(new GivenDose(id, route, amount, unit, Math.Max(0m, hours), zone.DateOf(at).DayNumber - zone.DateOf(given).DayNumber));
    }

    private string Day(DateTimeOffset moment) => zone.DateOf(moment).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static DateTimeOffset LastGiven(int bag, ChartState state, IReadOnlyList<ChartEntry> standing) =>
        state.Segments.Where(segment => segment.Bag == bag).Select(segment => segment.To)
            .Concat(standing.Where(entry => entry.Kind == EntryKind.Bolus && entry.BagNumber == bag).Select(entry => entry.EffectiveAt))
            .DefaultIfEmpty(state.StartedAt ?? state.At).Max();
}

/// <summary>A dose written as text at the chairside, for example "10 mg".</summary>
internal static class DoseText
{
    /// <returns>Null where it is not a number followed by mg, g, mcg or mL.</returns>
    public static (decimal Amount, DoseUnit Unit)? Read(string text)
    {
        var typed = text.Trim();
        var end = typed.TakeWhile(each => char.IsAsciiDigit(each) || each is '.' or ',').Count();
        var (value, problem) = NumberText.Read(typed[..end]);
        if (problem is not null || value is not > 0m) return null;
        return typed[end..].Trim() switch
        {
            "mg" => (value.Value, DoseUnit.Milligram),
            "g" => (value.Value, DoseUnit.Gram),
            "mcg" => (value.Value, DoseUnit.Microgram),
            "mL" => (value.Value, DoseUnit.Millilitre),
            _ => null,
        };
    }
}
