using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>How a recorded problem matches a condition of the formulary.</summary>
internal enum ProblemMatch
{
    None,

    /// <summary>Only a diagnosis code: a possible problem to be confirmed, soft at most.</summary>
    DiagnosisCode,

    Coded,
}

/// <summary>The patient's problems, as rules ask for them.</summary>
internal sealed class ProblemList(IReadOnlyList<RecordedProblem>? problems, ClinicFormulary formulary)
{
    public bool IsKnown => problems is not null;

    /// <summary>A coded problem is also every wider condition of its <c>isA</c>.</summary>
    public ProblemMatch Match(string conditionId) =>
        (problems ?? []).Select(problem => Match(problem, conditionId)).DefaultIfEmpty().Max();

    public Answer Has(string conditionId) =>
        IsKnown ? Answer.Of(Match(conditionId) != ProblemMatch.None) : Answer.Unknown(PlanInput.Conditions);

    /// <summary>The level a rule gives for this match: a diagnosis code never more than the general rule allows.</summary>
    public FindingLevel Level(FindingLevel level, string conditionId) =>
        Match(conditionId) == ProblemMatch.DiagnosisCode
            && level > formulary.GeneralRules.IcdOnlyMaxLevel ? formulary.GeneralRules.IcdOnlyMaxLevel : level;

    private ProblemMatch Match(RecordedProblem problem, string conditionId)
    {
        if (problem.ConditionId is { } code && IsOrIsA(code, conditionId)) return ProblemMatch.Coded;
        if (problem.Icd10 is not { Length: > 0 } icd) return ProblemMatch.None;
        var bare = icd.Replace(".", "", StringComparison.Ordinal).Trim();
        return formulary.Conditions.Values.Any(condition => IsOrIsA(condition.Id, conditionId)
            && condition.Icd10Prefixes.Any(prefix => bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)))
            ? ProblemMatch.DiagnosisCode
            : ProblemMatch.None;
    }

    private bool IsOrIsA(string conditionId, string wider) => conditionId == wider
        || (formulary.Conditions.TryGetValue(conditionId, out var condition) && condition.IsA.Any(parent => IsOrIsA(parent, wider)));
}
