using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>
/// Tells FHIR R4 (and R4B, which is the same for everything read here) from other versions by the shape of the entries,
/// as files rarely name their version. Shapes vote, so that one odd entry does not cost the file.
/// </summary>
internal static class FhirVersion
{
    private const string Dstu2 = "DSTU2";
    private const string Stu3 = "STU3";
    private const string R4 = "R4";
    private const string R5 = "R5";

    private static readonly HashSet<string> Dstu2Types = new(StringComparer.Ordinal)
    {
        "MedicationOrder", "DiagnosticOrder", "Conformance", "Order", "OrderResponse", "DeviceUseRequest",
        "ImagingObjectSelection",
    };

    private static readonly HashSet<string> Stu3Types = new(StringComparer.Ordinal)
    {
        "ProcedureRequest", "ReferralRequest", "ProcessRequest", "ProcessResponse", "DeviceComponent", "EligibilityRequest",
        "EligibilityResponse", "BodySite", "DataElement", "ExpansionProfile", "ImagingManifest", "Sequence", "ServiceDefinition",
    };

    /// <summary>The name of the other version, or null when the bundle is R4 or shows no sign of another one.</summary>
    public static string? Other(JsonElement bundle, IReadOnlyCollection<BundleEntry> entries)
    {
        var named = Named(bundle) ?? entries.Select(entry => Named(entry.Resource)).FirstOrDefault(version => version is not null);
        if (named is not null) return named == R4 ? null : named;

        var votes = entries.SelectMany(Votes).CountBy(version => version).ToDictionary(StringComparer.Ordinal);
        var older = votes.GetValueOrDefault(Dstu2) + votes.GetValueOrDefault(Stu3);
        var r4 = votes.GetValueOrDefault(R4);
        if (older > r4) return votes.ContainsKey(Dstu2) ? Dstu2 : Stu3;
        return votes.GetValueOrDefault(R5) > r4 ? R5 : null;
    }

    /// <summary>The version that a resource names itself.</summary>
    public static string? Named(JsonElement resource)
    {
        var text = resource.Text("fhirVersion");
        if (text is null or { Length: 0 }) return null;
        if (text.StartsWith("4.", StringComparison.Ordinal) || text is "R4" or "R4B") return R4;
        if (text.StartsWith("5.", StringComparison.Ordinal) || text == R5) return R5;
        if (text.StartsWith("3.", StringComparison.Ordinal) || text is "STU3" or "R3") return Stu3;
        if (text.StartsWith("1.", StringComparison.Ordinal) || text.StartsWith("0.", StringComparison.Ordinal) || text == Dstu2) return Dstu2;
        return text.Length <= 20 ? text : text[..20];
    }

    /// <summary>The versions whose shape the entry has; a shape that only one version knows has more than one vote.</summary>
    public static IEnumerable<string> Votes(BundleEntry entry)
    {
        var resource = entry.Resource;
        if (Dstu2Types.Contains(entry.Type)) yield return Dstu2;
        if (Stu3Types.Contains(entry.Type)) yield return Stu3;

        var hasFamilyArray = resource.Items("name").Any(name => name.Member("family") is { ValueKind: JsonValueKind.Array });
        if (entry.Type == "Patient" && (hasFamilyArray || resource.Member("careProvider") is not null)) yield return Dstu2;
        if (entry.Type == "Condition" && resource.Member("patient") is not null && resource.Member("subject") is null) yield return Dstu2;
        if (entry.Type == "AllergyIntolerance" && resource.Member("substance") is not null) yield return Dstu2;

        if (entry.Type is "Condition" or "AllergyIntolerance")
        {
            foreach (var status in new[] { resource.Member("clinicalStatus"), resource.Member("verificationStatus") }.OfType<JsonElement>())
                yield return status.ValueKind == JsonValueKind.String ? Stu3 : R4;
            var hasConcept = resource.Items("reaction").SelectMany(reaction => reaction.Items("manifestation"))
                .Any(manifestation => manifestation.Member("concept") is not null);
            if (hasConcept) { yield return R5; yield return R5; yield return R5; }
        }

        if (entry.Type is "Condition" or "Observation" or "MedicationRequest" && resource.Member("context") is not null) yield return Stu3;
        if (entry.Type is "Condition" or "Observation" or "MedicationRequest" && resource.Member("encounter") is not null) yield return R4;
        if (entry.Type == "MedicationStatement" && resource.Member("taken") is not null) yield return Stu3;
        if (entry.Type == "MedicationRequest" && resource.Member("requester").Member("agent") is not null) yield return Stu3;
        if (entry.Type is "MedicationRequest" or "MedicationStatement" && resource.Member("medication") is { ValueKind: JsonValueKind.Object })
        {
            yield return R5;
            yield return R5;
        }
    }
}
