namespace IvClinic.Domain.Scores;

/// <summary>One level of the opioid sedation scale, in own words.</summary>
/// <param name="Action">What an unacceptable level asks for; null where it is acceptable.</param>
public sealed record SedationLevel(string Level, string Definition, bool IsAcceptable, string? Action);

/// <summary>
/// Pasero Opioid-induced Sedation Scale (POSS), for opioids only: ketamine and midazolam are watched with RASS.
/// </summary>
public static class Sedation
{
    public static readonly ScoreOrigin Origin = new(
        "poss", "Pasero Opioid-induced Sedation Scale", "Pasero C., 1994", "S", "levels, no numbers in between")
    {
        Licence = "Copyright 1994 C. Pasero: obtain permission before using the original wording; own words here.",
    };

    public static IReadOnlyList<SedationLevel> Levels { get; } =
    [
        new("S", "sleeping, easy to wake", true, null),
        new("1", "awake, alert", true, null),
        new("2", "slightly drowsy, easy to wake", true, null),
        new("3", "often drowsy, falls asleep mid-conversation", false, "lower sedative load, watch breathing, notify prescriber"),
        new("4", "very sleepy, minimal or no response", false, "stop sedatives, support breathing, call for help"),
    ];

    /// <exception cref="ArgumentOutOfRangeException">The level is none of S, 1, 2, 3, 4.</exception>
    public static SedationLevel At(string level) =>
        Levels.FirstOrDefault(known => known.Level == level)
        ?? throw new ArgumentOutOfRangeException(nameof(level), level, "A POSS level is S, 1, 2, 3 or 4.");
}
