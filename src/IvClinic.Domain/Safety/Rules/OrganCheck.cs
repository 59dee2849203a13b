using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Kidney results and coded liver problems, with their reduced limits.</summary>
internal static class OrganCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var rule in medicine.Medicine.Renal.Where(rule => rule.HandledBy is null && PatientNumber.IsInputOfAPlan(rule.Field)))
            Renal(medicine, rule);
        foreach (var rule in medicine.Medicine.Hepatic.Where(rule => rule.HandledBy is null))
            Hepatic(medicine, rule);
    }

    private static void Renal(MedicineInPlan medicine, RenalRule rule)
    {
        var (value, _) = PatientNumber.Of(rule.Field, medicine.Facts.Patient);
        var fires = PatientNumber.Compare(rule.Field, rule.Op, rule.Value, medicine.Facts.Patient);
        var id = $"renal.{rule.Field}.{Words.Number(rule.Value)}";
        if (rule.Severity?.Level is { } level)
            medicine.Decide(
                new(id, FindingKind.Renal, level, rule.Provenance, new(null, null, rule.Field), rule.Text)
                {
                    Values = value is { } known ? [new(rule.Test, known, "mL/min")] : [],
                    Limit = new(rule.Test, rule.Value, "mL/min"),
                },
                fires, $"{medicine.NameFirst} with {rule.Test} {Words.Number(value ?? 0m)} (limit {Words.Number(rule.Value)}): {rule.Text}.");
        ReducedLimits.Judge(medicine, new(id, FindingKind.Renal, rule.Provenance, rule.Text), fires, rule.Reductions);
    }

    private static void Hepatic(MedicineInPlan medicine, HepaticRule rule)
    {
        var fires = medicine.Problems.Has(rule.ConditionId);
        var id = "hepatic." + rule.ConditionId;
        if (rule.Severity?.Level is { } level)
            medicine.Decide(
                new(
                    id, FindingKind.Hepatic, medicine.Problems.Level(level, rule.ConditionId), rule.Provenance,
                    new(null, null, PlanInput.Conditions), rule.Text)
                {
                    OtherName = medicine.Problems.IsKnown ? medicine.Formulary.Conditions[rule.ConditionId].Text : null,
                },
                fires, ProblemWords.Sentence(medicine, rule.ConditionId, level));
        ReducedLimits.Judge(medicine, new(id, FindingKind.Hepatic, rule.Provenance, rule.Text), fires, rule.Reductions);
    }
}
