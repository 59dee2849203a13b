namespace IvClinic.Domain.Sessions;

/// <summary>Richmond Agitation-Sedation Scale in words (reference scores, "rass").</summary>
public static class Rass
{
    public const int Lowest = -5;
    public const int Highest = 4;

    public static readonly IReadOnlyList<(int Score, string Label, string Definition)> Levels =
    [
        (4, "Combative", "overtly violent, danger to staff"),
        (3, "Very agitated", "pulls lines, aggressive"),
        (2, "Agitated", "frequent purposeless movement"),
        (1, "Restless", "anxious, not aggressive"),
        (0, "Alert and calm", "spontaneously attentive"),
        (-1, "Drowsy", "not fully alert; eye opening or contact to voice 10 s or more"),
        (-2, "Light sedation", "brief eye contact to voice, under 10 s"),
        (-3, "Moderate sedation", "movement or eye opening to voice, no eye contact"),
        (-4, "Deep sedation", "no response to voice, movement to physical stimulus"),
        (-5, "Unarousable", "no response to voice or physical stimulus"),
    ];

    /// <exception cref="ArgumentOutOfRangeException">The score is outside -5 to +4.</exception>
    public static string Label(int score) => score is >= Lowest and <= Highest
        ? Levels[Highest - score].Label
        : throw new ArgumentOutOfRangeException(nameof(score), score, "RASS is between -5 and +4.");

    /// <summary>"+1 Restless", "-2 Light sedation", "0 Alert and calm".</summary>
    public static string Text(int score) => Signed(score) + " " + Label(score);

    public static string Signed(int score) => score.ToString("+0;-0;0", System.Globalization.CultureInfo.InvariantCulture);
}
