using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Pregnancy, and contraception where a medicine asks for it (safety rules 3.15).</summary>
internal static class PregnancyCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        var rules = medicine.Medicine.Pregnancy;
        if (rules.Severity.Level is { } level)
            medicine.Decide(
                new("pregnancy", FindingKind.Pregnancy, level, rules.Provenance, new(null, null, PlanInput.Pregnancy), rules.Text),
                medicine.Facts.Patient.Pregnancy switch
                {
                    PregnancyAnswer.Yes => Answer.Yes,
                    PregnancyAnswer.Unknown => Answer.Unknown(PlanInput.Pregnancy),
                    _ => Answer.No,
                },
                $"{medicine.NameFirst} in pregnancy: {rules.Text}.");
        if (rules.Contraception is { } contraception) Contraception(medicine, rules, contraception);
    }

    private static void Contraception(MedicineInPlan medicine, PregnancyRules rules, ContraceptionRule rule)
    {
        if (rule.Severity.Level is not { } level) return;
        var patient = medicine.Facts.Patient;
        var fires = Answer.All(
            patient.Sex is { } sex
                ? Answer.Of(string.Equals(sex.ToString(), rule.Sex, StringComparison.OrdinalIgnoreCase))
                : Answer.Unknown(PlanInput.Sex),
            PatientNumber.Compare(PlanInput.AgeYears, Comparison.AtLeast, rule.AgeYearsMin, patient),
            PatientNumber.Compare(PlanInput.AgeYears, Comparison.AtMost, rule.AgeYearsMax, patient),
            patient.Contraception == ContraceptionAnswer.Unknown
                ? Answer.Unknown(PlanInput.Contraception)
                : Answer.Of(rule.RefusedIf.Contains(patient.Contraception.ToString(), StringComparer.OrdinalIgnoreCase)));
        // The sources of what is done first stand with those of the rule.
        var provenance = rule.DoFirst is { } first ? rules.Provenance with { SourceIds = [.. rules.Provenance.SourceIds.Union(first.Provenance.SourceIds, StringComparer.Ordinal)] } : rules.Provenance;
        medicine.Decide(
            new("pregnancy.contraceptionRule", FindingKind.Pregnancy, level, provenance, new(null, null, PlanInput.Contraception), rules.Text) { DoFirst = rule.DoFirst?.Text },
            fires,
            $"{medicine.NameFirst} needs effective contraception in women of {Words.Number(rule.AgeYearsMin)} to {Words.Number(rule.AgeYearsMax)} years; the record says there is none.");
    }
}
