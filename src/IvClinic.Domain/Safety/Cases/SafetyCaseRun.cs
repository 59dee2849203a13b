using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Safety.Cases;

/// <summary>Judges every case of a file (safety rules, section 1: "A case passes").</summary>
public static class SafetyCaseRun
{
    /// <summary>Numbers agree within 0.5 % or 0.005, whichever is larger.</summary>
    private const decimal RelativeTolerance = 0.005m;
    private const decimal AbsoluteTolerance = 0.005m;

    /// <exception cref="FormatException">The text is not a case file.</exception>
    public static SafetyCaseReport Run(string json, ClinicFormulary formulary)
    {
        var lines = new List<string>();
        int passed = 0, failed = 0, agree = 0, differ = 0;
        foreach (var (id, read) in SafetyCaseFile.Entries(json))
        {
            var (problems, values, differences) = Judge(read, formulary);
            agree += values - differences.Count;
            differ += differences.Count;
            if (problems.Count == 0) passed++;
            else failed++;
            lines.Add(problems.Count == 0 ? id + ": passed" : $"{id}: failed: {string.Join("; ", problems)}");
            lines.AddRange(differences.Select(difference => $"  {id}: value {difference}"));
        }

        lines.Add($"values: {Count(agree)} agree, {Count(differ)} differ");
        lines.Add($"{Count(passed)} passed, {Count(failed)} failed");
        return new(lines, passed, failed, agree, differ);
    }

    /// <summary>What is wrong with the assessment of a case; empty: it passes. Values are not part of it.</summary>
    public static IReadOnlyList<string> Problems(SafetyExpectation expected, SafetyAssessment found)
    {
        var problems = new List<string>();
        if (expected.Outcome != found.Outcome)
            problems.Add($"expected {Word(expected.Outcome)}, found {Word(found.Outcome)} ({Found(found)})");
        else if (expected.Outcome != SafetyOutcome.Allowed && !Deciding(found).Any(finding => IsMeant(finding, expected)))
            problems.Add(
                $"expected a finding about {string.Join(" or ", expected.Kinds.Select(FindingKindText.Of))} of {expected.Medication}, found {Found(found)}");
        problems.AddRange(
            expected.NotChecked.Except(found.NotChecked, StringComparer.Ordinal)
                .Select(input => $"expected {input} as not checked, found [{string.Join(", ", found.NotChecked)}]"));
        return problems;
    }

    /// <summary>The expected numbers that the assessment does not have.</summary>
    public static IReadOnlyList<string> Differences(SafetyExpectation expected, SafetyAssessment found) => expected.Values
        .Select(value => (value.Key, Wanted: value.Value, Found: Numbers(found, value.Key, expected)))
        .Where(value => !value.Found.Any(number => Agrees(number, value.Wanted)))
        .Select(
            value =>
                $"{value.Key} expected {NumberText.Format(value.Wanted)}, found {(value.Found.Count == 0 ? "none" : string.Join(", ", value.Found.Select(number => NumberText.Format(number, 4))))}")
        .ToList();

    internal static bool Agrees(decimal found, decimal wanted) =>
        Math.Abs(found - wanted) <= Math.Max(AbsoluteTolerance, Math.Abs(wanted) * RelativeTolerance);

    private sealed record Score(IReadOnlyList<string> Problems, int Values, IReadOnlyList<string> Differences);

    private static Score Judge(Func<SafetyCase> read, ClinicFormulary formulary)
    {
        try
        {
            var worked = read();
            var found = SafetyEngine.Evaluate(worked.Facts, formulary);
            return new(Problems(worked.Expectation, found), worked.Expectation.Values.Count, Differences(worked.Expectation, found));
        }
        catch (Exception problem) when (problem is FormatException or ArgumentException or ArithmeticException)
        {
            return new([problem.Message], 0, []);
        }
    }

    private static IEnumerable<SafetyFinding> Deciding(SafetyAssessment found) =>
        found.Findings.Where(
            finding =>
                finding.Level == (found.Outcome == SafetyOutcome.Refused ? FindingLevel.Refused : FindingLevel.NeedsReason));

    private static bool IsMeant(SafetyFinding finding, SafetyExpectation expected) =>
        expected.Kinds.Contains(finding.Kind) && (Names(finding, expected.Medication) || Names(finding, expected.With));

    private static bool Names(SafetyFinding finding, string? medicine) => medicine is not null
        && (finding.MedicineId == medicine
            || finding.OtherMedicineId == medicine
            || string.Equals(finding.OtherName, medicine, StringComparison.OrdinalIgnoreCase));

    /// <summary>The case's medicine may be in several bags, each with its own number.</summary>
    private static List<decimal> Numbers(SafetyAssessment found, string key, SafetyExpectation expected) => found.Values
        .Where(value => value.Key == key && (value.MedicineId == expected.Medication || value.MedicineId == expected.With))
        .Select(value => value.Value)
        .ToList();

    private static string Found(SafetyAssessment found) =>
        found.Findings.Count == 0 ? "no finding" : string.Join(", ", found.Findings
        .Where(finding => finding.Level == found.Findings[0].Level)
        .Select(
            finding =>
                $"{finding.RuleId} [{FindingKindText.Of(finding.Kind)}]{(finding.IsNotChecked ? " not checked: " + string.Join(", ", finding.NotChecked) : "")}"));

    private static string Word(SafetyOutcome outcome) => outcome.ToString().ToLowerInvariant();

    private static string Count(int number) => NumberText.Format(number);
}
