using IvClinic.Domain.Patients;

namespace IvClinic.Application.Sessions;

/// <summary>An allergy in one line, as it stands at the chair and on paper.</summary>
internal static class AllergyWords
{
    public static string Of(PatientAllergy allergy) =>
        allergy.Substance + (allergy.Reaction is { Length: > 0 } reaction ? $" ({reaction})" : "") + (allergy.Severity == ReactionSeverity.Severe ? ", severe" : "") + (allergy.Kind == AllergyKind.Intolerance ? ", intolerance" : "");
}
