using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety;

/// <summary>Judges a plan by the formulary. Pure: the same facts always give the same assessment.</summary>
public static class SafetyEngine
{
    /// <exception cref="ArgumentException">The plan names a medicine that the formulary does not have.</exception>
    public static SafetyAssessment Evaluate(SafetyFacts facts, ClinicFormulary formulary) =>
        throw new NotSupportedException();
}
