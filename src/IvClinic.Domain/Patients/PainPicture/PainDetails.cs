using IvClinic.Domain.Scores;

namespace IvClinic.Domain.Patients.PainPicture;

/// <summary>What was answered about a warning sign. Not asked is the answer that stands where nobody asked: it never reads as no.</summary>
public enum FlagAnswer
{
    NotAsked,
    No,
    Yes,
}

/// <param name="Code">Of <see cref="PainTerms.RedFlags"/>.</param>
public sealed record FlagReply(string Code, FlagAnswer Answer);

/// <summary>What is known of one pain beyond where it is and what it is like. Whatever was not asked is null or not there.</summary>
public sealed record PainDetails
{
    /// <summary>Codes of <see cref="BodyMap"/>.</summary>
    public IReadOnlyList<string> Regions { get; init; } = [];

    /// <summary>Codes of <see cref="PainTerms.Qualities"/>.</summary>
    public IReadOnlyList<string> Qualities { get; init; } = [];

    /// <summary>0 to 10, at the time of recording.</summary>
    public int? NowScore { get; init; }

    public string? Radiation { get; init; }

    public string? CourseOverDay { get; init; }

    public string? Helps { get; init; }

    /// <summary>In the order of <see cref="Dn4.Items"/>; empty: DN4 was not asked.</summary>
    public IReadOnlyList<bool?> Dn4Answers { get; init; } = [];

    public IReadOnlyList<FlagReply> RedFlags { get; init; } = [];

    /// <summary>0 (not at all) to 10 (nothing is possible).</summary>
    public int? WorkImpact { get; init; }

    /// <summary>0 (not at all) to 10 (no sleep).</summary>
    public int? SleepImpact { get; init; }

    public string? ImpactWords { get; init; }

    /// <summary>Null where nothing of it was answered.</summary>
    public Dn4? Dn4 => Dn4Answers.Count == Scores.Dn4.Items.Count && Dn4Answers.Any(answer => answer is not null) ? Scores.Dn4.Of(Dn4Answers) : null;

    public FlagAnswer AnswerTo(string flag) => RedFlags.LastOrDefault(reply => reply.Code == flag)?.Answer ?? FlagAnswer.NotAsked;

    /// <summary>"DN4 5 of 10, at or above the cut-off of 4", or that it is not complete. An incomplete one gives no number.</summary>
    public string Dn4Text => Dn4 switch
    {
        null => "DN4 not asked",
        { Full: { Total: { } total } } when total >= Scores.Dn4.FullCutOff => FormattableString.Invariant($"DN4 {total} of 10, at or above the cut-off of {Scores.Dn4.FullCutOff}"),
        { Full: { Total: { } total } } => FormattableString.Invariant($"DN4 {total} of 10, below the cut-off of {Scores.Dn4.FullCutOff}"),
        { Full: var items } => FormattableString.Invariant($"DN4 not complete: {items.Items.Count - items.Missing.Count} of 10 answered, so it has no score"),
    };

    public IReadOnlyList<string> FlagsPresent => [.. Flags(FlagAnswer.Yes)];

    public IReadOnlyList<string> FlagsNotAsked => [.. Flags(FlagAnswer.NotAsked)];

    private IEnumerable<string> Flags(FlagAnswer answer) => PainTerms.RedFlags.Where(flag => AnswerTo(flag.Code) == answer).Select(flag => flag.Label);
}
