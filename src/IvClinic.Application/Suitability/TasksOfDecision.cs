using IvClinic.Application.UseCases;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>What a signature sets going: tasks for what the chosen medicines still miss.</summary>
internal static class TasksOfDecision
{
    /// <summary>
    /// Each missing thing once for this decision. Open tasks of the decision before it, for the same indication, are dropped: the
    /// new one has asked again for everything that its own medicines need.
    /// </summary>
    public static async Task Ask(CommandWork work, SuitabilityDecision decision, IReadOnlyList<ScreenedMedicine> screened, CancellationToken cancel)
    {
        var (by, at) = (work.Actor.DisplayName, work.Now);
        var former = await (
            from task in work.Db.Set<TreatmentTask>().AsTracking()
            where task.PatientId == decision.PatientId && task.DoneAt == null && task.DroppedAt == null
            join old in work.Db.Set<SuitabilityDecision>() on task.DecisionId equals old.Id
            where old.Indication == decision.Indication && old.Id != decision.Id
            select task).ToListAsync(cancel);
        foreach (var task in former) task.Drop("A new decision for the same indication took the place of the one that asked for it.", by, at);
        if (!decision.IsSuitable) return;

        var chosen = decision.Chosen.Select(candidate => candidate.MedicineId).ToHashSet(StringComparer.Ordinal);
        var missing = screened.Where(each => chosen.Contains(each.Medicine.Id)).SelectMany(each => each.Missing.Select(check => (Check: check, each.Medicine.Id))).ToList();
        foreach (var check in MissingChecks.Merged(missing.Select(each => each.Check)))
        {
            var medicines = missing.Where(each => each.Check.Key == check.Key).Select(each => each.Id).Distinct(StringComparer.Ordinal);
            work.Db.Add(TreatmentTask.Ask(decision.PatientId, decision.Id, check, medicines, by, at));
        }
    }

    /// <summary>A decision that is taken back asks for nothing any more.</summary>
    public static async Task Drop(CommandWork work, SuitabilityDecision decision, CancellationToken cancel)
    {
        foreach (var task in await work.Db.Set<TreatmentTask>().AsTracking().Where(task => task.DecisionId == decision.Id && task.DoneAt == null && task.DroppedAt == null).ToListAsync(cancel))
            task.Drop("The decision that asked for it was withdrawn.", work.Actor.DisplayName, work.Now);
    }
}
