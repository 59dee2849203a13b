using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Cases;

/// <summary>A worked case: facts, and what the engine must say about them.</summary>
public sealed record SafetyCase(string Id, string Title, SafetyFacts Facts, SafetyExpectation Expectation);

/// <summary>What a case expects.</summary>
/// <param name="Medication">The medicine the deciding finding names.</param>
/// <param name="With">The other one of a pair; either may be named.</param>
/// <param name="Kinds">Kinds accepted of the deciding finding.</param>
/// <param name="NotChecked">Inputs that must be reported as not checked; more may be.</param>
/// <param name="Values">Numbers that the engine computed or applied; scored apart from the outcome.</param>
public sealed record SafetyExpectation(
    SafetyOutcome Outcome, string? Medication, string? With, IReadOnlyList<FindingKind> Kinds, IReadOnlyList<string> NotChecked, IReadOnlyDictionary<string, decimal> Values);
