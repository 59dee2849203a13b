using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety;

/// <summary>What may happen with a plan: the worst level of its findings.</summary>
public enum SafetyOutcome
{
    /// <summary>No finding, or cautions only.</summary>
    Allowed,

    /// <summary>A prescriber must give a coded reason.</summary>
    Override,

    /// <summary>The plan cannot be approved or started as it stands.</summary>
    Refused,
}

/// <summary>The judgement of a plan: all findings, worst first, and the numbers behind them.</summary>
/// <param name="Values">Every number that was computed or applied, per medicine and bag, keyed as in the safety rules, section 4.</param>
/// <param name="FormularyId">Which formulary judged.</param>
/// <param name="FormularyVersion">Its version.</param>
public sealed record SafetyAssessment(
    IReadOnlyList<SafetyFinding> Findings, IReadOnlyList<AppliedValue> Values, string FormularyId, string FormularyVersion)
{
    public SafetyOutcome Outcome => Findings.Count == 0 ? SafetyOutcome.Allowed : Findings.Max(finding => finding.Level) switch
    {
        FindingLevel.Refused => SafetyOutcome.Refused,
        FindingLevel.NeedsReason => SafetyOutcome.Override,
        _ => SafetyOutcome.Allowed,
    };

    /// <summary>Inputs without which some rule could not be decided; empty when everything was checked.</summary>
    public IReadOnlyList<string> NotChecked { get; } =
        Findings.SelectMany(finding => finding.NotChecked)
            .Distinct(StringComparer.Ordinal)
            .Order(StringComparer.Ordinal)
            .ToList();

    /// <summary>
    /// The governing number of each key for one medicine: the lowest of its maxima, the highest of its minima and of its
    /// doses and rates.
    /// </summary>
    public IReadOnlyDictionary<string, decimal> ValuesOf(string medicineId) => Values
        .Where(value => value.MedicineId == medicineId)
        .GroupBy(value => value.Key, StringComparer.Ordinal)
        .ToDictionary(
            group => group.Key,
            group => AppliedValue.LowestGoverns(group.Key) ? group.Min(value => value.Value) : group.Max(value => value.Value),
            StringComparer.Ordinal);
}

/// <summary>A number that was computed from the plan or applied to it.</summary>
/// <param name="Key">A key of section 4 of the safety rules; its ending names the unit ("rateMgPerMin").</param>
/// <param name="BagIndex">From 0; null: the whole plan.</param>
public sealed record AppliedValue(string MedicineId, string Key, decimal Value, int? BagIndex)
{
    internal static bool LowestGoverns(string key) =>
        key.Contains("Since", StringComparison.Ordinal)
            || key.Contains("max", StringComparison.Ordinal)
            || key.Contains("Max", StringComparison.Ordinal);
}
