using IvClinic.Application.Sessions;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>What one medicine did to this patient in one finished infusion.</summary>
/// <param name="Dose">As given, derived from the chart; "amount not known" where it cannot be.</param>
/// <param name="Pain">Baseline and lowest pain; "pain not known" without either.</param>
/// <param name="Reactions">Symptoms and grade of each; empty: none was recorded.</param>
public sealed record PastInfusion(Guid SessionId, string Medicine, DateTimeOffset StartedAt, string Dose, string Pain, IReadOnlyList<string> Reactions);

internal static class EarlierInfusions
{
    private const int Most = 60;
    private static readonly TimeSpan AnyGap = TimeSpan.FromDays(365);

    /// <summary>Two queries; the newest first.</summary>
    public static async Task<IReadOnlyList<PastInfusion>> Load(ClinicDbContext db, long patientId, ClinicFormulary formulary, DateTimeOffset at, CancellationToken cancel)
    {
        var rows = await (
            from session in db.Set<InfusionSession>()
            where session.PatientId == patientId && (session.Phase == SessionPhase.Discharged || session.Phase == SessionPhase.Signed)
            join signed in db.Set<SignedPlan>() on session.SignedPlanId equals signed.Id
            orderby session.OpenedAt descending
            select new { session.Id, session.PublicId, Signed = signed }).AsNoTracking().Take(Most).ToListAsync(cancel);
        var ids = rows.ConvertAll(row => row.Id);
        var entries = (await db.Set<ChartEntry>().AsNoTracking().Where(entry => ids.Contains(entry.SessionId)).OrderBy(entry => entry.Seq).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        return [.. rows.SelectMany(row => Of(row.PublicId, SessionChart.Fold(ReadPlan.Of(row.Signed, formulary).ForSession, [.. entries[row.Id]], at), [.. entries[row.Id]]))];
    }

    private static IEnumerable<PastInfusion> Of(Guid session, ChartState state, IReadOnlyList<ChartEntry> entries)
    {
        if (state.StartedAt is not { } started) return [];
        var relief = Relief.Of(entries, started, AnyGap);
        var pain = relief is { Baseline: { } before, Lowest: { } least } ? FormattableString.Invariant($"pain {before.Score} → {least.Score}{(relief.Thirty is null ? ", 30 % relief not reached" : "")}") : "pain not known";
        IReadOnlyList<string> reactions =
        [
            .. state.AllReactions.Select(reaction =>
                (reaction.SymptomsSeen.Count > 0 ? string.Join(", ", reaction.SymptomsSeen.Select(ChairsideTerms.SymptomText)) : "symptoms not recorded")
                + (reaction.WorstGrade is { } grade ? FormattableString.Invariant($", grade {grade}") : ", not graded")),
        ];
        return state.Bags.SelectMany(bag => bag.Ingredients).GroupBy(part => part.Medication, StringComparer.Ordinal)
            .Select(parts => new PastInfusion(session, parts.Key, started, Dose([.. parts]), pain, reactions));
    }

    private static string Dose(IReadOnlyList<IngredientGiven> parts)
    {
        if (parts.Any(part => part.Given is null && part.FluidGiven is null)) return "amount not known";
        var mass = parts.Where(part => part.Given is not null).Select(part => part.Given!.Value).Aggregate(Mass.Zero, (sum, each) => Mass.FromMilligrams(sum.Milligrams + each.Milligrams));
        return mass > Mass.Zero ? mass.Text() : $"{NumberText.Format(parts.Sum(part => part.FluidGiven?.Millilitres ?? 0m), 1)} mL";
    }
}
