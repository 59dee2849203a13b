using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Sessions.Reactions;

/// <summary>How it went on for the patient.</summary>
public enum ReactionOutcome
{
    Recovered,
    Recovering,
    NotRecovered,
    WithSequelae,
    Died,
    Unknown,
}

/// <summary>What stopping the medicine, or giving it again, showed.</summary>
public enum ChallengeResult
{
    NotKnown,
    NotDone,
    Positive,
    Negative,
}

/// <summary>What is proposed before and at the start of the next infusion.</summary>
/// <param name="StartMlPerH">In mL/h; null where no rate is proposed.</param>
public sealed record NextTimeAdvice(string? Premedication, decimal? StartMlPerH)
{
    public bool IsEmpty => Premedication is null && StartMlPerH is null;
}

/// <summary>What a closing proposes for the list of allergies; it enters the history only when a person takes it over.</summary>
/// <param name="Medicine">Formulary id.</param>
/// <param name="Text">What the entry would say about the reaction.</param>
public sealed record HistoryProposal(string Medicine, AllergyKind Kind, string Text, ReactionSeverity Severity);

/// <param name="Reaction">Seq of the reaction's opening.</param>
/// <param name="Entry">The entry of the history that was made.</param>
/// <param name="Name">The medicine as it was called on the screen.</param>
public sealed record ProposalAnswer(int Reaction, string Medicine, AllergyKind Kind, bool IsAccepted, Guid? Entry, string? Name = null);

/// <summary>What a closing says; the grade stands in the entry itself.</summary>
public sealed record ClosingDetails
{
    public const string WhoUmc = "WHO-UMC";

    /// <summary>Seq of the reaction's opening.</summary>
    public required int Reaction { get; init; }

    public required ReactionType Type { get; init; }

    /// <summary>Of the grade, with its version.</summary>
    public required string Scale { get; init; }

    /// <summary>Formulary ids of the suspected medicines.</summary>
    public IReadOnlyList<string> Suspected { get; init; } = [];

    /// <summary>A code of <see cref="ChairsideTerms.Causality"/>.</summary>
    public required string Causality { get; init; }

    public string CausalityMethod { get; init; } = WhoUmc;

    /// <summary>Codes of <see cref="ChairsideTerms.Seriousness"/>; none: not serious.</summary>
    public IReadOnlyList<string> Serious { get; init; } = [];

    public required ReactionOutcome Outcome { get; init; }

    public ChallengeResult Dechallenge { get; init; }

    public ChallengeResult Rechallenge { get; init; }

    public bool IsPatientTold { get; init; }

    public string? ReportedTo { get; init; }

    public NextTimeAdvice NextTime { get; init; } = new(null, null);

    public IReadOnlyList<HistoryProposal> Proposals { get; init; } = [];

    /// <summary>Why the plan is not given again before a clinician has looked; none: nothing holds it.</summary>
    public IReadOnlyList<HoldGround> HoldGrounds { get; init; } = [];

    /// <summary>This closing put the plan on hold.</summary>
    public bool HeldPlan { get; init; }
}

/// <summary>One closing of a reaction as it stands in the chart.</summary>
/// <param name="IsCompleted">By a clinician.</param>
/// <param name="Answers">To the proposals of this reaction, whichever closing made them.</param>
public sealed record ReactionClosing(
    int Seq, DateTimeOffset At, string ByName, bool IsCompleted, int Grade, string? Note, ClosingDetails Details, IReadOnlyList<ProposalAnswer> Answers)
{
    public bool IsSerious => Details.Serious.Count > 0;

    public ProposalAnswer? AnswerTo(HistoryProposal proposal) =>
        Answers.FirstOrDefault(answer => answer.Medicine == proposal.Medicine && answer.Kind == proposal.Kind);

    public IEnumerable<HistoryProposal> Unanswered => Details.Proposals.Where(proposal => AnswerTo(proposal) is null);
}
