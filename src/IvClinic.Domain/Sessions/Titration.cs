using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Sessions;

/// <summary>The planned step after the present rate, due when the present one has been kept as long as planned.</summary>
internal static class Titration
{
    public static PlannedStepDue? Next(SessionPlan plan, FlowFold flow, DateTimeOffset at)
    {
        if (flow.Bag is not { } number || flow.LastRate is not { } rate || plan.Bag(number) is not { } bag) return null;
        if (flow.Phase is not (SessionPhase.Running or SessionPhase.Paused) || bag.Steps.Any(step => step.Flow is null)) return null;

        var present = Step(bag, flow.RatesOfBag, rate);
        if (present + 1 >= bag.Steps.Count) return null;
        var next = bag.Steps[present + 1];
        var kept = present < 0 ? TimeSpan.Zero : TimeSpan.FromMinutes(bag.Steps[present].Minutes ?? 0);
        DateTimeOffset? due = flow.Phase == SessionPhase.Running ? at + (kept - flow.AtThisRate) : null;
        return new PlannedStepDue(next.Number, next.Flow!.Value, due);
    }

    // Follows the rates through the steps, because a plan may come back to a rate: 30, 60, 30. -1: slower than all.
    private static int Step(SessionBag bag, IReadOnlyList<FlowRate> rates, FlowRate rate)
    {
        FlowRate[] steps = [.. bag.Steps.Select(step => step.Flow!.Value)];
        var at = -1;
        foreach (var set in rates)
        {
            var ahead = Array.FindIndex(steps, at + 1, step => RateCheck.IsSame(step, set));
            var back = Array.FindLastIndex(steps, step => RateCheck.IsSame(step, set));
            at = ahead >= 0 ? ahead : back;

            // A rate of the nurse's own stands at the last step that is slower.
            if (at < 0) at = Array.FindLastIndex(steps, step => step < set);
        }

        return rates.Count > 0 ? at : Array.FindLastIndex(steps, step => step <= rate);
    }
}
