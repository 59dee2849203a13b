using System.Text;
using IvClinic.Application.Interop;

namespace IvClinic.Application.Tests.Interop;

public class RefusedReferralTests
{
    [Theory]
    [InlineData("", "empty")]
    [InlineData("   \n", "empty")]
    [InlineData("[]", "not a FHIR Bundle")]
    [InlineData("null", "not a FHIR Bundle")]
    [InlineData("7", "not a FHIR Bundle")]
    [InlineData("{}", "names no resourceType")]
    [InlineData("<Bundle xmlns=\"http://hl7.org/fhir\"/>", "XML")]
    [InlineData("<!DOCTYPE html><html></html>", "XML or a web page")]
    [InlineData("%PDF-1.7", "PDF")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":[", "not valid JSON")]
    [InlineData("{\"resourceType\":\"Bundle\",\"total\":NaN}", "not valid JSON")]
    [InlineData("{\"resourceType\":\"Patient\"}", "a single Patient")]
    [InlineData("{\"resourceType\":\"Bundle\"}", "no Patient")]
    [InlineData("{\"resourceType\":\"Bundle\",\"entry\":{}}", "no Patient")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"type\":\"batch\"}", "“type” is written twice")]
    [InlineData("{\"resourceType\":\"Bundle\",\"t\\u0079pe\":\"a\",\"type\":\"b\"}", "“type” is written twice")]
    [InlineData("{\"\\ud800\":1}", "cannot be decoded")]
    [InlineData("{\"resourceType\":\"\\ud800\"}", "cannot be decoded")]
    public void A_file_that_could_mislead_as_a_whole_is_refused_with_its_reason(string file, string reason) =>
        Assert.Contains(reason, GivenBundle.RefusalOf(file), StringComparison.Ordinal);

    [Theory]
    [InlineData(64, false)]
    [InlineData(65, true)]
    [InlineData(1000, true)]
    [InlineData(1_000_000, true)]
    public void Nesting_beyond_64_levels_is_refused(int depth, bool isTooDeep)
    {
        var reason = GivenBundle.RefusalOf(new string('[', depth) + new string(']', depth));
        Assert.Equal(isTooDeep, reason.Contains("nested deeper than 64", StringComparison.Ordinal));
    }

    [Fact]
    public void A_file_over_the_limit_is_refused_before_it_is_parsed()
    {
        var bytes = new byte[ReferralReader.LargestFileInBytes + 1];
        Assert.Contains("larger than 20 MB", Assert.IsType<RefusedReferral>(ReferralReader.Read(bytes)).Reason, StringComparison.Ordinal);
        Assert.Contains("larger than 20 MB", Assert.IsType<RefusedReferral>(ReferralReader.Read(new MemoryStream(bytes))).Reason, StringComparison.Ordinal);
    }

    [Fact]
    public void Text_that_is_not_utf8_is_refused_as_names_could_be_misread()
    {
        var latin1 = Encoding.Latin1.GetBytes(GivenBundle.Of("""{"resourceType":"Patient","name":[{"family":"Müller"}]}"""));
        Assert.Contains("not UTF-8", Assert.IsType<RefusedReferral>(ReferralReader.Read(latin1)).Reason, StringComparison.Ordinal);
    }

    public static TheoryData<string, string> OtherVersions { get; } = new()
    {
        { "DSTU2", GivenBundle.Of("""{"resourceType":"Patient","name":[{"family":["Vale"],"given":["Iris"]}]}""") },
        { "DSTU2", GivenBundle.WithPatient("""{"resourceType":"MedicationOrder","status":"active"}""") },
        { "STU3", GivenBundle.WithPatient("""{"resourceType":"Condition","clinicalStatus":"active","subject":{"reference":"Patient/a"}}""") },
        { "STU3", GivenBundle.WithPatient("""{"resourceType":"ProcedureRequest"}""") },
        { "STU3", GivenBundle.WithPatient("""{"resourceType":"CapabilityStatement","fhirVersion":"3.0.2"}""") },
        { "R5", GivenBundle.WithPatient("""{"resourceType":"CapabilityStatement","fhirVersion":"5.0.0"}""") },
        { "R5", GivenBundle.WithPatient("""{"resourceType":"MedicationRequest","status":"active","medication":{"concept":{"text":"Sumatriptan"}}}""") },
    };

    [Theory]
    [MemberData(nameof(OtherVersions))]
    public void Another_version_of_FHIR_is_refused_by_name(string version, string file) =>
        Assert.Contains($"FHIR {version}.", GivenBundle.RefusalOf(file), StringComparison.Ordinal);

    [Fact]
    public void One_entry_of_an_older_shape_does_not_cost_an_R4_file()
    {
        const string R4Status = ""","clinicalStatus":{"coding":[{"code":"active"}]}""";
        var referral = GivenBundle.Understood(GivenBundle.WithPatient(
            GivenBundle.Allergy("Latex", more: R4Status),
            GivenBundle.Allergy("Kiwi", more: R4Status),
            """{"resourceType":"MedicationOrder","status":"active"}"""));

        var part = Assert.Single(referral.NotUnderstood);
        Assert.Equal("Bundle.entry[3].resource", part.Path);
        Assert.Contains("MedicationOrder", part.Reason, StringComparison.Ordinal);
    }
}
