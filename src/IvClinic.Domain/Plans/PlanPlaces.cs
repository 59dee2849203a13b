namespace IvClinic.Domain.Plans;

/// <summary>The parts of a plan that a reviewer names when returning it; the author reads each reason beside its part.</summary>
public static class PlanPlaces
{
    public const string Indication = "indication";
    public const string Bags = "bags";
    public const string Course = "course";
    public const string Watching = "watching";
    public const string Nurse = "nurse";
    public const string Consent = "consent";
    public const string Authorisation = "authorisation";
    public const string Goal = "goal";
    public const string Notes = "notes";

    public static readonly IReadOnlyList<(string Code, string Name)> All =
    [
        (Indication, "What is treated, suitability"),
        (Bags, "Bags, doses and rates"),
        (Course, "Series"),
        (Watching, "Watching and hold criteria"),
        (Nurse, "What the nurse may do, premedication, rescue"),
        (Consent, "Consent"),
        (Authorisation, "Authorisation"),
        (Goal, "Goal"),
        (Notes, "Notes"),
    ];

    public static string NameOf(string code) => All.FirstOrDefault(each => each.Code == code).Name ?? code;
}

/// <summary>Why a plan came back, at one of its parts.</summary>
/// <param name="Place">A code of <see cref="PlanPlaces"/>.</param>
public sealed record PlaceReason(string Place, string Text)
{
    /// <summary>All reasons of a return in one sentence.</summary>
    public static string Sentence(string? general, IReadOnlyList<PlaceReason> places) => string.Join(
        " ", places.Select(each => $"{PlanPlaces.NameOf(each.Place)}: {each.Text.Trim()}").Prepend(general?.Trim() ?? "").Where(part => part.Length > 0));
}
