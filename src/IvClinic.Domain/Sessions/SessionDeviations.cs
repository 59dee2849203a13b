using System.Globalization;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>
/// What a clinician should have read before signing, in sentences. A session without any may be signed from a list.
/// </summary>
public static class SessionDeviations
{
    /// <summary>Given volume further from the plan's than this share is named. Clinic default (D).</summary>
    public const decimal VolumeShare = 0.05m;

    /// <summary>Written down so much later than it happened is named. Clinic default (D).</summary>
    public static readonly TimeSpan WrittenLate = TimeSpan.FromMinutes(30);

    public static IReadOnlyList<string> Of(SessionPlan plan, ChartState state, IReadOnlyList<ChartEntry> entries)
    {
        var standing = SessionChart.Standing(entries);
        List<string> found = [];
        foreach (var reaction in state.AllReactions)
            found.Add((reaction.WorstGrade is { } grade ? $"Reaction, grade {Text(grade)}" : "Reaction, not graded") + (reaction.Closing is { IsCompleted: true } ? "" : ", not closed by a clinician"));
        found.AddRange(standing.Where(entry => entry.IsFound).Select(entry => $"Pump found at {entry.Rate}, which nobody set"));
        Count(standing, entry => entry.Kind == EntryKind.RescueGiven, "rescue medicine", "rescue medicines", found);
        found.AddRange(standing.Where(entry => EntryText.Although(entry) is not null).Select(entry => EntryText.Of(entry)));
        Count(standing, entry => entry.Kind is EntryKind.RateOrdered or EntryKind.RestartOrdered or EntryKind.StepOrdered, "order beyond the plan", "orders beyond the plan", found);
        Count(standing, entry => entry.Kind is EntryKind.Started or EntryKind.RateChanged or EntryKind.BagChanged && entry.Reason is not null, "step with a reason", "steps with a reason", found);
        Count(standing, entry => entry.Kind == EntryKind.Bolus, "bolus", "boluses", found);
        Count(standing, entry => entry.Kind == EntryKind.AlertAcknowledged, "alert", "alerts", found);
        Count(standing, entry => entry.Kind == EntryKind.AlertLimitSet, "limit for this patient", "limits for this patient", found);
        Count(entries, entry => entry.VoidsEntryId is not null, "correction", "corrections", found);
        Count(standing, entry => entry.RecordedAt - entry.EffectiveAt > WrittenLate, "entry written more than 30 min later", "entries written more than 30 min later", found);
        found.AddRange(Answers(standing));
        if (state.EarlyStop is { } early) found.Add(early.Text);
        else if (Volume(plan, state) is { } volume) found.Add(volume);
        if (state.StartedAt is null) found.Add("Never started");
        if (state.IsStopEstimated) found.Add("The time of the stop is estimated");
        if (state.PumpReading is { AsksWhy: true }) found.Add("The pump showed another volume");
        found.AddRange(Ending(standing));
        found.AddRange(state.Oddities);
        return found;
    }

    private static IEnumerable<string> Answers(IReadOnlyList<ChartEntry> standing)
    {
        if (standing.LastOrDefault(entry => entry.Kind == EntryKind.GoNoGo) is not { } entry || EntryDetails.Read<GoNoGoDetails>(entry) is not { } decision) yield break;
        if (!decision.Go) yield return "No-go";
        foreach (var answer in decision.Answers ?? [])
        {
            if (answer.Answer == GoNoGoRules.Of(ChecklistReply.No)) yield return "Answered with no: " + answer.Question;
            // A yes against the kit check says so.
            else if (answer.Answer.StartsWith(GoNoGoRules.Of(ChecklistReply.Yes) + " (", StringComparison.Ordinal)) yield return $"{answer.Question}: {answer.Answer}";
        }

        if (decision.Go && entry.Reason is { } reason) yield return "Go, with a reason: " + reason;
    }

    private static string? Volume(SessionPlan plan, ChartState state)
    {
        if (state.StartedAt is null || plan.Bags.Count == 0 || plan.Bags.Any(bag => bag.Volume is null)) return null;
        var planned = plan.Bags.Sum(bag => bag.Volume!.Value.Millilitres);
        var given = state.TotalGiven.Millilitres;
        return Math.Abs(given - planned) > planned * VolumeShare ? $"{NumberText.Format(given, 1)} of {NumberText.Format(planned, 1)} mL given" : null;
    }

    private static IEnumerable<string> Ending(IReadOnlyList<ChartEntry> standing)
    {
        if (standing.LastOrDefault(entry => entry.Kind == EntryKind.Discharged) is not { } entry || EntryDetails.Read<DischargeDetails>(entry) is not { } ending) yield break;
        if (ending.Ending != SessionEnding.Home) yield return DischargeRules.Of(ending.Ending);
        foreach (var criterion in ending.Criteria.Where(criterion => !criterion.Met)) yield return $"Not met: {criterion.Criterion}";
    }

    private static void Count(IEnumerable<ChartEntry> entries, Func<ChartEntry, bool> isMeant, string one, string many, List<string> found)
    {
        var count = entries.Count(isMeant);
        if (count > 0) found.Add($"{Text(count)} {(count == 1 ? one : many)}");
    }

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);
}
