using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Least actual weight; and the dosing weight among the values.</summary>
internal static class WeightCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        medicine.Note("dosingWeightKg", medicine.Weight.Kg);
        var rules = medicine.Medicine.Weight;
        if (rules.MinKg is not { } least || rules.MinKgSeverity?.Level is not { } level) return;
        var weight = medicine.Facts.Patient.WeightKg;
        medicine.Decide(
            new("weight.minKg", FindingKind.Weight, level, rules.Provenance, new(null, null, PlanInput.WeightKg))
            {
                Values = weight is { } known ? [new("weight", known, "kg")] : [],
                Limit = new("least weight", least, "kg"),
            },
            PatientNumber.Compare(PlanInput.WeightKg, Comparison.Less, least, medicine.Facts.Patient),
            $"{medicine.NameFirst} is given from {Words.Number(least, "kg")}; this patient weighs {Words.Number(weight ?? 0m, "kg")}.");
    }
}
