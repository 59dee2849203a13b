namespace IvClinic.Domain.Formulary;

/// <summary>A word of the severity legend and the level it gives.</summary>
/// <param name="Word">For example "absolute" or "major".</param>
/// <param name="Level">Null for a word that gives no finding ("none").</param>
public sealed record Severity(string Word, FindingLevel? Level)
{
    /// <summary>A hard or soft rule demands its inputs; a caution demands nothing.</summary>
    public bool DemandsInputs => Level >= FindingLevel.NeedsReason;
}
