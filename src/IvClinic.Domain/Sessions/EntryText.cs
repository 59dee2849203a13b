using System.Globalization;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Sessions.Products;

namespace IvClinic.Domain.Sessions;

/// <summary>One line in words for each entry: lists, tables, the printed record, the message to whoever came too late.</summary>
public static class EntryText
{
    /// <param name="before">The rate before the entry, where it is known: "Rate 40 → 80 mL/h".</param>
    public static string Of(ChartEntry entry, FlowRate? before = null)
    {
        var line = Line(entry, before);
        if (entry.Reason is { } reason && entry.Kind is not (EntryKind.Note or EntryKind.Addendum or EntryKind.StopExplained)) line = $"{line}: {reason}";
        return Although(entry) is { } although ? $"{line}, although: {although}" : line;
    }

    /// <summary>What the safety rules said about a medicine that was given all the same; null for every other entry.</summary>
    public static string? Although(ChartEntry entry) =>
        entry.Kind is EntryKind.RescueGiven or EntryKind.PremedicationGiven ? EntryDetails.Read<MedicineDetails>(entry)?.Although : null;

    /// <summary>"HR 72, BP 120/80, SpO2 97 %, pain 6"; only what was taken.</summary>
    public static string Of(Vitals vitals)
    {
        var parts = new List<string>();
        if (vitals.HeartRate is { } hr) parts.Add("HR " + Text(hr));
        if (vitals.Systolic is not null || vitals.Diastolic is not null) parts.Add($"BP {Text(vitals.Systolic)}/{Text(vitals.Diastolic)}");
        if (vitals.RespiratoryRate is { } rr) parts.Add("RR " + Text(rr));
        if (vitals.SpO2 is { } spo2) parts.Add($"SpO2 {Text(spo2)} %" + (vitals.OnOxygen switch { true => " on oxygen", false => " on air", null => "" }));
        else if (vitals.OnOxygen is { } oxygen) parts.Add(oxygen ? "on oxygen" : "on air");
        if (vitals.TemperatureC is { } temperature) parts.Add($"{NumberText.Format(temperature)} °C");
        if (vitals.PainNow is { } pain) parts.Add("pain " + Text(pain));
        if (vitals.Rass is { } rass) parts.Add("RASS " + Sessions.Rass.Signed(rass));
        if (vitals.Consciousness is { } consciousness) parts.Add(consciousness == Consciousness.Alert ? "awake and alert" : Words(consciousness));
        return string.Join(", ", parts);
    }

    public static string Words(Consciousness consciousness) => consciousness switch
    {
        Consciousness.Alert => "alert",
        Consciousness.Confused => "newly confused",
        Consciousness.Voice => "responds to voice",
        Consciousness.Pain => "responds to pain",
        Consciousness.Unresponsive => "unresponsive",
        _ => throw new ArgumentOutOfRangeException(nameof(consciousness), consciousness, "Unknown level."),
    };

    private static string Line(ChartEntry entry, FlowRate? before) => entry.Kind switch
    {
        EntryKind.Arrived => "Arrived",
        EntryKind.IdentityChecked => "Identity checked: " + List(EntryDetails.Read<IdentityDetails>(entry)?.Identifiers),
        EntryKind.GoNoGo => GoNoGo(EntryDetails.Read<GoNoGoDetails>(entry)),
        EntryKind.AccessPlaced => EntryDetails.Read<AccessDetails>(entry) is { } access ? Access(access) : "Access placed",
        EntryKind.AccessRemoved => "Access removed",
        EntryKind.ProductPrepared => EntryDetails.Read<PreparationDetails>(entry) is { } prepared ? Prepared(prepared) : "Product prepared",
        EntryKind.DoubleChecked => EntryDetails.Read<DoubleCheckDetails>(entry) is { } check ? DoubleCheck(check) : "Double check",
        EntryKind.Baseline => "Baseline: " + Observed(entry),
        EntryKind.Observation => Observed(entry),
        EntryKind.PremedicationGiven => "Premedication " + Medicine(entry),
        EntryKind.RescueGiven => "Rescue " + Medicine(entry),
        EntryKind.Started => $"Started bag {Text(entry.BagNumber)} at {entry.Rate}{Lots(entry)}",
        EntryKind.RateChanged => Rate(entry, before),
        EntryKind.Paused => "Paused",
        EntryKind.Resumed => $"Resumed at {entry.Rate}",
        EntryKind.BagChanged => $"Bag {Text(entry.BagNumber)} at {entry.Rate}{Lots(entry)}",
        EntryKind.Bolus => $"Bolus {Volume(entry)}",
        EntryKind.Stopped => EntryDetails.Read<StopDetails>(entry) is { IsEstimated: true } ? "Stopped (time estimated)" : "Stopped",
        EntryKind.PumpVolumeRead => $"Pump shows {Volume(entry)}",
        EntryKind.SiteChecked => Site(EntryDetails.Read<SiteDetails>(entry)),
        _ => CareLine(entry),
    };

    private static string Observed(ChartEntry entry)
    {
        var more = EntryDetails.Read<AssessmentDetails>(entry);
        var pain = new List<string>((more?.PainAt ?? []).Select(each => $"{each.Site} {Text(each.Now)}"));
        if (more?.PainWorst is { } worst) pain.Add("worst " + Text(worst));
        if (more?.PainAverage is { } average) pain.Add("on average " + Text(average));
        string[] parts =
        [
            Of(entry.Vitals),
            pain.Count > 0 ? "pain: " + string.Join(", ", pain) : "",
            string.Join(", ", (more?.Signs ?? []).Select(sign => $"{sign.Text}: {(sign.IsPresent ? "yes" : "no")}")),
        ];
        return string.Join("; ", parts.Where(part => part.Length > 0));
    }

    private static string GoNoGo(GoNoGoDetails? details) =>
        (details is { Go: true } ? "Go" : "No-go") + (details?.WeightKg is { } kg ? $", {NumberText.Format(kg)} kg today" : "")
        + (details?.Answers?.Where(answer => answer.Answer == GoNoGoRules.Of(ChecklistReply.No)).Select(answer => answer.Question).ToList() is { Count: > 0 } no ? $", answered with no: {string.Join("; ", no)}" : "")
        + string.Concat((details?.Answers ?? []).Where(answer => answer.Answer.Contains(ClinicDay.EmergencyKit.AnsweredBy, StringComparison.Ordinal)).Select(answer => $"; {answer.Question}: {answer.Answer}"));

    private static string Lots(ChartEntry entry) => EntryDetails.Read<BagDetails>(entry) is { Lots.Count: > 0 } bag
        ? ", lot " + string.Join(" and ", bag.Lots.Select(lot => string.Create(CultureInfo.InvariantCulture, $"{lot.Lot} ({(lot.Product is { } product ? product + ", " : "")}expires {lot.ExpiresOn:yyyy-MM-dd})")))
        : "";

    private static string Prepared(PreparationDetails prepared) =>
        $"Prepared bag {Text(prepared.Bag)}: {string.Join(" and ", prepared.Products.Select(Product))} in {NumberText.Format(prepared.FinalVolumeMl)} mL{(prepared.Diluent is { } diluent ? " " + diluent : "")}, by {prepared.PreparedBy}";

    private static string Product(PreparedProduct product) => string.Create(
        CultureInfo.InvariantCulture,
        $"{Name(product.Medication)} {(product.Milligrams is { } mg ? NumberText.Format(mg, 4) + " mg" : NumberText.Format(product.Millilitres ?? 0m, 4) + " mL")}, lot {product.Lot} (expires {product.ExpiresOn:yyyy-MM-dd})");

    private static string DoubleCheck(DoubleCheckDetails check) =>
        $"Double check of bag {Text(check.Read.Bag)} by {check.FirstName} and {check.SecondName}: {string.Join(" and ", check.Read.Doses.Select(dose => $"{Name(dose.Medication)} {NumberText.Format(dose.Milligrams, 4)} mg"))} in {NumberText.Format(check.Read.VolumeMl)} mL, {NumberText.Format(check.Read.RateMlPerH)} mL/h";

    private static string CareLine(ChartEntry entry) => entry.Kind switch
    {
        EntryKind.ReactionOpened => EntryDetails.Read<ReactionOpeningDetails>(entry) is { } opening
            ? $"Reaction, pump {(opening.PumpStopped ? "stopped" : "running")}{(opening.Symptoms.Count > 0 ? ": " + Symptoms(opening.Symptoms) : "")}"
            : "Reaction",
        EntryKind.ReactionSymptoms => EntryDetails.Read<SymptomDetails>(entry) switch
        {
            null => "Symptoms",
            { Present.Count: 0 } => "No symptoms left",
            { } symptoms => "Symptoms: " + Symptoms(symptoms.Present),
        },
        EntryKind.ReactionAction => EntryDetails.Read<ActionDetails>(entry)?.Action ?? "Action",
        EntryKind.ReactionGraded => $"Reaction grade {Text(entry.Grade)}",
        EntryKind.ReactionResolved => "Reaction resolved",
        EntryKind.RateOrdered => $"Rate {entry.Rate} ordered by {Prescriber(entry)}",
        EntryKind.RestartOrdered => $"Restart at {entry.Rate} ordered by {Prescriber(entry)}",
        EntryKind.AlertAcknowledged => "Alert acknowledged",
        EntryKind.Note => "Note: " + entry.Reason,
        EntryKind.Addendum => "Addendum: " + entry.Reason,
        EntryKind.HandOver => "Handed over to " + (EntryDetails.Read<HandOverDetails>(entry)?.ToName ?? "somebody"),
        EntryKind.Seated => EntryDetails.Read<SeatDetails>(entry) is { } seat ? "Seated: " + seat.Chair : "Seated",
        EntryKind.Wasted => $"{Volume(entry)} of bag {Text(entry.BagNumber)} thrown away{Wasted(EntryDetails.Read<WasteDetails>(entry))}",
        EntryKind.StopExplained => "Stopped early because: " + EarlyStop.Words(entry) + (entry.VoidsEntryId is null || entry.Reason == entry.OwnReason ? "" : $" ({entry.Reason})"),
        EntryKind.ObservationStarted => "Observation period",
        EntryKind.Discharged => Ending(EntryDetails.Read<DischargeDetails>(entry)?.Ending),
        EntryKind.NurseSigned => "Signed by the nurse",
        EntryKind.ClinicianSigned => "Signed by the clinician",
        EntryKind.Voided => "Entry voided",
        EntryKind.AlertLimitSet => EntryDetails.Read<AlertLimitDetails>(entry) is { } limit ? "Limit of this session: " + new Watching.SessionLimit(limit.Sign, limit.Comparison, limit.Value, "", "", default).Text : "Limit of this session",
        EntryKind.StepOrdered => "Ordered by " + Prescriber(entry),
        EntryKind.OrderCountersigned => "Order countersigned",
        EntryKind.OrderDisputed => "Order disputed",
        EntryKind.DelayedReaction or EntryKind.ReactionClosingProposed or EntryKind.ReactionClosed or EntryKind.ReactionProposalAnswered => Reactions.ClosingText.Of(entry),
        _ => throw new ArgumentOutOfRangeException(nameof(entry), entry.Kind, "Unknown kind of entry."),
    };

    private static string Rate(ChartEntry entry, FlowRate? before) => before is { } known && entry.RateMlPerH is not null
        ? $"Rate {NumberText.Format(known.MillilitresPerHour)} → {entry.Rate}"
        : $"Rate {entry.Rate}";

    private static string Site(SiteDetails? site) => site switch
    {
        { VipScore: { } vip, InfiltrationGrade: { } grade } => $"Site: VIP {Text(vip)}, infiltration {Text(grade)}",
        { VipScore: { } vip } => $"Site: VIP {Text(vip)}",
        { InfiltrationGrade: { } grade } => $"Site: infiltration {Text(grade)}",
        _ => "Site checked",
    };

    private static string Wasted(WasteDetails? waste) => waste is null ? "" :
        (waste.Ingredients.Count > 0 ? $" ({string.Join(" + ", waste.Ingredients.Select(each => each.Milligrams is { } mg ? $"{Name(each.Medication)} {NumberText.Format(mg, 2)} mg" : Name(each.Medication)))})" : "") + ", " + waste.Disposal;

    // An id of the formulary; its display name belongs to a version, the entry does not.
    private static string Name(string medication) => medication.Replace('_', ' ');

    private static string Ending(SessionEnding? ending) => ending switch
    {
        SessionEnding.Transferred => "Transferred",
        SessionEnding.AgainstAdvice => "Left against advice",
        SessionEnding.Died => "Died",
        _ => "Discharged",
    };

    private static string Medicine(ChartEntry entry) =>
        EntryDetails.Read<MedicineDetails>(entry) is { } medicine ? $"{Name(medicine.Medication)} {medicine.Dose} {medicine.Route}" : "medicine";

    private static string Prescriber(ChartEntry entry) => EntryDetails.Read<OrderDetails>(entry)?.PrescriberName ?? "a prescriber";

    private static string Volume(ChartEntry entry) => NumberText.Format(entry.VolumeMl ?? 0m) + " mL";

    private static string Access(AccessDetails access) =>
        string.Join(", ", new[] { "Access: " + ChairsideTerms.DeviceText(access.Device), access.Gauge, ChairsideTerms.SiteText(access.Site) }.Where(part => !string.IsNullOrWhiteSpace(part)))
        + string.Create(CultureInfo.InvariantCulture, $", {access.Attempts} {(access.Attempts == 1 ? "attempt" : "attempts")}, {(access.Flushed ? "flushed" : "not flushed")}");

    private static string Symptoms(IReadOnlyList<string> ids) => List([.. ids.Select(ChairsideTerms.SymptomText)]);

    private static string List(IReadOnlyList<string>? items) => items is { Count: > 0 } ? string.Join(", ", items) : "nothing listed";

    private static string Text(int? value) => value?.ToString(CultureInfo.InvariantCulture) ?? "–";
}
