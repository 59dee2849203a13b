using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>Collects what the rules say about one plan.</summary>
internal sealed class Judgement
{
    private readonly List<SafetyFinding> findings = [];
    private readonly List<AppliedValue> values = [];

    public IReadOnlyList<AppliedValue> Values => values;

    /// <summary>Worst first; inside a level in the order of the rules.</summary>
    public IReadOnlyList<SafetyFinding> WorstFirst() => findings.OrderByDescending(finding => finding.Level).ToList();

    public void Add(SafetyFinding finding)
    {
        if (!findings.Exists(known => SaysTheSame(known, finding))) findings.Add(finding);
    }

    public void Note(AppliedValue value)
    {
        if (!values.Contains(value)) values.Add(value);
    }

    /// <summary>One rule fires once per place and other medicine; several rows that lack the same input say so once.</summary>
    private static bool SaysTheSame(SafetyFinding known, SafetyFinding next)
    {
        if (known.MedicineId != next.MedicineId || known.Kind != next.Kind || known.Place.BagIndex != next.Place.BagIndex)
            return false;
        if (known.OtherName != next.OtherName || known.IsNotChecked != next.IsNotChecked) return false;
        if (known.Level == next.Level && known.Sentence == next.Sentence && !next.IsNotChecked) return true; // two rows, one limit
        return known.IsNotChecked
            ? next.NotChecked.All(input => known.NotChecked.Contains(input, StringComparer.Ordinal))
            : known.RuleId == next.RuleId && known.Level == next.Level;
    }
}
