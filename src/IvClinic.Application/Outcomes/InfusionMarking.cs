using IvClinic.Application.Plans;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Outcomes;

/// <summary>Derives from a session's chart what stands beside the pain over weeks.</summary>
internal static class InfusionMarking
{
    /// <summary>Pain is due at the chairside far more often; only the numbers are wanted here, not the gaps.</summary>
    private static readonly TimeSpan AnyGap = TimeSpan.FromDays(365);

    /// <param name="state">Folded from these entries.</param>
    /// <returns>Null for a session that never started: nothing was infused.</returns>
    public static InfusionMark? Of(InfusionSession session, PlanContent plan, ChartState state, IReadOnlyList<ChartEntry> entries, ClinicFormulary formulary)
    {
        if (state.StartedAt is not { } started) return null;
        var relief = Relief.Of(entries, started, AnyGap);
        var given = state.Bags.SelectMany(bag => bag.Ingredients).Where(ingredient => ingredient.FluidGiven is null)
            .GroupBy(ingredient => ingredient.Medication, StringComparer.Ordinal)
            .Select(group => new GivenAmount(
                PlanLabel.NameOf(group.Key, formulary), group.Any(part => part.Given is null) ? null : group.Sum(part => part.Given!.Value.Milligrams)));
        var grades = state.Reactions.Select(reaction => reaction.WorstGrade).OfType<int>().ToList();
        return new InfusionMark(
            0, session.PublicId, started, session.Phase, PlanLabel.Of(plan, formulary), relief.Baseline, relief.Lowest, [.. given],
            state.Reactions.Count > 0, grades.Count == 0 ? null : grades.Max());
    }
}
