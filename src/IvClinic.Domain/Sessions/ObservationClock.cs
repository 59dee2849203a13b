namespace IvClinic.Domain.Sessions;

/// <summary>When the next observation is due: by the plan, after a rate change, or because of the score; the first of them.</summary>
internal sealed class ObservationClock(SessionPlan plan, FlowFold flow, SignFold signs, SessionPhase phase, DateTimeOffset? reactionSince)
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

    private bool IsWatched => flow.StartedAt is not null && phase is SessionPhase.Running or SessionPhase.Paused or SessionPhase.Stopped;

    public ObservationDue? Next(EarlyWarningScore? score)
    {
        if (!IsWatched || flow.StartedAt is not { } started) return null;
        var due = new List<ObservationDue>();
        if (plan.Monitoring.VitalsEveryMinutes is { } minutes) due.Add(new(OldestSign(started).AddMinutes(minutes), "by the plan"));
        if (plan.Monitoring.FirstCheckMinutes is { } check && flow.LastRateChangeAt is { } changed && !AllTakenAfter(changed))
            due.Add(new(changed.AddMinutes(check), "after the rate change"));
        if (score is { Total: > 0 } && signs.Newest is { } newest && Repeat(score) is { } repeat)
            due.Add(new(newest.AddMinutes(repeat), "because of the early-warning score"));
        if (reactionSince is { } since) due.Add(new(plan.ClockedSigns.Select(sign => signs.TakenAt(sign) is { } taken && taken > since ? taken : since).Min() + DuringReaction, "during a reaction"));
        return due.MinBy(item => item.At);
    }

    public DateTimeOffset? NextPain()
    {
        if (!IsWatched || flow.StartedAt is not { } started || plan.Monitoring.PainEveryMinutes is not { } minutes) return null;
        var last = signs.TakenAt(VitalSign.Pain) ?? started;
        return (last > started ? last : started).AddMinutes(minutes);
    }

    // A partial score of 1 to 4 points may hide more: it is repeated like a low one, not left alone.
    private static int? Repeat(EarlyWarningScore score)
    {
        var band = score.Band == EarlyWarningBand.NotKnown ? EarlyWarningBand.Low : score.Band;
        return RepeatWithin.Single(row => row.Band == band).Minutes;
    }

    // Values from before the start do not count against it: the interval begins with the infusion.
    private DateTimeOffset OldestSign(DateTimeOffset started) =>
        plan.ClockedSigns.Select(sign => signs.TakenAt(sign) is { } at && at > started ? at : started).Min();

    // Taken in the same instant as the change is taken before it.
    private bool AllTakenAfter(DateTimeOffset changed) => plan.ClockedSigns.All(sign => signs.TakenAt(sign) > changed);
}
