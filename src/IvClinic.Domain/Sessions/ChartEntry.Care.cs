namespace IvClinic.Domain.Sessions;

/// <content>Entries that say how the patient is and what was done for them.</content>
public sealed partial class ChartEntry
{
    /// <exception cref="IllegalStepException">Fewer than two different identifiers.</exception>
    public static ChartEntry IdentityChecked(EntryStamp stamp, IReadOnlyList<string> identifiers)
    {
        if (identifiers.Where(text => !string.IsNullOrWhiteSpace(text)).Distinct(StringComparer.OrdinalIgnoreCase).Count() < 2)
            throw new IllegalStepException("A patient is identified by two identifiers.");
        return New(EntryKind.IdentityChecked, stamp, null, Json(new IdentityDetails(identifiers)));
    }

    /// <exception cref="IllegalStepException">No-go without a reason.</exception>
    public static ChartEntry GoNoGo(EntryStamp stamp, bool go, string? reason = null)
    {
        if (!go) DemandReason(reason, "A no-go");
        return New(EntryKind.GoNoGo, stamp, reason, Json(new GoNoGoDetails(go)));
    }

    /// <exception cref="IllegalStepException">No-go without a reason.</exception>
    public static ChartEntry GoNoGo(EntryStamp stamp, GoNoGoDetails decision, string? reason = null)
    {
        if (!decision.Go) DemandReason(reason, "A no-go");
        return New(EntryKind.GoNoGo, stamp, reason, Json(decision));
    }

    public static ChartEntry AccessPlaced(EntryStamp stamp, AccessDetails access) => New(EntryKind.AccessPlaced, stamp, null, Json(access));

    /// <exception cref="ArgumentOutOfRangeException">VIP score outside 0 to 5 or infiltration grade outside 0 to 4.</exception>
    public static ChartEntry SiteChecked(EntryStamp stamp, SiteDetails site, string? note = null)
    {
        if (site.VipScore is { } vip) Within(vip, 0, 5, "A VIP score");
        if (site.InfiltrationGrade is { } grade) Within(grade, 0, 4, "An infiltration grade");
        return New(EntryKind.SiteChecked, stamp, note, Json(site));
    }

    /// <exception cref="ArgumentException">Nothing was taken, or a value is impossible.</exception>
    public static ChartEntry Baseline(EntryStamp stamp, Vitals vitals, string? note = null, AssessmentDetails? assessment = null) =>
        WithVitals(New(EntryKind.Baseline, stamp, note, assessment is null ? null : Json(assessment)), vitals);

    /// <param name="signs">Signs that were looked for; they may be all that was observed.</param>
    /// <exception cref="ArgumentException">Nothing was taken, or a value is impossible.</exception>
    public static ChartEntry Observation(EntryStamp stamp, Vitals vitals, string? note = null, IReadOnlyList<SignLookedFor>? signs = null) =>
        WithVitals(New(EntryKind.Observation, stamp, note, signs is { Count: > 0 } ? Json(new AssessmentDetails(signs)) : null), vitals);

    public static ChartEntry PremedicationGiven(EntryStamp stamp, MedicineDetails medicine, string? reason = null) =>
        New(EntryKind.PremedicationGiven, stamp, reason, Json(medicine));

    /// <summary>Never blocked, always recorded.</summary>
    public static ChartEntry RescueGiven(EntryStamp stamp, MedicineDetails medicine, string? reason = null) =>
        New(EntryKind.RescueGiven, stamp, reason, Json(medicine));

    /// <summary>With the pump stopped this entry is also the pause.</summary>
    public static ChartEntry ReactionOpened(EntryStamp stamp, ReactionOpeningDetails opening, string? note = null) =>
        New(EntryKind.ReactionOpened, stamp, note, Json(opening));

    public static ChartEntry ReactionSymptoms(EntryStamp stamp, IReadOnlyList<string> present) =>
        New(EntryKind.ReactionSymptoms, stamp, null, Json(new SymptomDetails(present)));

    public static ChartEntry ReactionAction(EntryStamp stamp, string action) => New(EntryKind.ReactionAction, stamp, null, Json(new ActionDetails(action)));

    /// <exception cref="ArgumentOutOfRangeException">A grade outside 1 to 5 (CTCAE).</exception>
    public static ChartEntry ReactionGraded(EntryStamp stamp, int grade, GradeDetails grading, string? reason = null)
    {
        var entry = New(EntryKind.ReactionGraded, stamp, reason, Json(grading));
        entry.Grade = Within(grade, 1, 5, "A CTCAE grade");
        return entry;
    }

    public static ChartEntry ReactionResolved(EntryStamp stamp, string? note = null) => New(EntryKind.ReactionResolved, stamp, note);

    /// <exception cref="IllegalStepException">The note is empty.</exception>
    public static ChartEntry Note(EntryStamp stamp, string text) => WithText(EntryKind.Note, stamp, text);

    public static ChartEntry HandOver(EntryStamp stamp, Guid toId, string toName, string? note = null) =>
        New(EntryKind.HandOver, stamp, note, Json(new HandOverDetails(toId, toName)));

    public static ChartEntry Seated(EntryStamp stamp, SeatDetails seat) => New(EntryKind.Seated, stamp, null, Json(seat));

    /// <exception cref="ArgumentOutOfRangeException">A bag below 1, or no volume.</exception>
    public static ChartEntry Wasted(EntryStamp stamp, int bag, decimal volumeMl, WasteDetails waste, string? reason = null)
    {
        if (volumeMl <= 0m) throw new ArgumentOutOfRangeException(nameof(volumeMl), volumeMl, "What is thrown away has a volume above 0 mL.");
        var entry = New(EntryKind.Wasted, stamp, reason, Json(waste));
        (entry.BagNumber, entry.VolumeMl) = (Within(bag, 1, 99, "A bag number"), volumeMl);
        return entry;
    }

    public static ChartEntry ObservationStarted(EntryStamp stamp) => New(EntryKind.ObservationStarted, stamp);

    /// <exception cref="IllegalStepException">A criterion that is not met has no reason.</exception>
    public static ChartEntry Discharged(EntryStamp stamp, DischargeDetails discharge, string? note = null)
    {
        var open = discharge.Criteria.FirstOrDefault(criterion => !criterion.Met && string.IsNullOrWhiteSpace(criterion.Reason));
        if (open is not null) throw new IllegalStepException($"“{open.Criterion}” is not met and has no reason.");
        return New(EntryKind.Discharged, stamp, note, Json(discharge));
    }

    public static ChartEntry NurseSigned(EntryStamp stamp) => New(EntryKind.NurseSigned, stamp);

    public static ChartEntry ClinicianSigned(EntryStamp stamp) => New(EntryKind.ClinicianSigned, stamp);

    /// <exception cref="IllegalStepException">The text is empty.</exception>
    public static ChartEntry Addendum(EntryStamp stamp, string text) => WithText(EntryKind.Addendum, stamp, text);

    /// <summary>Takes an entry out of the derived numbers for good: a voided correction does not bring it back.</summary>
    public static ChartEntry Voided(EntryStamp stamp, ChartEntry wrong, string reason) => New(EntryKind.Voided, stamp).Correcting(wrong, reason);

    /// <summary>Steps of the day that carry no number: arrival, access removed, alert acknowledged.</summary>
    /// <exception cref="ArgumentException">The kind has a factory of its own.</exception>
    public static ChartEntry Recorded(EntryKind kind, EntryStamp stamp, string? text, string? detailsJson = null) =>
        kind is EntryKind.Arrived or EntryKind.AccessRemoved or EntryKind.AlertAcknowledged
            ? New(kind, stamp, text, detailsJson)
            : throw new ArgumentException("This kind of entry has a factory of its own.", nameof(kind));

    private static ChartEntry WithText(EntryKind kind, EntryStamp stamp, string text)
    {
        if (string.IsNullOrWhiteSpace(text)) throw new IllegalStepException("There is nothing written.");
        return New(kind, stamp, text);
    }

    private static ChartEntry WithVitals(ChartEntry entry, Vitals vitals)
    {
        if (vitals.IsEmpty && entry.Details is null) throw new ArgumentException("No value was taken.", nameof(vitals));
        if (VitalLimits.Impossible(vitals) is { Count: > 0 } impossible)
            throw new ArgumentException(string.Join(" ", impossible), nameof(vitals));
        (entry.HeartRate, entry.Systolic, entry.Diastolic) = (vitals.HeartRate, vitals.Systolic, vitals.Diastolic);
        (entry.RespiratoryRate, entry.SpO2, entry.TemperatureC) = (vitals.RespiratoryRate, vitals.SpO2, vitals.TemperatureC);
        (entry.PainNow, entry.Rass) = (vitals.PainNow, vitals.Rass);
        (entry.OnOxygen, entry.Consciousness) = (vitals.OnOxygen, vitals.Consciousness);
        return entry;
    }
}
