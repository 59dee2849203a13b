using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Sessions.Watching;

/// <summary>When the next observation is due: by the plan, by the formulary, after a rate change, or because of the score; the first of them.</summary>
internal sealed class ObservationClock(SessionPlan plan, FlowFold flow, SignFold signs, SessionPhase phase, DateTimeOffset? reactionSince, PlannedStepDue? next)
{
    /// <summary>
    /// Repeat within, by band: low 15 min after 1 to 4 points (reference scores, NEWS2 response, clinic default D); the
    /// bands above ask for review now, and are looked at again within 5 min (D).
    /// </summary>
    public static readonly IReadOnlyList<(EarlyWarningBand Band, int Minutes)> RepeatWithin =
    [
        (EarlyWarningBand.Low, 15),
        (EarlyWarningBand.LowMedium, 5),
        (EarlyWarningBand.Medium, 5),
        (EarlyWarningBand.High, 5),
    ];

    /// <summary>While a reaction is open. Clinic default (D): every 5 min.</summary>
    public static readonly TimeSpan DuringReaction = TimeSpan.FromMinutes(5);

    /// <summary>A round counts for a rate change when it was taken at most so long before. Clinic default (D).</summary>
    public static readonly TimeSpan CountsForChange = TimeSpan.FromMinutes(10);

    private bool IsWatched => flow.StartedAt is not null && phase is SessionPhase.Running or SessionPhase.Paused or SessionPhase.Stopped;

    public ObservationDue? Next(EarlyWarningScore? score)
    {
        if (!IsWatched || flow.StartedAt is not { } started) return null;
        var due = new List<ObservationDue>();
        if (plan.Monitoring.VitalsEveryMinutes is { } minutes) due.Add(new(Oldest(plan.ClockedSigns, started).AddMinutes(minutes), "by the plan"));
        if (plan.Monitoring.FirstCheckMinutes is { } check && flow.LastRateChangeAt is { } changed && !AllTakenAfter(changed))
            due.Add(new(changed.AddMinutes(check), "after the rate change"));
        if (score is { Counted: > 0 } && signs.Newest is { } newest && Repeat(score) is { } repeat)
            due.Add(new(newest.AddMinutes(repeat), "because of the early-warning score"));
        if (reactionSince is { } since) due.Add(new(Oldest(plan.ClockedSigns, since) + DuringReaction, "during a reaction"));
        if (phase != SessionPhase.Stopped && flow.Bag is { } bag) due.AddRange(plan.Watch.In([bag]).SelectMany(ByFormulary));
        return due.MinBy(item => item.At);
    }

    public DateTimeOffset? NextPain()
    {
        if (!IsWatched || flow.StartedAt is not { } started || plan.Monitoring.PainEveryMinutes is not { } minutes) return null;
        var last = signs.TakenAt(VitalSign.Pain) ?? started;
        return (last > started ? last : started).AddMinutes(minutes);
    }

    private IEnumerable<ObservationDue> ByFormulary(WatchedMedicine watched)
    {
        var (monitoring, name) = (watched.Medicine.Monitoring, watched.Medicine.TallManName);
        if (flow.BegunAt(watched.Bags) is not { } begun) yield break;
        foreach (var clock in monitoring.Phases.GroupBy(phase => string.Join(' ', phase.Signs)))
            yield return new(Round(Signs(monitoring, clock.First().Signs), [.. clock], begun, monitoring.Phases), $"for {name}");
        if (!monitoring.AtRateChange) yield break;
        var signsOfRound = Signs(monitoring, []);
        if (next?.DueAt is { } step && Oldest(signsOfRound, begun) < step - CountsForChange) yield return new(step, $"before the next rate, for {name}");
        if (flow.LastRateChangeAt is { } changed && changed > begun && Oldest(signsOfRound, begun) < changed - CountsForChange) yield return new(changed, $"at the rate change, for {name}");
    }

    // What the phases after an anchor ask for, then the one without; a round that would fall well behind the end of its
    // phase belongs to the next one.
    private DateTimeOffset Round(IReadOnlyList<VitalSign> taken, MonitoringPhase[] own, DateTimeOffset begun, IReadOnlyList<MonitoringPhase> all)
    {
        var last = Oldest(taken, begun);
        var later = (own.FirstOrDefault(each => each.After is null) ?? all.FirstOrDefault(each => each.After is null))?.EveryMinutes;
        var due = later is { } minutes ? last.AddMinutes((double)minutes) : DateTimeOffset.MaxValue;
        foreach (var phaseOf in own)
        {
            if (phaseOf.After is not { } after) continue;
            var anchor = after == PhaseAnchor.Rate && flow.LastRateChangeAt is { } changed && changed > begun ? changed : begun;
            var (end, every) = (anchor.AddMinutes((double)phaseOf.ForMinutes!.Value), TimeSpan.FromMinutes((double)phaseOf.EveryMinutes));
            var round = (last > anchor ? last : anchor) + every;
            if (round <= end + (every / 2) && round < due) due = round;
        }

        return due;
    }

    private IReadOnlyList<VitalSign> Signs(MonitoringPlan monitoring, IReadOnlyList<string> named)
    {
        VitalSign[] known = [.. (named.Count > 0 ? named : monitoring.During).Select(code => VitalLimits.ByCode(code)?.Sign).OfType<VitalSign>().Where(sign => sign != VitalSign.Pain)];
        return known.Length > 0 ? known : plan.ClockedSigns;
    }

    // A partial score of 1 to 4 points may hide more: it is repeated like a low one, not left alone.
    private static int? Repeat(EarlyWarningScore score)
    {
        var band = score.Band == EarlyWarningBand.NotKnown ? EarlyWarningBand.Low : score.Band;
        return RepeatWithin.Single(row => row.Band == band).Minutes;
    }

    // Values from before the start do not count against it: the interval begins with the infusion.
    private DateTimeOffset Oldest(IReadOnlyList<VitalSign> of, DateTimeOffset from) => of.Select(sign => signs.TakenAt(sign) is { } at && at > from ? at : from).Min();

    // Taken in the same instant as the change is taken before it.
    private bool AllTakenAfter(DateTimeOffset changed) => plan.ClockedSigns.All(sign => signs.TakenAt(sign) > changed);
}
