using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>How a sentence names a problem: a diagnosis code is only a possible one.</summary>
internal static class ProblemWords
{
    public static string Sentence(MedicineInPlan medicine, string conditionId, FindingLevel level)
    {
        var problem = medicine.Formulary.Conditions[conditionId].Text;
        if (medicine.Problems.Match(conditionId) == ProblemMatch.DiagnosisCode)
            return $"{medicine.NameFirst}: a diagnosis code points to “{problem}”; to be confirmed before it is given.";
        return level switch
        {
            FindingLevel.Refused => $"{medicine.NameFirst} must not be given with “{problem}”.",
            FindingLevel.NeedsReason => $"{medicine.NameFirst} with “{problem}” needs a prescriber's reason.",
            _ => $"{medicine.NameFirst} with “{problem}”: take care.",
        };
    }
}
