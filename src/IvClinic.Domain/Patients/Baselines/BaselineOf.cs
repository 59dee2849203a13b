namespace IvClinic.Domain.Patients.Baselines;

/// <summary>Which condition's scores belong to what is treated.</summary>
public static class BaselineOf
{
    /// <param name="indication">The code that plans and decisions share; null for one that has no scores here.</param>
    public static BaselineKind? Indication(string indication) => indication switch
    {
        "migraine" => BaselineKind.Migraine,
        "cidp" => BaselineKind.Cidp,
        "chronic_pain" or "neuropathic" or "crps" => BaselineKind.ChronicPain,
        _ => null,
    };
}
