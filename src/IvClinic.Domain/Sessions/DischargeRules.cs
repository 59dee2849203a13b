namespace IvClinic.Domain.Sessions;

/// <summary>What is asked one by one before a patient goes home. Clinic default (D), to be settled by the medical lead.</summary>
public static class DischargeRules
{
    /// <summary>The only criterion that the clock can judge.</summary>
    public const string ObservationIsOver = "Observation period is over";

    /// <summary>Nobody can say so without having taken them after the stop.</summary>
    public const string SignsAreAsBefore = "Vital signs are as before the infusion";

    public const string AccessIsRemoved = "Access is removed and the site is dry";

    /// <summary>After a medicine of <see cref="EscortRule"/> it is met only with somebody named.</summary>
    public const string EscortIsSettled = "Escort and way home are settled";

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
        EscortIsSettled,
    ];

    /// <summary>The criteria of this session: where it was stopped early and nobody has said why, that is asked too.</summary>
    public static IReadOnlyList<string> For(ChartState state) => state.EarlyStop is { Why: null } ? [.. Criteria, EarlyStop.Criterion] : Criteria;

    /// <summary>Why the nurse cannot sign yet; null when nothing is missing. Saying at the discharge why it is left open is enough.</summary>
    public static string? AgainstSigning(ChartState state, IReadOnlyList<ChartEntry> standing) =>
        state.EarlyStop is { Why: null } early && !standing.Any(entry => entry.Kind == EntryKind.Discharged && EntryDetails.Read<DischargeDetails>(entry) is { } ending
            && ending.Criteria.Any(each => each.Criterion == EarlyStop.Criterion && !each.Met))
            ? $"{early.Sentence}, and the record does not say why. Record the reason first."
            : null;

    public static string Of(SessionEnding ending) => ending switch
    {
        SessionEnding.Home => "Home",
        SessionEnding.Transferred => "Transferred to a hospital",
        SessionEnding.AgainstAdvice => "Left against advice",
        SessionEnding.Died => "Died",
        _ => throw new ArgumentOutOfRangeException(nameof(ending), ending, "Unknown ending."),
    };
}
