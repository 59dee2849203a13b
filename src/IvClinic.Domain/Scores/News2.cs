using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Scores;

/// <summary>What a NEWS2 band asks for.</summary>
/// <param name="Confidence">S: RCP 2017; D: proposed clinic default, to be confirmed by the medical lead.</param>
public sealed record News2Response(string When, EarlyWarningBand Band, string Risk, string Action, string Confidence);

/// <summary>
/// NEWS2: the source, the words and the response of each band. The points are those of <see cref="EarlyWarning"/>, which
/// the chairside uses as well.
/// </summary>
public static class News2
{
    public static readonly ScoreOrigin Origin = new(
        "news2", "NEWS2", "Royal College of Physicians. National Early Warning Score (NEWS) 2. London: RCP, 2017", "S",
        "temperature to 1 decimal; SpO2, pulse, respiratory rate and systolic pressure whole numbers")
    {
        Licence = "No copyright restriction; acknowledge the Royal College of Physicians. The official colour charts must not be modified.",
        Choice = "SpO2 scale 2 only for confirmed hypercapnic respiratory failure with a target of 88 to 92 %, set by a clinician.",
    };

    /// <summary>In rising order; a total of 0 and a total of 1 to 4 are both low.</summary>
    public static IReadOnlyList<News2Response> Responses { get; } =
    [
        new("total 0", EarlyWarningBand.Low, "low", "Continue the plan.", "Gh"),
        new("total 1-4", EarlyWarningBand.Low, "low", "A nurse reviews; repeat within 15 min.", "D"),
        new("any single item 3", EarlyWarningBand.LowMedium, "low-medium", "Urgent review by a clinician, as for 5 to 6.", "S"),
        new("total 5-6", EarlyWarningBand.Medium, "medium", "Stop the infusion; urgent review by a clinician now.", "D"),
        new("total 7 or more", EarlyWarningBand.High, "high", "Stop the infusion; call the emergency services; monitor continuously.", "D"),
    ];

    /// <summary>Null while items are missing and what is there decides nothing: never read as low.</summary>
    public static News2Response? ResponseTo(EarlyWarningScore score) => score.Band switch
    {
        EarlyWarningBand.NotKnown => null,
        EarlyWarningBand.Low => Responses[score.Total == 0 ? 0 : 1],
        var band => Responses.First(response => response.Band == band),
    };
}
