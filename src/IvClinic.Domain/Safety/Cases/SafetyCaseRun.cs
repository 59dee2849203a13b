using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Cases;

/// <summary>Judges every case of a file.</summary>
public static class SafetyCaseRun
{
    /// <exception cref="FormatException">The text is not a case file.</exception>
    public static SafetyCaseReport Run(string json, ClinicFormulary formulary) => throw new NotSupportedException();
}
