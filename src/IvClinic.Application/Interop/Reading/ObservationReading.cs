using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>Reads Observations; a panel (blood pressure) becomes one observation per component.</summary>
internal static class ObservationReading
{
    public static IEnumerable<ReferredObservation> Read(BundleEntry entry, ReferredSubject subject, ICollection<NotUnderstood> notUnderstood)
    {
        var resource = entry.Resource;
        var effective = resource.DateOrPeriodStart("effectiveDateTime", "effectivePeriod") ?? resource.Date("effectiveInstant");
        var status = resource.Text("status");

        var components = resource.Items("component").Where(FhirJson.IsObject).ToList();
        var whole = One(resource, entry.Path);
        if (whole.Quantity is not null || whole.ValueText is not null || components.Count == 0) yield return whole;
        for (var index = 0; index < components.Count; index++)
            yield return One(components[index], FormattableString.Invariant($"{entry.Path}.component[{index}]"));

        ReferredObservation One(JsonElement element, string path) => new(
            path, subject, element.Concept("code"), Quantity(element, path, notUnderstood), Words(element), effective, status);
    }

    private static ReferredQuantity? Quantity(JsonElement element, string path, ICollection<NotUnderstood> notUnderstood)
    {
        if (element.Member("valueInteger") is { } whole && whole.AsDecimal() is { } count)
            return new(count, whole.AsText()!, null, null, null, null);
        if (element.Member("valueQuantity") is not { ValueKind: JsonValueKind.Object } quantity) return null;
        if (quantity.Member("value") is not { } value) return null;

        var number = value.AsDecimal();
        if (number is null)
        {
            notUnderstood.Add(new(path + ".valueQuantity.value", "The value is not a number that can be held exactly."));
        }

        return new(number, value.AsText() ?? "", quantity.Text("unit"), quantity.Text("system"), quantity.Text("code"), quantity.Text("comparator"));
    }

    private static string? Words(JsonElement element)
    {
        if (element.Member("valueCodeableConcept") is not null) return element.Concept("valueCodeableConcept").Words;
        return element.Text("valueString")
            ?? element.Text("valueDateTime")
            ?? element.Member("valueBoolean") switch
            {
                { ValueKind: JsonValueKind.True } => "yes",
                { ValueKind: JsonValueKind.False } => "no",
                _ => null,
            };
    }
}
