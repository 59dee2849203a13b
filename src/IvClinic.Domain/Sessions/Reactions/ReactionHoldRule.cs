namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>Why a plan is put on hold when a reaction is closed.</summary>
public enum HoldGround
{
    Serious,
    GradeThreeOrAbove,
    Anaphylaxis,
    LocalAnaestheticToxicity,
    Seizure,
    FirstGradeTwo,
}

/// <summary>A reaction as it is closed.</summary>
/// <param name="HadGradeTwoBefore">Another reaction on this plan was closed with grade 2 or above.</param>
public sealed record AssessedReaction(ReactionType Type, int Grade, bool IsSerious, IReadOnlyList<string> SymptomsSeen, bool HadGradeTwoBefore);

/// <summary>
/// When closing a reaction puts its plan on hold by itself: one row, one reason. Only a clinician lifts it. A seizure stands
/// beside anaphylaxis and toxicity as in <see cref="RestartRule"/> (decision 14).
/// </summary>
public static class ReactionHoldRule
{
    private static readonly (HoldGround Ground, Func<AssessedReaction, bool> IsMet, string Words)[] Table =
    [
        (HoldGround.Serious, reaction => reaction.IsSerious, "it was serious"),
        (HoldGround.GradeThreeOrAbove, reaction => reaction.Grade >= RestartRule.NeverFromGrade, "it was grade 3 or above"),
        (HoldGround.Anaphylaxis, reaction => reaction.Type == ReactionType.Anaphylaxis, "it was anaphylaxis"),
        (HoldGround.LocalAnaestheticToxicity, reaction => reaction.Type == ReactionType.LocalAnaestheticToxicity, "it was local anaesthetic toxicity"),
        (HoldGround.Seizure, reaction => reaction.Type == ReactionType.Seizure || reaction.SymptomsSeen.Contains(RestartRule.SeizureSymptom, StringComparer.Ordinal), "there was a seizure"),
        // A second one was looked at by a clinician when the hold of the first was lifted; it holds no more by itself.
        (HoldGround.FirstGradeTwo, reaction => reaction.Grade == 2 && !reaction.HadGradeTwoBefore, "it was the first of grade 2 on this plan"),
    ];

    public static IReadOnlyList<HoldGround> Grounds(AssessedReaction reaction) => [.. Table.Where(row => row.IsMet(reaction)).Select(row => row.Ground)];

    public static string Words(HoldGround ground) => Table.First(row => row.Ground == ground).Words;

    /// <summary>The reason that stands with the hold.</summary>
    public static string Reason(AssessedReaction reaction, IEnumerable<HoldGround> grounds, DateOnly on) => FormattableString.Invariant(
        $"Reaction of {on:d MMM yyyy} ({ReactionWords.Of(reaction.Type)}, grade {reaction.Grade}): {string.Join(", ", grounds.Select(Words))}. Held by the system when the reaction was closed; a clinician decides how it goes on.");
}
