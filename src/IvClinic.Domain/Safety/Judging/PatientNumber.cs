using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Numbers of the patient by the names rules use for them.</summary>
internal static class PatientNumber
{
    /// <summary>False for a number that is no input of a plan (a rise of creatinine): such a rule belongs to the checks before the start.</summary>
    public static bool IsInputOfAPlan(string field) =>
        field is "ageYears" or "weightKg" or "idealWeightKg" or "eGfr" or "creatinineClearance" or "qtcMs";

    public static Answer Compare(string field, Comparison op, decimal threshold, PatientFacts patient)
    {
        var (value, missing) = Of(field, patient);
        return value is { } known ? Answer.Of(Limits.Holds(known, op, threshold)) : Answer.Unknown(missing);
    }

    public static (decimal? Value, IReadOnlyList<string> Missing) Of(string field, PatientFacts patient)
    {
        if (field == "idealWeightKg")
        {
            var ideal = DosingWeight.Ideal(patient);
            return (ideal.Kg, ideal.Missing);
        }

        return (field switch
        {
            PlanInput.AgeYears => patient.AgeYears,
            PlanInput.WeightKg => patient.WeightKg,
            PlanInput.EGfr => patient.EGfr,
            PlanInput.CreatinineClearance => patient.CreatinineClearance,
            PlanInput.QtcMs => patient.QtcMs,
            _ => throw new ArgumentOutOfRangeException(nameof(field), field, "No number of the patient."),
        }, [field]);
    }
}
