using System.Text;
using IvClinic.Application.Interop;

namespace IvClinic.Application.Tests.Interop;

/// <summary>Bundles written in the test that reads them.</summary>
internal static class GivenBundle
{
    public const string Patient = """{"resourceType":"Patient","id":"a","name":[{"family":"Vale","given":["Iris"]}],"birthDate":"1980-05-06"}""";

    public static string Of(params string[] resources) =>
        $$"""{"resourceType":"Bundle","type":"collection","entry":[{{string.Join(',', resources.Select(resource => $$"""{"resource":{{resource}}}"""))}}]}""";

    public static string WithPatient(params string[] resources) => Of([Patient, .. resources]);

    public static string Weight(string value, string unit, string effective, string subject = "Patient/a") =>
        $$$"""{"resourceType":"Observation","status":"final","code":{"coding":[{"system":"http://loinc.org","code":"29463-7"}]},"subject":{"reference":"{{{subject}}}"},"effectiveDateTime":"{{{effective}}}","valueQuantity":{"value":{{{value}}},"unit":"{{{unit}}}"}}""";

    public static string Allergy(string text, string patient = "Patient/a", string more = "") =>
        $$$"""{"resourceType":"AllergyIntolerance","code":{"text":"{{{text}}}"},"patient":{"reference":"{{{patient}}}"}{{{more}}}}""";

    public static string Medicine(string status, string text = "Sumatriptan 50 MG Oral Tablet", string type = "MedicationRequest", string more = "") =>
        $$$"""{"resourceType":"{{{type}}}","status":"{{{status}}}","medicationCodeableConcept":{"text":"{{{text}}}"},"subject":{"reference":"Patient/a"}{{{more}}}}""";

    public static ReferralReading Read(string json) => ReferralReader.Read(Encoding.UTF8.GetBytes(json));

    public static Referral Understood(string json) => Assert.IsType<Referral>(Read(json));

    public static string RefusalOf(string json) => Assert.IsType<RefusedReferral>(Read(json)).Reason;
}
