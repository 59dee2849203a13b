namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>Which reactions can be closed, and what a closing must agree with.</summary>
public static class ClosingRule
{
    /// <summary>Why it cannot be closed now, in a sentence; null when it can.</summary>
    public static string? Against(ReactionState reaction, SessionPhase phase)
    {
        if (reaction.Seq == 0) return "It has no opening in the record.";
        if (reaction.WorstGrade is null) return "It is not graded.";
        return reaction.IsDelayed || reaction.ResolvedAt is not null || phase is SessionPhase.Stopped or SessionPhase.Discharged or SessionPhase.Signed
            ? null
            : "It is not over, and the infusion has not ended.";
    }

    /// <summary>What a closing says against the chart or against itself; null when it agrees.</summary>
    public static (string Field, string Why)? Contradiction(ReactionState reaction, int grade, ReactionOutcome outcome, IReadOnlyList<string> serious)
    {
        if (reaction.WorstGrade > grade) return ("Grade", FormattableString.Invariant($"It reached grade {reaction.WorstGrade} by the record; the worst grade cannot be lower."));
        if ((grade == 5) != (outcome == ReactionOutcome.Died)) return ("Outcome", "Grade 5 is death: grade and outcome say different things.");
        if (serious.Contains("death", StringComparer.Ordinal) != (outcome == ReactionOutcome.Died)) return ("Serious", "The outcome and the reasons why it is serious say different things about death.");
        return outcome == ReactionOutcome.Recovered && !reaction.IsDelayed && reaction.ResolvedAt is null
            ? ("Outcome", "The record does not say that the reaction is over: record it first, or choose another outcome.")
            : null;
    }

    internal static ChairsideSteps Steps(SessionPhase phase, IReadOnlyList<ReactionState> reactions) =>
        (phase is SessionPhase.Discharged or SessionPhase.Signed ? ChairsideSteps.RecordDelayedReaction : ChairsideSteps.None)
        | (reactions.Any(reaction => Against(reaction, phase) is null) ? ChairsideSteps.CloseReaction : ChairsideSteps.None);
}
