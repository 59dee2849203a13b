using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>Reads Patient resources and tells which of them are certainly the same person.</summary>
internal static class PatientReading
{
    public static ReferredPatient Read(BundleEntry entry, int person)
    {
        var resource = entry.Resource;
        return new(
            entry.Path,
            entry.Id,
            person,
            [.. resource.Items("name").Where(FhirJson.IsObject).Select(Name)],
            resource.Text("gender"),
            resource.Date("birthDate"),
            Death(resource),
            [.. resource.Items("identifier").Where(FhirJson.IsObject).Select(item => new ReferredIdentifier(item.Text("system"), item.Text("value"), item.Text("use")))],
            [.. resource.Items("telecom").Where(FhirJson.IsObject).Select(item => new ReferredTelecom(item.Text("system"), item.Text("value"), item.Text("use")))],
            [.. resource.Items("address").Where(FhirJson.IsObject).Select(Address)]);
    }

    /// <summary>
    /// The same address in the bundle, the same id where an address is missing, or a shared identifier; never when the
    /// birth dates differ. A shared name and birth date is not enough: that is for a person to decide.
    /// </summary>
    public static bool IsSamePerson(BundleEntry one, BundleEntry other)
    {
        var (birth, otherBirth) = (one.Resource.Text("birthDate"), other.Resource.Text("birthDate"));
        if (birth is not null && otherBirth is not null && birth != otherBirth) return false;
        if (one.FullUrl is not null && one.FullUrl == other.FullUrl) return true;
        if (one.Id is not null && one.Id == other.Id && (one.FullUrl is null || other.FullUrl is null)) return true;
        return Identifiers(one).Intersect(Identifiers(other), StringComparer.Ordinal).Any();
    }

    private static IEnumerable<string> Identifiers(BundleEntry entry) =>
        entry.Resource.Items("identifier")
            .Where(item => !string.IsNullOrEmpty(item.Text("system")) && !string.IsNullOrEmpty(item.Text("value")))
            .Select(item => $"{item.Text("system")}|{item.Text("value")}");

    private static ReferredName Name(JsonElement name)
    {
        // A family name in pieces (as DSTU2 wrote it) is still a name.
        var family = name.Member("family") is { ValueKind: JsonValueKind.Array }
            ? string.Join(' ', name.Texts("family"))
            : name.Text("family");
        return new(name.Text("use"), family, name.Texts("given"), name.Text("text"));
    }

    private static ReferredDeath? Death(JsonElement resource)
    {
        if (resource.Date("deceasedDateTime") is { } date) return new(true, date);
        return resource.Member("deceasedBoolean") switch
        {
            { ValueKind: JsonValueKind.True } => new(true, null),
            { ValueKind: JsonValueKind.False } => new(false, null),
            _ => null,
        };
    }

    private static ReferredAddress Address(JsonElement address) => new(
        address.Texts("line"), address.Text("city"), address.Text("state"), address.Text("postalCode"), address.Text("country"), address.Text("text"));
}
