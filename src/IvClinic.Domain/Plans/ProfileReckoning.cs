using IvClinic.Domain.Measures;
using static System.FormattableString;

namespace IvClinic.Domain.Plans;

/// <summary>Lays the steps of a bag one after the other until the volume is gone.</summary>
internal sealed class ProfileReckoning(PlannedBag bag, Volume final, List<PlanProblem> problems)
{
    /// <summary>A pump counts volume to 0.1 mL: steps that differ from the bag by no more come out.</summary>
    public const decimal ToleranceMl = 0.1m;

    private readonly List<ProfileSegment> segments = [];
    private TimeSpan time = TimeSpan.Zero;
    private Volume run = Volume.Zero;
    private bool emptyEarly;

    public BagProfile? Profile(StepFigures[] steps)
    {
        if (steps.Length == 0) return Push();
        for (var i = 0; i < steps.Length; i++)
        {
            if (steps[i].Flow is not { } flow) return null;
            if (!Lay(flow, steps[i].Minutes, isLast: i == steps.Length - 1, number: i + 1)) return null;
        }

        var left = final.Less(run).Millilitres;
        if (left > ToleranceMl)
            Report(PlanProblemKind.StepsEndBeforeBag, $"The steps run out before the bag is empty: {final} in the bag, {Shown(run.Millilitres)} mL in the steps.", null);
        return new BagProfile(segments);
    }

    private bool Lay(FlowRate flow, int? minutes, bool isLast, int number)
    {
        if (minutes is null && !isLast)
        {
            Report(PlanProblemKind.OpenStepBeforeLast, Invariant($"Step {number} has no minutes: only the last step may run to the end."), number);
            return false;
        }

        if (minutes is <= 0)
        {
            Report(PlanProblemKind.NoMinutes, Invariant($"Step {number} must last at least a minute."), number);
            return false;
        }

        var left = final.Less(run);
        var asked = minutes is { } whole ? flow.During(TimeSpan.FromMinutes(whole)) : left;
        if (!emptyEarly && asked.Millilitres - left.Millilitres > ToleranceMl)
        {
            emptyEarly = true;
            Report(PlanProblemKind.BagEndsBeforeSteps, Invariant($"The bag is empty before step {number} ends: {left} left, {Shown(asked.Millilitres)} mL in the step."), number);
        }
        else if (!emptyEarly && minutes is null && left == Volume.Zero)
        {
            emptyEarly = true;
            Report(PlanProblemKind.BagEndsBeforeSteps, Invariant($"Nothing is left in the bag for step {number}."), number);
        }

        Add(flow, Volume.Smaller(asked, left), minutes is { } planned && asked <= left ? TimeSpan.FromMinutes(planned) : null);
        return true;
    }

    private void Add(FlowRate flow, Volume volume, TimeSpan? length)
    {
        if (volume == Volume.Zero) return;
        var to = time + (length ?? flow.TimeFor(volume)!.Value);
        segments.Add(new ProfileSegment(flow, time, to, volume));
        time = to;
        run += volume;
    }

    // An injection has no pump rate; its push time gives one, so that it has a duration and a place in the profile.
    private BagProfile? Push()
    {
        if (bag.PushMinutes is > 0m and var minutes)
        {
            Add(FlowRate.FromMillilitresPerHour(final.Millilitres * 60m / minutes), final, null);
            return new BagProfile(segments);
        }

        Report(PlanProblemKind.NoRate, "No rate and no minutes are given yet.", null);
        return null;
    }

    private static string Shown(decimal value) => NumberText.Format(value, 2);

    private void Report(PlanProblemKind kind, string sentence, int? step) => problems.Add(new(kind, sentence, bag.Number, null, step));
}
