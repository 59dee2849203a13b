namespace IvClinic.Domain.Safety.Cases;

/// <summary>How a case file went.</summary>
/// <param name="Lines">Ready to print: a line per case, then the values, then the totals.</param>
public sealed record SafetyCaseReport(IReadOnlyList<string> Lines, int Passed, int Failed, int ValuesAgree, int ValuesDiffer)
{
    /// <summary>True only when every case passed and every value agrees: exit code 0.</summary>
    public bool EverythingAgrees => Failed == 0 && ValuesDiffer == 0;
}
