namespace IvClinic.Domain.Scores.Cases;

/// <summary>How a file of worked examples went.</summary>
/// <param name="Lines">Ready to print: a line per example, then the totals.</param>
public sealed record ScoreCaseReport(IReadOnlyList<string> Lines, int Passed, int Failed)
{
    /// <summary>True only when every example passed: exit code 0.</summary>
    public bool EverythingAgrees => Failed == 0;
}
