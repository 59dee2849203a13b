using System.Text.Json.Nodes;
using IvClinic.Application.Interop;

namespace IvClinic.Application.Tests.Interop;

public class SharedReferralTests
{
    private static readonly string[] Keys = ["patients", "conditions", "allergies", "activeMedications", "latest"];

    public static TheoryData<string> Readable { get; } =
        ["01-migraine-larson.json", "02-seven-allergies-eichmann.json", "03-neuropathy-creatinine-dare.json",
         "04-non-ascii-mejia.json", "05-aspirin-latex-allergy-emmerich.json", "06-ips-document-minimal.json",
         "07-chinese-name-no-fullurl.json", "08-arthritis-allergies-hermiston.json", "09-chronic-neck-pain-okeefe.json",
         "10-spec-examples-patient-a.json", "90-bad-bundle-without-type.json"];

    [Theory]
    [MemberData(nameof(Readable))]
    public void A_readable_bundle_gives_the_facts_that_an_independent_script_found(string name)
    {
        if (SharedReferrals.AreMissing(name)) return;
        var expected = JsonNode.Parse(SharedReferrals.Bytes("EXPECTED.json"))![name]!;

        var (exitCode, printed) = Run(SharedReferrals.Bytes(name));

        Assert.Equal(0, exitCode);
        foreach (var key in Keys)
        {
            Assert.True(JsonNode.DeepEquals(expected[key], printed[key]), $"{name}, {key}:\n{expected[key]}\nbut printed\n{printed[key]}");
        }
    }

    [Theory]
    [InlineData("91-bad-dstu2-pain-management.json", "DSTU2")]
    [InlineData("92-bad-invalid-json-samples.json", "not a FHIR Bundle")]
    [InlineData("93-bad-duplicate-keys.json", "“gender” is written twice")]
    public void A_bad_file_is_refused_with_its_reason(string name, string reason)
    {
        if (SharedReferrals.AreMissing(name)) return;

        var (exitCode, printed) = Run(SharedReferrals.Bytes(name));

        Assert.Equal(2, exitCode);
        Assert.Contains(reason, (string?)printed["refused"], StringComparison.Ordinal);
    }

    private static (int ExitCode, JsonNode Printed) Run(byte[] bytes)
    {
        using var output = new StringWriter();
        var exitCode = ReferralCommand.Run(new MemoryStream(bytes), output);
        return (exitCode, JsonNode.Parse(output.ToString())!);
    }
}
