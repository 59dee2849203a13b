using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Coded problems that speak against the medicine (safety rules 3.14). Classes of medicines are interactions.</summary>
internal static class ContraindicationCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        foreach (var rule in medicine.Medicine.Contraindications)
        {
            if (rule.ConditionId is not { } condition || rule.Severity.Level is not { } level) continue;
            var entry = medicine.Formulary.Conditions[condition];
            medicine.Decide(
                new(
                    "contraindications." + rule.Id, entry.Kind, medicine.Problems.Level(level, condition), rule.Provenance,
                    new(null, null, PlanInput.Conditions), rule.Text)
                {
                    OtherName = medicine.Problems.IsKnown ? entry.Text : null,
                },
                medicine.Problems.Has(condition), ProblemWords.Sentence(medicine, condition, level));
        }
    }
}
