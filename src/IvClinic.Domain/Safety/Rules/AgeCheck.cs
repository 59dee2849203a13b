using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Least age and further rules on age.</summary>
internal static class AgeCheck
{
    private static readonly FindingPlace Place = new(null, null, PlanInput.AgeYears);

    public static void Judge(MedicineInPlan medicine)
    {
        Minimum(medicine);
        foreach (var rule in medicine.Medicine.AgeRules.Where(rule => rule.HandledBy is null))
        {
            var fires = PatientNumber.Compare(PlanInput.AgeYears, rule.Op, rule.Years, medicine.Facts.Patient);
            if (rule.Severity?.Level is { } level)
                medicine.Decide(
                    new("age.rules." + rule.Id, FindingKind.Age, level, rule.Provenance, Place, rule.Text) { Values = Age(medicine) },
                    fires, $"{medicine.NameFirst} at {Words.Number(medicine.Facts.Patient.AgeYears ?? 0m)} years: {rule.Text}.");
            ReducedLimits.Judge(
                medicine, new("age.rules." + rule.Id, FindingKind.Age, rule.Provenance, rule.Text), fires, rule.Reductions);
        }
    }

    private static void Minimum(MedicineInPlan medicine)
    {
        // nobody is younger than 0: such a limit needs no age
        if (medicine.Medicine.MinimumAge is not { Years: > 0m } minimum || minimum.Severity.Level is not { } level) return;
        medicine.Decide(
            new(
                "age.minYears", FindingKind.Age, level, minimum.Provenance,
                Place)
            { Values = Age(medicine), Limit = new("least age", minimum.Years, "years") },
            PatientNumber.Compare(PlanInput.AgeYears, Comparison.Less, minimum.Years, medicine.Facts.Patient),
            $"{medicine.NameFirst} is given from {Words.Number(minimum.Years)} years; this patient is {Words.Number(medicine.Facts.Patient.AgeYears ?? 0m)}.");
    }

    private static IReadOnlyList<SafetyNumber> Age(MedicineInPlan medicine) =>
        medicine.Facts.Patient.AgeYears is { } age ? [new("age", age, "years")] : [];
}
