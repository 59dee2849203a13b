using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace IvClinic.Application.Interop;

/// <summary>
/// The facts of a reading as JSON, as <c>read-referral FILE</c> prints them. They are facts of the file, over all its
/// patients: an entry about somebody who is not in the file appears here and again under notUnderstood. With several people
/// in the file, <c>people</c> gives the facts of each apart.
/// </summary>
public static class ReferralJson
{
    /// <summary>
    /// The codes under <c>latest</c>: weight, height, BMI, pain, creatinine (both codes in use), and eGFR (unspecified, and
    /// CKD-EPI 2021).
    /// </summary>
    public static readonly IReadOnlyList<string> LatestLoincCodes =
        ["29463-7", "8302-2", "39156-5", "72514-3", "2160-0", "38483-4", "33914-3"];

    private static readonly JavaScriptEncoder Readable = JavaScriptEncoder.UnsafeRelaxedJsonEscaping;

    /// <summary>The JSON text, indented, without a final line break.</summary>
    public static string Write(ReferralReading reading)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, Encoder = Readable }))
        {
            json.WriteStartObject();
            if (reading is Referral referral) WriteReferral(json, referral);
            else json.WriteString("refused", (reading as RefusedReferral)?.Reason ?? "The file cannot be read.");
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteReferral(Utf8JsonWriter json, Referral referral)
    {
        json.WriteStartArray("patients");
        foreach (var patient in referral.Patients) WritePatient(json, patient);
        json.WriteEndArray();

        WriteFacts(json, referral, _ => true);
        WritePeople(json, referral);

        json.WriteStartArray("notUnderstood");
        foreach (var part in referral.NotUnderstood)
        {
            json.WriteStartObject();
            json.WriteString("path", part.Path);
            json.WriteString("reason", part.Reason);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    /// <summary>With several people in the file, the facts once more for each; a fact without an owner appears under none.</summary>
    private static void WritePeople(Utf8JsonWriter json, Referral referral)
    {
        var people = referral.Patients.Select(patient => patient.Person).Distinct().ToList();
        if (people.Count < 2) return;

        json.WriteStartArray("people");
        foreach (var person in people)
        {
            json.WriteStartObject();
            json.WriteStartArray("patients");
            for (var index = 0; index < referral.Patients.Count; index++)
                if (referral.Patients[index].Person == person) json.WriteNumberValue(index);
            json.WriteEndArray();
            WriteFacts(json, referral, subject => referral.IsAbout(subject, person));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteFacts(Utf8JsonWriter json, Referral referral, Func<ReferredSubject, bool> counts)
    {
        WriteEntries(json, "conditions", referral.Conditions
            .Where(condition => counts(condition.Subject) && !condition.IsWithdrawn && !condition.Concept.IsEmpty)
            .Select(condition => Encoded([.. PartsOf(condition.Concept), condition.ClinicalStatus])));
        WriteEntries(json, "allergies", referral.Allergies
            .Where(allergy => counts(allergy.Subject) && !allergy.IsWithdrawn && !allergy.Concept.IsEmpty)
            .Select(allergy => Encoded(PartsOf(allergy.Concept))));
        WriteEntries(json, "activeMedications", referral.Medications
            .Where(medication => counts(medication.Subject) && medication.IsActive && !medication.Concept.IsEmpty)
            .Select(medication => Encoded(PartsOf(medication.Concept))));
        WriteLatest(json, [.. referral.Observations.Where(observation => counts(observation.Subject))]);
    }

    private static void WritePatient(Utf8JsonWriter json, ReferredPatient patient)
    {
        json.WriteStartObject();
        json.WriteString("id", patient.Id);
        json.WriteString("family", patient.Name?.Family);
        json.WriteStartArray("given");
        foreach (var given in patient.Name?.Given ?? []) json.WriteStringValue(given);
        json.WriteEndArray();
        json.WriteString("gender", patient.Gender);
        json.WriteString("birthDate", patient.BirthDate?.Sent);
        json.WritePropertyName("deceased");
        if (patient.Deceased is null) json.WriteNullValue();
        else if (patient.Deceased.On is { } date) json.WriteStringValue(date.Sent);
        else json.WriteBooleanValue(patient.Deceased.HasDied);
        json.WriteEndObject();
    }

    private static void WriteLatest(Utf8JsonWriter json, IReadOnlyCollection<ReferredObservation> observations)
    {
        json.WriteStartObject("latest");
        foreach (var code in LatestLoincCodes)
        {
            var newest = observations
                .Where(observation => observation.Quantity?.Value is not null && !observation.IsWithdrawn
                    && observation.LoincCodes.Contains(code, StringComparer.Ordinal))
                .MaxBy(observation => observation.Effective?.Earliest ?? DateTimeOffset.MinValue);
            if (newest?.Quantity is not { } quantity) continue;

            json.WriteStartArray(code);
            json.WriteStringValue(newest.Effective?.Sent);
            json.WriteNumberValue(quantity.Value!.Value);
            json.WriteStringValue(quantity.UnitAsSent);
            json.WriteEndArray();
        }

        json.WriteEndObject();
    }

    private static void WriteEntries(Utf8JsonWriter json, string name, IEnumerable<string> entries)
    {
        json.WriteStartArray(name);
        foreach (var entry in entries.Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)) json.WriteStringValue(entry);
        json.WriteEndArray();
    }

    private static string?[] PartsOf(Concept concept) => [concept.First.System, concept.First.Code, concept.First.Display];

    /// <summary>A JSON array in a string, with a space after each comma and only what must be escaped escaped.</summary>
    private static string Encoded(string?[] parts) => "[" + string.Join(", ", parts.Select(Quoted)) + "]";

    private static string Quoted(string? part)
    {
        if (part is null) return "null";
        var quoted = new StringBuilder("\"");
        foreach (var character in part)
        {
            _ = character switch
            {
                '"' => quoted.Append("\\\""),
                '\\' => quoted.Append("\\\\"),
                '\n' => quoted.Append("\\n"),
                '\r' => quoted.Append("\\r"),
                '\t' => quoted.Append("\\t"),
                < ' ' => quoted.Append(CultureInfo.InvariantCulture, $"\\u{(int)character:x4}"),
                _ => quoted.Append(character),
            };
        }

        return quoted.Append('"').ToString();
    }
}
