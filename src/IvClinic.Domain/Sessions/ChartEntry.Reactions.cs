using IvClinic.Domain.Sessions.Reactions;

namespace IvClinic.Domain.Sessions;

/// <content>What becomes known of a reaction after it: told of later, closed, taken into the history.</content>
public sealed partial class ChartEntry
{
    /// <param name="stamp">Its effective time is the onset.</param>
    /// <param name="grade">CTCAE 1 to 5.</param>
    /// <exception cref="IllegalStepException">No symptom is named.</exception>
    public static ChartEntry DelayedReaction(EntryStamp stamp, int grade, DelayedReactionDetails reaction, string? note = null)
    {
        if (reaction.Symptoms.Count == 0) throw new IllegalStepException("A delayed reaction is recorded with its symptoms.");
        var entry = New(EntryKind.DelayedReaction, stamp, note, Json(reaction));
        entry.Grade = Within(grade, 1, 5, "A CTCAE grade");
        return entry;
    }

    /// <param name="grade">The worst grade it reached.</param>
    /// <param name="isCompleted">By a clinician; a nurse's closing is a proposal.</param>
    public static ChartEntry ReactionClosed(EntryStamp stamp, int grade, ClosingDetails closing, bool isCompleted, string? note = null)
    {
        var entry = New(isCompleted ? EntryKind.ReactionClosed : EntryKind.ReactionClosingProposed, stamp, note, Json(closing));
        entry.Grade = Within(grade, 1, 5, "A CTCAE grade");
        return entry;
    }

    /// <exception cref="IllegalStepException">Not taken into the history without a reason.</exception>
    public static ChartEntry ProposalAnswered(EntryStamp stamp, ProposalAnswer answer, string? reason = null)
    {
        if (!answer.IsAccepted) DemandReason(reason, "A proposal that is not taken over");
        return New(EntryKind.ReactionProposalAnswered, stamp, reason, Json(answer));
    }
}
