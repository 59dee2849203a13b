using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Patients.PainPicture;

/// <summary>The pick lists about a pain, from the shipped terminology; the clinic verifies them. Anything else is written in words.</summary>
public static class PainTerms
{
    public static readonly IReadOnlyList<ChoiceTerm> Qualities = ChairsideTerms.Choices("painQualities");

    /// <summary>Warning signs: a "yes" wants a physician's look before the pain is treated as known.</summary>
    public static readonly IReadOnlyList<ChoiceTerm> RedFlags = ChairsideTerms.Choices("painRedFlags");

    public static string QualityText(string code) => Qualities.FirstOrDefault(term => term.Code == code)?.Label ?? code;
}
