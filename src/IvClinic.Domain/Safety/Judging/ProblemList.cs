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
internal sealed class ProblemList
{
    private readonly ClinicFormulary formulary;
    private readonly Dictionary<string, ProblemMatch> matches = new(StringComparer.Ordinal);

    public ProblemList(IReadOnlyList<RecordedProblem>? problems, ClinicFormulary formulary)
    {
        this.formulary = formulary;
        IsKnown = problems is not null;
        foreach (var problem in problems ?? []) Note(problem);
    }

    public bool IsKnown { get; }

    /// <summary>A coded problem is also every wider condition of its <c>isA</c>.</summary>
    public ProblemMatch Match(string conditionId) => matches.GetValueOrDefault(conditionId);

    public Answer Has(string conditionId) =>
        IsKnown ? Answer.Of(Match(conditionId) != ProblemMatch.None) : Answer.Unknown(PlanInput.Conditions);

    /// <summary>The level a rule gives for this match: a diagnosis code never more than the general rule allows.</summary>
    public FindingLevel Level(FindingLevel level, string conditionId) =>
        Match(conditionId) == ProblemMatch.DiagnosisCode
            && level > formulary.GeneralRules.IcdOnlyMaxLevel ? formulary.GeneralRules.IcdOnlyMaxLevel : level;

    private void Note(RecordedProblem problem)
    {
        if (problem.ConditionId is { } code) NoteWithWider(code, ProblemMatch.Coded);
        if (problem.Icd10 is not { Length: > 0 } icd) return;
        var bare = icd.Replace(".", "", StringComparison.Ordinal).Trim();
        foreach (var condition in formulary.Conditions.Values)
        {
            foreach (var prefix in condition.Icd10Prefixes)
                if (bare.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)) NoteWithWider(condition.Id, ProblemMatch.DiagnosisCode);
        }
    }

    private void NoteWithWider(string conditionId, ProblemMatch match)
    {
        if (matches.GetValueOrDefault(conditionId) >= match) return;
        matches[conditionId] = match;
        if (!formulary.Conditions.TryGetValue(conditionId, out var condition)) return;
        foreach (var wider in condition.IsA) NoteWithWider(wider, match);
    }
}
