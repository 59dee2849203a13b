namespace IvClinic.Domain.Scores;

/// <summary>Where a score or formula comes from, as the reference data names it.</summary>
/// <param name="Id">The id of the reference data.</param>
/// <param name="Source">The paper or body that defined it.</param>
/// <param name="Confidence">S: sourced; S2: read in a secondary source; Gh: general knowledge, high confidence.</param>
/// <param name="Rounding">How it is shown. Thresholds are tested on the unrounded value unless this says otherwise.</param>
public sealed record ScoreOrigin(string Id, string Name, string Source, string Confidence, string Rounding)
{
    /// <summary>What the licence asks; null where the reference names none.</summary>
    public string? Licence { get; init; }

    /// <summary>Where sources disagree or leave a gap, and what this clinic software does; null where they do not.</summary>
    public string? Choice { get; init; }
}
