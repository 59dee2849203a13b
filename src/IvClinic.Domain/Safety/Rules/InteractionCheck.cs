using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>
/// Other medicines: class interactions, contraindications by class, pair rules (safety rules 3.18 to 3.21). A pair rule
/// replaces every class rule between its two medicines, even where its own window has passed.
/// </summary>
internal static class InteractionCheck
{
    private static readonly FindingPlace Place = new(null, null, PlanInput.HomeMedications);

    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var exposure in medicine.Exposures)
        {
            var pairs = PairsWith(medicine, exposure).ToList();
            foreach (var pair in pairs) Pair(medicine, exposure, pair);
            if (pairs.Count > 0) continue;
            foreach (var rule in medicine.Medicine.Interactions) Interaction(medicine, exposure, rule);
            foreach (var rule in medicine.Medicine.Contraindications) Contraindication(medicine, exposure, rule);
        }

        if (medicine.Facts.Patient.HomeMedications is null) UnknownHomeMedicines(medicine);
    }

    private static IEnumerable<PairRule> PairsWith(MedicineInPlan medicine, Exposure exposure) => exposure.MedicineId is { } other
        ? medicine.Formulary.PairRules.Where(rule => !rule.IsAboutMixing && rule.IsBetween(medicine.Medicine.Id, other))
        : [];

    private static void Pair(MedicineInPlan medicine, Exposure exposure, PairRule rule)
    {
        if (LevelOf(rule, medicine) is not { } level || (exposure.IsPlanned && !SpeaksForPair(medicine, exposure))) return;
        medicine.Decide(
            new(
                $"pairRules.{rule.A}.{rule.B}", FindingKind.Interaction, level, rule.Provenance, FindingPlace.WholePlan,
                rule.Action)
            { Other = exposure },
            exposure.Counts(rule.WindowHours, null, medicine.Formulary.GeneralRules),
            Sentence(medicine, exposure, rule.Effect, rule.Action));
    }

    /// <summary>A planned pair is reported once, under the medicine that an emergency does not excuse.</summary>
    private static bool SpeaksForPair(MedicineInPlan medicine, Exposure exposure)
    {
        var general = medicine.Formulary.GeneralRules;
        var own = general.IsForEmergencies(medicine.Medicine);
        var other = general.IsForEmergencies(medicine.Formulary.Medicines[exposure.MedicineId!]);
        return own == other ? string.CompareOrdinal(medicine.Medicine.Id, exposure.MedicineId) < 0 : other;
    }

    private static FindingLevel? LevelOf(PairRule rule, MedicineInPlan medicine) =>
        (medicine.Facts.Plan.Emergency ? rule.EmergencySeverity ?? rule.Severity : rule.Severity).Level;

    private static void Interaction(MedicineInPlan medicine, Exposure exposure, Interaction rule)
    {
        var group = medicine.Formulary.DrugClasses[rule.WithClass];
        if (!exposure.IsIn(group, medicine.Formulary) || !HasDose(exposure, rule.DailyDose)) return;
        var counts = exposure.Counts(rule.WindowHours, group.WashoutDays, medicine.Formulary.GeneralRules);
        var escalated = rule.Escalation is { } escalation
            ? Answer.All(counts, AlsoCounts(medicine, exposure, rule, escalation))
            : Answer.No;
        if (rule.Escalation?.Severity.Level is { } raised) Report(raised, escalated);
        if (escalated.Holds != true && rule.Severity.Level is { } level) Report(level, counts);
        ReducedLimits.Judge(
            medicine, new(
                "interactions." + rule.WithClass, FindingKind.Interaction, rule.Provenance,
                $"{exposure.Name}: {rule.Effect}")
            { Other = exposure }, counts, rule.Reductions);

        void Report(FindingLevel findingLevel, Answer fires) => medicine.Decide(
            new(
                "interactions." + rule.WithClass, FindingKind.Interaction, findingLevel, rule.Provenance, PlaceOf(exposure),
                rule.Action)
            { Other = exposure },
            fires, Sentence(medicine, exposure, rule.Effect, rule.Action));
    }

    private static Answer AlsoCounts(MedicineInPlan medicine, Exposure exposure, Interaction rule, Escalation escalation)
    {
        var group = medicine.Formulary.DrugClasses[escalation.AlsoClass];
        return Answer.Any(medicine.Exposures.Where(other => other != exposure && other.IsIn(group, medicine.Formulary))
            .Select(other => other.Counts(rule.WindowHours, group.WashoutDays, medicine.Formulary.GeneralRules)));
    }

    /// <summary>A rule on a daily dose is about home medicines with such a dose.</summary>
    private static bool HasDose(Exposure exposure, DailyDoseTest? test)
    {
        if (test is null) return true;
        return exposure.Home?.DailyDoseMg is { } dose ? Limits.Holds(dose, test.Op, test.Milligrams) : test.UnknownMatches;
    }

    private static void Contraindication(MedicineInPlan medicine, Exposure exposure, Contraindication rule)
    {
        if (rule.Severity.Level is not { } level) return;
        foreach (var group in rule.DrugClasses.Select(id => medicine.Formulary.DrugClasses[id])
            .Where(group => exposure.IsIn(group, medicine.Formulary)))
            medicine.Decide(
                new(
                    "contraindications." + rule.Id, FindingKind.Interaction, level, rule.Provenance, PlaceOf(exposure),
                    rule.Text)
                { Other = exposure },
                exposure.Counts(rule.WindowHours, group.WashoutDays, medicine.Formulary.GeneralRules),
                $"{medicine.NameFirst} with {exposure.Name}: {rule.Text}.");
    }

    /// <summary>Home medicines not known: missing data for every medicine with a hard or soft rule on them.</summary>
    private static void UnknownHomeMedicines(MedicineInPlan medicine)
    {
        var unknown = Answer.Unknown(PlanInput.HomeMedications);
        var levels = medicine.Medicine.Interactions.Select(rule => rule.Severity.Level)
            .Concat(medicine.Medicine.Interactions.Select(rule => rule.Escalation?.Severity.Level))
            .Concat(
                medicine.Medicine.Contraindications.Where(rule => rule.DrugClasses.Count > 0).Select(rule => rule.Severity.Level))
            .Concat(
                medicine.Formulary.PairRules.Where(
                    rule => !rule.IsAboutMixing && (rule.A == medicine.Medicine.Id || rule.B == medicine.Medicine.Id))
                    .Select(rule => LevelOf(rule, medicine)));
        if (levels.Max() is { } worst)
            medicine.Decide(
                new("interactions", FindingKind.Interaction, worst, medicine.Formulary.GeneralRules.MissingInput.Provenance, Place),
                unknown, "");
        foreach (var rule in medicine.Medicine.Interactions)
            ReducedLimits.Judge(
                medicine, new("interactions." + rule.WithClass, FindingKind.Interaction, rule.Provenance, rule.Effect), unknown,
                rule.Reductions);
    }

    private static FindingPlace PlaceOf(Exposure exposure) => exposure.Home is null ? FindingPlace.WholePlan : Place;

    private static string Sentence(MedicineInPlan medicine, Exposure exposure, string effect, string action)
    {
        var origin = exposure.Home is not null
            ? " (taken at home)"
            : exposure.GivenHoursAgo is { } hours
            ? $" (given {Words.Number(hours, "h")} ago)"
            : "";
        var advice = action.Length == 0 ? "" : $" {char.ToUpperInvariant(action[0])}{action[1..]}.";
        return $"{medicine.NameFirst} with {exposure.Name}{origin}: {effect}.{advice}";
    }
}
