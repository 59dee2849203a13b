using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Interop;

/// <summary>One understanding per person in a file: entries of different people are never reviewed together.</summary>
internal static class ReferralUnderstandings
{
    public static IReadOnlyList<ReferralUnderstanding> Of(Referral referral, ClinicZone zone, DateOnly today) =>
        [.. referral.Patients.Select((patient, index) => (patient, index)).DistinctBy(pair => pair.patient.Person).Select(pair => OfOne(referral, pair.index, zone, today))];

    private static ReferralUnderstanding OfOne(Referral referral, int index, ClinicZone zone, DateOnly today)
    {
        var proposed = ReferralProposals.From(referral, index, today);
        var identity = proposed.OfType<ProposedIdentity>().First();
        var contacts = proposed.OfType<ProposedContact>().ToList();
        var items = new ReviewItems(zone);
        var understanding = new ReferralUnderstanding
        {
            Person = identity.Words,
            Concern = identity.Concern,
            Patient = FormOf(identity, contacts),
            Identifiers = [.. identity.Identifiers.Select(each => each.Value).OfType<string>().Where(value => value.Length is > 0 and <= 60).Distinct(StringComparer.Ordinal).Take(20)],
            FurtherWords = [.. identity.OtherNames.Select(name => $"also named {name.Words}"), .. contacts.Select(contact => contact.Words)],
            Items = [.. proposed.SelectMany(items.From)],
            NotUnderstood = [.. referral.NotUnderstood],
        };
        for (var i = 0; i < understanding.Items.Count; i++) understanding.Items[i].Number = i + 1;
        return understanding;
    }

    /// <summary>
    /// As far as it was sent. Administrative gender stands in for the sex of the rules only where a person can see and
    /// change it; whether a pregnancy is possible is never guessed for anybody who may be female.
    /// </summary>
    private static RegisterPatient.Form FormOf(ProposedIdentity identity, IReadOnlyList<ProposedContact> contacts)
    {
        var number = identity.Identifiers.FirstOrDefault(each => !string.IsNullOrWhiteSpace(each.Value));
        return new()
        {
            FamilyName = identity.Family,
            GivenNames = identity.Given.Count > 0 ? string.Join(' ', identity.Given) : null,
            // Named differently every day, or in other letters: the nurse will hear this name, so it stands beside the official one.
            NameUsed = identity.OtherNames.FirstOrDefault(name => name.Use is "usual" or "nickname")?.Words,
            BirthDate = identity.BirthDate is { Precision: not DatePrecision.Unreadable } birth ? birth.Words : null,
            Sex = identity.Gender switch { "female" => SexForRules.Female, "male" => SexForRules.Male, _ => null },
            PregnancyPotential = identity.Gender == "male" ? PregnancyPotential.NotPossible : null,
            IdentifierKind = number is null ? null : IdentifierKind.Referrer,
            Identifier = number?.Value,
            Phone = contacts.FirstOrDefault(contact => contact.System is "phone" or "sms")?.Value,
            Email = contacts.FirstOrDefault(contact => contact.System == "email")?.Value,
            Address = contacts.FirstOrDefault(contact => contact.System == "address")?.Value,
        };
    }
}
