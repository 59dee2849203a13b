namespace IvClinic.Application.Interop;

/// <summary>Identity and contact.</summary>
internal static class PatientProposals
{
    public static IEnumerable<ProposedItem> From(Referral referral, int patientIndex)
    {
        var patient = referral.Patients[patientIndex];
        yield return Identity(referral, patient);
        foreach (var telecom in patient.Telecoms.Where(telecom => !string.IsNullOrWhiteSpace(telecom.Value)))
        {
            var system = telecom.System ?? "contact";
            yield return new ProposedContact($"{system}: {telecom.Value}", patient.Path, system, telecom.Value!)
            {
                Concern = Concerns.Join(Concerns.OfText([telecom.Value]), telecom.Use == "old" ? "The sender calls it old." : null),
            };
        }

        foreach (var words in patient.Addresses.Select(address => address.Words).Where(words => words.Length > 0))
            yield return new ProposedContact($"address: {words}", patient.Path, "address", words) { Concern = Concerns.OfText([words]) };
    }

    private static ProposedIdentity Identity(Referral referral, ReferredPatient patient)
    {
        var name = patient.NameForRecord;
        var parts = new[] { name?.Words, patient.Gender, patient.BirthDate is { } birth ? $"born {birth.Words}" : null };
        var words = string.Join(", ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
        return new(
            words.Length > 0 ? words : "Nameless patient",
            patient.Path,
            name?.Family,
            name?.Given ?? [],
            patient.Gender,
            patient.BirthDate,
            [.. patient.Names.Where(other => !ReferenceEquals(other, name))],
            patient.Identifiers)
        {
            Concern = Concerns.Join(
                name is null || name.Words.Length == 0 ? "No name was sent." : null,
                Concerns.OfText(patient.Names.SelectMany(each => each.Given.Append(each.Family).Append(each.Text))),
                BirthConcern(patient.BirthDate),
                patient.Deceased is { HasDied: true } death ? $"The sender says that the patient has died{(death.On is { } on ? $" ({on.Words})" : "")}." : null,
                TwinConcern(referral, patient)),
        };
    }

    private static string? BirthConcern(ReferredDate? birth) => birth switch
    {
        null => "No birth date was sent.",
        { Precision: DatePrecision.Unreadable } => $"The birth date {birth.Words} cannot be read.",
        { Precision: DatePrecision.Year or DatePrecision.Month } => "The birth date is not complete.",
        _ => null,
    };

    /// <summary>Another entry that may be the same person: their entries are not mixed, and a person has to look.</summary>
    private static string? TwinConcern(Referral referral, ReferredPatient patient) =>
        referral.Patients.Any(other => other.Person != patient.Person
            && other.BirthDate?.Sent == patient.BirthDate?.Sent
            && string.Equals(other.Name?.Words, patient.Name?.Words, StringComparison.OrdinalIgnoreCase))
            ? "The file holds another patient with the same name and birth date; their entries are kept apart."
            : null;
}
