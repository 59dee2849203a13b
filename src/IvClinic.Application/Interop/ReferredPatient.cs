namespace IvClinic.Application.Interop;

/// <summary>One Patient resource.</summary>
/// <param name="Path">Where it stands in the file.</param>
/// <param name="Id">The sender's id.</param>
/// <param name="Person">Equal for entries that are certainly the same person (same address in the bundle, same id, or a shared identifier).</param>
/// <param name="Names">Every name, in every script and use, in file order.</param>
/// <param name="Gender">Administrative gender as sent.</param>
/// <param name="BirthDate">Birth date with its precision.</param>
/// <param name="Deceased">Whether and when the patient died, if the sender says so.</param>
/// <param name="Identifiers">Record and insurance numbers.</param>
/// <param name="Telecoms">Telephone numbers and mail addresses.</param>
/// <param name="Addresses">Postal addresses.</param>
public sealed record ReferredPatient(
    string Path,
    string? Id,
    int Person,
    IReadOnlyList<ReferredName> Names,
    string? Gender,
    ReferredDate? BirthDate,
    ReferredDeath? Deceased,
    IReadOnlyList<ReferredIdentifier> Identifiers,
    IReadOnlyList<ReferredTelecom> Telecoms,
    IReadOnlyList<ReferredAddress> Addresses)
{
    /// <summary>The first name sent, which is the one that the sender uses.</summary>
    public ReferredName? Name => Names.Count > 0 ? Names[0] : null;

    /// <summary>The name for the record: the official one, else the first that is not former or anonymous, else the first.</summary>
    public ReferredName? NameForRecord =>
        Names.FirstOrDefault(name => name.Use == "official")
        ?? Names.FirstOrDefault(name => name.Use is not ("old" or "maiden" or "anonymous" or "temp"))
        ?? Name;
}

/// <summary>A name as sent. Any part may be missing: a mononym is a name.</summary>
public sealed record ReferredName(string? Use, string? Family, IReadOnlyList<string> Given, string? Text)
{
    /// <summary>What a person reads: the text if sent, else given and family name.</summary>
    public string Words =>
        !string.IsNullOrWhiteSpace(Text) ? Text : string.Join(' ', Given.Append(Family).Where(part => !string.IsNullOrWhiteSpace(part)));
}

/// <summary>Whether the patient died (FHIR deceasedBoolean) or when (deceasedDateTime).</summary>
public sealed record ReferredDeath(bool HasDied, ReferredDate? On);

/// <summary>A number under which the sender or an insurer knows the patient.</summary>
public sealed record ReferredIdentifier(string? System, string? Value, string? Use);

/// <summary>A telephone number or mail address.</summary>
public sealed record ReferredTelecom(string? System, string? Value, string? Use);

/// <summary>A postal address.</summary>
public sealed record ReferredAddress(IReadOnlyList<string> Lines, string? City, string? State, string? PostalCode, string? Country, string? Text)
{
    /// <summary>What a person reads: the text if sent, else the parts.</summary>
    public string Words =>
        !string.IsNullOrWhiteSpace(Text)
            ? Text
            : string.Join(", ", Lines.Concat([City, State, PostalCode, Country]).Where(part => !string.IsNullOrWhiteSpace(part)));
}
