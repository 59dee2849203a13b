namespace IvClinic.Application.Suitability;

/// <summary>What this clinic treats, by the codes that plans, decisions and the formulary share.</summary>
public static class PainIndications
{
    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        ("migraine", "Migraine"),
        ("cidp", "CIDP"),
        ("chronic_pain", "Chronic pain"),
        ("neuropathic", "Neuropathic pain"),
        ("crps", "CRPS"),
    ];

    public static bool IsKnown(string? code) => All.Any(each => each.Code == code);

    /// <summary>The name of a code; the code itself for one that is not listed.</summary>
    public static string NameOf(string code) => All.FirstOrDefault(each => each.Code == code).Name ?? code;
}
