using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>Closings and what belongs to them in words.</summary>
public static class ClosingText
{
    public static string Of(ReactionOutcome outcome) => outcome switch
    {
        ReactionOutcome.Recovered => "Recovered",
        ReactionOutcome.Recovering => "Recovering",
        ReactionOutcome.NotRecovered => "Not recovered",
        ReactionOutcome.WithSequelae => "Recovered with sequelae",
        ReactionOutcome.Died => "Died",
        ReactionOutcome.Unknown => "Not known",
        _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, "Unknown outcome."),
    };

    public static string Of(AllergyKind kind) => kind == AllergyKind.Allergy ? "allergy" : "intolerance";

    /// <summary>"start at 15 mL/h; before it diphenhydramine 25 mg IV"; null where nothing is proposed.</summary>
    public static string? Of(NextTimeAdvice next) => next.IsEmpty ? null : string.Join("; ", new[]
    {
        next.StartMlPerH is { } rate ? $"start at {NumberText.Format(rate)} mL/h" : null,
        next.Premedication is { } before ? $"before it {before}" : null,
    }.OfType<string>());

    public static string Serious(IReadOnlyList<string> codes) => codes.Count == 0 ? "not serious" : "serious: " + string.Join(", ", codes.Select(ChairsideTerms.SeriousnessText));

    internal static string Of(ChartEntry entry) => entry.Kind switch
    {
        EntryKind.DelayedReaction => EntryDetails.Read<DelayedReactionDetails>(entry) is { } delayed
            ? FormattableString.Invariant($"Delayed reaction, grade {entry.Grade}: {string.Join(", ", delayed.Symptoms.Select(ChairsideTerms.SymptomText))}") + (delayed.ToldBy is { } told ? $" (told by {told})" : "")
            : "Delayed reaction",
        EntryKind.ReactionProposalAnswered => EntryDetails.Read<ProposalAnswer>(entry) is { } answer
            ? $"{(answer.IsAccepted ? "Taken" : "Not taken")} into the history: {Of(answer.Kind)} to {answer.Name ?? answer.Medicine}"
            : "Proposal answered",
        EntryKind.ReactionClosed => Closing("Reaction closed", entry),
        _ => Closing("Closing of the reaction proposed", entry),
    };

    private static string Closing(string what, ChartEntry entry) => EntryDetails.Read<ClosingDetails>(entry) is not { } closing ? what
        : FormattableString.Invariant($"{what}: {ReactionWords.Of(closing.Type)}, grade {entry.Grade}, {Serious(closing.Serious)}, cause {ChairsideTerms.CausalityText(closing.Causality)}, {Of(closing.Outcome).ToLowerInvariant()}")
            + (closing.HeldPlan ? "; the plan is on hold" : "");
}
