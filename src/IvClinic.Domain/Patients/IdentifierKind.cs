namespace IvClinic.Domain.Patients;

/// <summary>The kinds of identifier that a patient can have. The clinic's own number is made here, the others are typed.</summary>
public static class IdentifierKind
{
    public const string Clinic = "Clinic number";

    public const string Insurance = "Insurance number";

    public const string National = "National number";

    public const string Hospital = "Hospital number";

    public const string Referrer = "Referrer's number";

    /// <summary>Those that staff type: one of them must stand beside the clinic's own number.</summary>
    public static readonly IReadOnlyList<string> Typed = [Insurance, National, Hospital, Referrer];

    /// <summary>All of them, as the index over kind and value is searched.</summary>
    public static readonly IReadOnlyList<string> All = [Clinic, Insurance, National, Hospital, Referrer];

    /// <summary>The clinic's own number: from the row, which is never deleted, so no number is given twice.</summary>
    public static string ClinicNumber(long patientId) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"IV-{patientId:D6}");
}
