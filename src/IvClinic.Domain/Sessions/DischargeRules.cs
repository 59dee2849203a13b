namespace IvClinic.Domain.Sessions;

/// <summary>What is asked one by one before a patient goes home. Clinic default (D), to be settled by the medical lead.</summary>
public static class DischargeRules
{
    /// <summary>The only criterion that the clock can judge.</summary>
    public const string ObservationIsOver = "Observation period is over";

    /// <summary>Nobody can say so without having taken them after the stop.</summary>
    public const string SignsAreAsBefore = "Vital signs are as before the infusion";

    public const string AccessIsRemoved = "Access is removed and the site is dry";

    public static readonly IReadOnlyList<string> Criteria =
    [
        ObservationIsOver,
        SignsAreAsBefore,
        "Awake and oriented as before",
        "No symptom of a reaction is left",
        "Pain is bearable for the patient",
        "Walks as safely as before",
        AccessIsRemoved,
        "Written instructions were given and understood",
        "Escort and way home are settled",
    ];

    public static string Of(SessionEnding ending) => ending switch
    {
        SessionEnding.Home => "Home",
        SessionEnding.Transferred => "Transferred to a hospital",
        SessionEnding.AgainstAdvice => "Left against advice",
        SessionEnding.Died => "Died",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "Unknown ending."),
    };
}
