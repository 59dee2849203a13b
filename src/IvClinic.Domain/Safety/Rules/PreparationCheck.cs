using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Duration, concentration and diluent of IV bags (safety rules 3.11 and 3.12).</summary>
internal static class PreparationCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var bag in medicine.Bags)
        {
            medicine.Note("concentrationMgPerMl", ConcentrationOf(medicine, bag), bag);
            if (!bag.IsIv) continue;
            foreach (var limit in medicine.Medicine.Administration.DurationLimits) Duration(medicine, bag, limit);
            Concentration(medicine, bag);
            Diluent(medicine, bag);
        }
    }

    private static void Duration(MedicineInPlan medicine, BagDose bag, DurationLimit limit)
    {
        if (limit.Severity.Level is not { } level) return;
        var applies = ConditionTest.Applies(limit.AppliesWhen, medicine, bag);
        if (applies.Holds == true && level >= FindingLevel.NeedsReason)
            medicine.Note(level == FindingLevel.Refused ? "minDurationMin" : "softMinDurationMin", limit.Minutes, bag);
        medicine.Decide(
            new(
                $"administration.durationLimits.{Words.Number(limit.Minutes)}", FindingKind.Duration, level, limit.Provenance,
                bag.At("durationMinutes"))
            {
                Values = [new("duration", bag.Bag.DurationMinutes, "min")],
                Limit = new("least duration", limit.Minutes, "min"),
            },
            Answer.All(applies, Answer.Of(Limits.FallsShort(bag.Bag.DurationMinutes, limit.Minutes))),
            $"{medicine.NameFirst} in {Words.Number(bag.Bag.DurationMinutes, "min")}: at least {Words.Number(limit.Minutes, "min")} are needed ({Words.Of(level)}).");
    }

    private static void Concentration(MedicineInPlan medicine, BagDose bag)
    {
        var volume = bag.Bag.FinalVolumeMl;
        var concentration = ConcentrationOf(medicine, bag);
        foreach (var limit in medicine.Medicine.Administration.ConcentrationLimits)
        {
            if (limit.Severity.Level is not { } level) continue;
            if (level == FindingLevel.Refused) medicine.Note("maxConcentrationMgPerMl", limit.MilligramsPerMillilitre, bag);

            // dose against limit times volume: nothing is rounded, and a missing weight counts only where it matters
            var fires = volume is { } known
                ? bag.Dose.Exceeds(new(limit.MilligramsPerMillilitre * known, DoseBasis.Milligram), medicine.Weight)
                : Answer.Unknown(PlanInput.FinalVolumeMl);
            medicine.Decide(
                new(
                    $"administration.concentrationLimits.{Words.Number(limit.MilligramsPerMillilitre)}",
                    FindingKind.Concentration, level, limit.Provenance, bag.At("finalVolumeMl"))
                {
                    Values = concentration is { } value ? [new("concentration", value, "mg/mL")] : [],
                    Limit = new(Words.Of(level), limit.MilligramsPerMillilitre, "mg/mL"),
                },
                fires,
                $"{medicine.NameFirst} at {Words.Number(concentration ?? 0m, "mg/mL")} is above the {Words.Of(level)} of {Words.Number(limit.MilligramsPerMillilitre, "mg/mL")}.");
        }
    }

    /// <summary>In mg/mL; null where the volume or the milligrams are not known.</summary>
    private static decimal? ConcentrationOf(MedicineInPlan medicine, BagDose bag) =>
        bag.Bag.FinalVolumeMl is { } ml && bag.Dose.Ml.IsZero ? medicine.Weight.Resolve(bag.Dose.Mg) / ml : null;

    private static void Diluent(MedicineInPlan medicine, BagDose bag)
    {
        var administration = medicine.Medicine.Administration;
        foreach (var refused in administration.RefusedDiluents)
            if (refused.Severity.Level is { } level)
                medicine.Decide(
                    new("administration.refusedDiluents", FindingKind.Diluent, level, refused.Provenance, bag.At("diluent"), refused.Provenance.Note),
                    refused.Name == bag.Diluent, $"{medicine.NameFirst} must not be mixed with {NameOf(medicine, bag.Diluent)}.");
        if (administration.Diluents.Count == 0) return; // fluids and rescue medicines are not judged

        var listed = administration.Diluents.Where(diluent => diluent.Name == bag.Diluent).ToList();
        var general = medicine.Formulary.GeneralRules.UnlistedDiluent;
        if (general.Severity.Level is { } soft)
            medicine.Decide(
                new("administration.diluents.unlisted", FindingKind.Diluent, soft, general.Provenance, bag.At("diluent"), general.Text),
                listed.Count == 0 && !administration.RefusedDiluents.Any(refused => refused.Name == bag.Diluent),
                $"{medicine.NameFirst} {(bag.IsUndiluted ? "undiluted" : "in " + NameOf(medicine, bag.Diluent))} is not listed; listed: {string.Join(", ", administration.Diluents.Select(diluent => diluent.Name))}.");
        foreach (var diluent in listed) Volume(medicine, bag, diluent);
    }

    private static void Volume(MedicineInPlan medicine, BagDose bag, Diluent diluent)
    {
        if (bag.Bag.FinalVolumeMl is not { } volume) return;
        var isBelow = diluent.MinVolumeMl is { } least && Limits.FallsShort(volume, least);
        var isAbove = diluent.MaxVolumeMl is { } most && Limits.Exceeds(volume, most);
        medicine.Decide(
            new(
                "administration.diluents.volume", FindingKind.Diluent, FindingLevel.Caution, diluent.Provenance,
                bag.At("finalVolumeMl"), diluent.Provenance.Note)
            {
                Values = [new("volume", volume, "mL")],
                Limit = isBelow
                    ? new("least volume", diluent.MinVolumeMl!.Value, "mL")
                    : isAbove
                    ? new("largest volume", diluent.MaxVolumeMl!.Value, "mL")
                    : null,
            },
            isBelow || isAbove,
            $"{medicine.NameFirst} in {Words.Number(volume, "mL")} {diluent.Name}: usual is {(isBelow ? "at least " + Words.Number(diluent.MinVolumeMl!.Value, "mL") : "at most " + Words.Number(diluent.MaxVolumeMl ?? 0m, "mL"))}.");
    }

    private static string NameOf(MedicineInPlan medicine, string diluent) =>
        medicine.Formulary.Diluents.TryGetValue(diluent, out var name) ? name : diluent;
}
