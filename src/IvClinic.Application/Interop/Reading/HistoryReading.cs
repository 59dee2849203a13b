using System.Text.Json;

namespace IvClinic.Application.Interop.Reading;

/// <summary>Reads problems, allergies and medicines.</summary>
internal static class HistoryReading
{
    public static ReferredCondition Condition(BundleEntry entry, ReferredSubject subject)
    {
        var resource = entry.Resource;
        return new(
            entry.Path,
            subject,
            resource.Concept("code"),
            resource.StatusCode("clinicalStatus"),
            resource.StatusCode("verificationStatus"),
            resource.DateOrPeriodStart("onsetDateTime", "onsetPeriod"),
            resource.Text("onsetString"),
            resource.DateOrPeriodStart("abatementDateTime", "abatementPeriod"),
            resource.Date("recordedDate"));
    }

    public static ReferredAllergy Allergy(BundleEntry entry, ReferredSubject subject)
    {
        var resource = entry.Resource;
        var reactions = resource.Items("reaction").Where(FhirJson.IsObject).Select(Reaction).ToList();
        var concept = resource.Concept("code");

        // The code is optional in R4; then the substance of a reaction says what it is about.
        if (concept.IsEmpty) concept = reactions.Select(reaction => reaction.Substance).FirstOrDefault(substance => !substance.IsEmpty) ?? concept;
        return new(
            entry.Path,
            subject,
            concept,
            resource.StatusCode("clinicalStatus"),
            resource.StatusCode("verificationStatus"),
            resource.Text("type"),
            resource.Text("criticality"),
            reactions,
            resource.DateOrPeriodStart("onsetDateTime", "onsetPeriod"),
            resource.Date("recordedDate"));
    }

    public static ReferredMedication Medication(BundleEntry entry, ReferredSubject subject, Concept concept, bool isDangling)
    {
        var resource = entry.Resource;
        var (kind, on) = entry.Type switch
        {
            "MedicationRequest" => (MedicationStatementKind.Prescribed, resource.Date("authoredOn")),
            "MedicationStatement" => (MedicationStatementKind.Reported,
                resource.DateOrPeriodStart("effectiveDateTime", "effectivePeriod") ?? resource.Date("dateAsserted")),
            _ => (MedicationStatementKind.Given, resource.DateOrPeriodStart("effectiveDateTime", "effectivePeriod")),
        };
        return new(entry.Path, subject, kind, concept, resource.Text("status"), resource.IsTrue("doNotPerform"), isDangling, Dosage(resource), on);
    }

    /// <summary>The medicine itself: coded in place, contained, elsewhere in the bundle, or at least the words of the reference.</summary>
    public static (Concept Concept, string? Problem) MedicineOf(BundleEntry entry, ReferenceIndex references)
    {
        var inPlace = entry.Resource.Concept("medicationCodeableConcept");
        if (!inPlace.IsEmpty) return (inPlace, null);
        if (entry.Resource.Member("medicationReference") is not { } reference) return (inPlace, "It names no medicine.");

        var sent = ReferenceIndex.SentOf(reference);
        if (sent is ['#', ..])
        {
            var contained = entry.Resource.Items("contained").FirstOrDefault(item => item.Text("id") == sent[1..]);
            if (MedicineIn(contained) is { } found) return (found, null);
        }
        else if (references.Find(reference, entry, "Medication") is [var target, ..] && MedicineIn(target.Resource) is { } found)
        {
            return (found, null);
        }

        var words = reference.Text("display");
        return (new([], words), $"The medicine it refers to ({sent ?? "no address"}) is not in the file.");
    }

    private static Concept? MedicineIn(JsonElement medication)
    {
        var concept = medication.Concept("code");
        if (!concept.IsEmpty) return concept;
        var ingredients = medication.Items("ingredient").Select(item => item.Concept("itemCodeableConcept").Words).OfType<string>().ToList();
        return ingredients.Count > 0 ? new([], string.Join(" / ", ingredients)) : null;
    }

    private static ReferredReaction Reaction(JsonElement reaction) => new(
        reaction.Concept("substance"), reaction.Concepts("manifestation"), reaction.Text("severity"), reaction.Text("description"));

    private static string? Dosage(JsonElement resource)
    {
        var texts = new[] { "dosageInstruction", "dosage" }
            .SelectMany(name => resource.Items(name))
            .Select(dosage => dosage.Text("text") ?? dosage.Text("patientInstruction") ?? DosageFromParts(dosage))
            .OfType<string>()
            .ToList();
        return texts.Count > 0 ? string.Join("; ", texts) : null;
    }

    /// <summary>Dose and timing in the sender's numbers, for dosages without words.</summary>
    private static string? DosageFromParts(JsonElement dosage)
    {
        var dose = dosage.Items("doseAndRate").Select(item => item.Member("doseQuantity")).FirstOrDefault(quantity => quantity is not null)
            ?? dosage.Member("dose");
        var repeat = dosage.Member("timing").Member("repeat");
        var parts = new List<string>();
        if (dose.Text("value") is { } amount) parts.Add($"{amount} {dose.Text("unit")}".TrimEnd());
        if (repeat.Text("frequency") is { } times && repeat.Text("period") is { } period)
            parts.Add($"{times} x per {period} {repeat.Text("periodUnit")}".TrimEnd());
        if (dosage.IsTrue("asNeededBoolean")) parts.Add("as needed");
        if (dosage.Concept("route").Words is { } route) parts.Add(route);
        return parts.Count > 0 ? string.Join(", ", parts) : null;
    }
}
