using System.Text;
using System.Text.Json.Nodes;
using IvClinic.Application.Interop;
using static IvClinic.Application.Tests.Interop.GivenBundle;

namespace IvClinic.Application.Tests.Interop;

public class ReferralReaderTests
{
    public static TheoryData<string> Encodings { get; } = ["utf-8", "utf-16", "utf-16BE", "utf-32", "utf-32BE"];

    [Theory]
    [MemberData(nameof(Encodings))]
    public void A_byte_order_mark_is_read_and_left_out(string name)
    {
        var encoding = Encoding.GetEncoding(name);
        byte[] bytes = [.. encoding.GetPreamble(), .. encoding.GetBytes(Of("""{"resourceType":"Patient","name":[{"family":"王"}]}"""))];
        Assert.Equal("王", Assert.IsType<Referral>(ReferralReader.Read(bytes)).Patients[0].Name?.Family);
    }

    [Theory]
    [InlineData("utf-16")]
    [InlineData("utf-16BE")]
    public void Utf16_without_a_mark_is_read(string name) =>
        Assert.IsType<Referral>(ReferralReader.Read(Encoding.GetEncoding(name).GetBytes(WithPatient())));

    [Fact]
    public void A_missing_bundle_type_is_read() =>
        Assert.Single(Understood($$"""{"resourceType":"Bundle","entry":[{"resource":{{Patient}}}]}""").Patients);

    [Fact]
    public void An_entry_about_another_patient_is_not_given_to_the_first()
    {
        var referral = Understood(WithPatient(
            """{"resourceType":"Patient","id":"b","name":[{"family":"Oak"}]}""", Allergy("Latex", "Patient/b"), Allergy("Aspirin", "Patient/a")));

        Assert.Equal(1, referral.Allergies[0].Subject.PatientIndex);
        Assert.Equal("aspirin", Assert.Single(ReferralProposals.From(referral, 0).OfType<ProposedAllergy>()).Substance);
        Assert.Equal("latex", Assert.Single(ReferralProposals.From(referral, 1).OfType<ProposedAllergy>()).Substance);
    }

    [Fact]
    public void An_entry_about_somebody_outside_the_file_is_given_to_nobody_and_listed()
    {
        var referral = Understood(WithPatient(Allergy("Latex", "Patient/stranger")));

        Assert.Null(referral.Allergies[0].Subject.PatientIndex);
        Assert.Contains("Patient/stranger", Assert.Single(referral.NotUnderstood).Reason, StringComparison.Ordinal);
        Assert.Empty(ReferralProposals.From(referral, 0).OfType<ProposedAllergy>());
    }

    [Fact]
    public void Without_a_subject_an_entry_counts_for_the_only_person_with_a_concern_and_for_none_of_two()
    {
        const string Orphan = """{"resourceType":"AllergyIntolerance","code":{"text":"Latex"}}""";
        var alone = Understood(WithPatient(Orphan));
        Assert.Contains("does not say whose", Assert.Single(ReferralProposals.From(alone, 0).OfType<ProposedAllergy>()).Concern, StringComparison.Ordinal);

        var two = Understood(WithPatient("""{"resourceType":"Patient","id":"b"}""", Orphan));
        Assert.Null(two.Allergies[0].Subject.PatientIndex);
        Assert.Single(two.NotUnderstood);
    }

    [Fact]
    public void The_same_person_three_times_is_one_person_and_a_namesake_is_not()
    {
        var referral = Understood(WithPatient(
            Patient, Patient, """{"resourceType":"Patient","id":"z","name":[{"family":"Vale","given":["Iris"]}],"birthDate":"1980-05-06"}""", Allergy("Latex")));

        Assert.Equal([0, 0, 0, 3], referral.Patients.Select(patient => patient.Person));
        Assert.Single(ReferralProposals.From(referral, 2).OfType<ProposedAllergy>());
        Assert.Empty(ReferralProposals.From(referral, 3).OfType<ProposedAllergy>());
        Assert.Contains("same name and birth date", ReferralProposals.From(referral, 3)[0].Concern, StringComparison.Ordinal);
    }

    [Fact]
    public void The_same_id_on_two_servers_is_two_people_and_a_relative_reference_stays_on_its_server()
    {
        var referral = Understood(
            $$$"""
            {"resourceType":"Bundle","entry":[
              {"fullUrl":"https://one.example/Patient/a","resource":{{{Patient}}}},
              {"fullUrl":"https://two.example/Patient/a","resource":{"resourceType":"Patient","id":"a"}},
              {"fullUrl":"https://two.example/AllergyIntolerance/x","resource":{"resourceType":"AllergyIntolerance","id":"x","code":{"text":"Latex"},"patient":{"reference":"Patient/a"} }},
              {"resource":{{{Allergy("Kiwi")}}} }]}
            """);

        Assert.Equal(1, referral.Allergies[0].Subject.PatientIndex);
        Assert.Null(referral.Allergies[1].Subject.PatientIndex);
        Assert.Contains("several patients", Assert.Single(referral.NotUnderstood).Reason, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("Patient?identifier=https://ids.example|77")]
    [InlineData("Patient?identifier=https%3A%2F%2Fids.example%7C77")]
    [InlineData("Patient/p/_history/4")]
    [InlineData("urn:uuid:p")]
    [InlineData("p")]
    public void Conditional_versioned_and_bare_references_find_their_patient(string reference)
    {
        var referral = Understood(Of(
            """{"resourceType":"Patient","id":"p","identifier":[{"system":"https://ids.example","value":"77"}]}""", Allergy("Latex", reference)));
        Assert.Equal(0, referral.Allergies[0].Subject.PatientIndex);
    }

    [Fact]
    public void An_absolute_address_on_another_server_is_another_patient() =>
        Assert.Null(Understood($$"""
            {"resourceType":"Bundle","entry":[{"fullUrl":"https://one.example/Patient/a","resource":{{Patient}}},
              {"resource":{{Allergy("Latex", "https://two.example/Patient/a")}}}]}
            """).Allergies[0].Subject.PatientIndex);

    [Fact]
    public void A_lone_surrogate_costs_its_entry_only()
    {
        var referral = Understood(WithPatient(Allergy("\\ud83d"), Allergy("Latex")));
        Assert.Equal("Latex", Assert.Single(referral.Allergies).Concept.Words);
        Assert.Equal("Bundle.entry[1].resource", Assert.Single(referral.NotUnderstood).Path);
    }

    [Theory]
    [InlineData("""{"resourceType":"Patient","identifier":[{"system":"x","value":"\ud83d"}]}""")]
    [InlineData("""{"resourceType":"CapabilityStatement","fhirVersion":"\ud83d"}""")]
    [InlineData("""{"resourceType":"Medication","id":"\udc00"}""")]
    public void Text_that_cannot_be_decoded_where_all_entries_are_searched_costs_its_entry_only(string resource)
    {
        var referral = Understood(WithPatient(resource));
        Assert.Single(referral.Patients);
        Assert.Equal("Its text cannot be decoded.", Assert.Single(referral.NotUnderstood).Reason);
    }

    [Fact]
    public void Several_people_are_printed_apart_as_well()
    {
        var referral = Understood(WithPatient("""{"resourceType":"Patient","id":"b"}""", Allergy("Latex", "Patient/b"), Allergy("Kiwi", "Patient/c")));
        var printed = JsonNode.Parse(ReferralJson.Write(referral))!;
        Assert.Equal(["""[null, null, "Kiwi"]""", """[null, null, "Latex"]"""], printed["allergies"]!.AsArray().Select(entry => (string?)entry));
        Assert.Empty(printed["people"]![0]!["allergies"]!.AsArray());
        Assert.Single(printed["people"]![1]!["allergies"]!.AsArray());
        Assert.Null(JsonNode.Parse(ReferralJson.Write(Understood(WithPatient())))!["people"]);
    }

    [Fact]
    public void An_export_of_many_patients_is_refused() =>
        Assert.Contains("more than 1000 patients", RefusalOf(Of([.. Enumerable.Repeat(Patient, ReferralReader.MostPatients + 1)])), StringComparison.Ordinal);

    [Fact]
    public void The_official_name_is_proposed_and_a_former_name_is_not()
    {
        var referral = Understood(Of("""{"resourceType":"Patient","name":[{"use":"maiden","family":"Ash"},{"family":"Birch"},{"use":"official","family":"Cedar"}]}"""));
        var identity = Assert.IsType<ProposedIdentity>(ReferralProposals.From(referral, 0)[0]);
        Assert.Equal("Cedar", identity.Family);
        Assert.Equal(["Ash", "Birch"], identity.OtherNames.Select(name => name.Family));
    }

    [Fact]
    public void Odd_kinds_everywhere_cost_nothing_but_themselves()
    {
        var referral = Understood("""
            {"resourceType":"Bundle","entry":[null,7,"x",[],{},{"resource":[]},{"resource":{}},{"resource":{"resourceType":9}},
             {"fullUrl":{},"resource":{"resourceType":"Patient","id":[],"name":"Vale","birthDate":19800506,"deceasedBoolean":"no","telecom":[7],"identifier":{"value":1}}},
             {"resource":{"resourceType":"Observation","code":{"coding":"29463-7"},"valueQuantity":[],"component":[{},3],"subject":[]}},
             {"resource":{"resourceType":"MedicationRequest","contained":[1,null],"medicationReference":{"reference":"#x"},"dosageInstruction":[1]}},
             {"resource":{"resourceType":"AllergyIntolerance","reaction":"itch","code":[[]],"clinicalStatus":7}}]}
            """);
        Assert.Single(referral.Patients);
        Assert.True(referral.NotUnderstood.Count >= 10);
        _ = ReferralProposals.From(referral, 0);
    }

    [Fact]
    public void Name_in_arabic_with_a_direction_override_is_kept_as_sent_and_questioned()
    {
        var referral = Understood(Of("""{"resourceType":"Patient","name":[{"family":"الحسيني\u202Egpj"}],"birthDate":"1970"}"""));
        var identity = Assert.IsType<ProposedIdentity>(ReferralProposals.From(referral, 0)[0]);
        Assert.Equal("الحسيني\u202Egpj", identity.Family);
        Assert.Contains("invisible characters", identity.Concern, StringComparison.Ordinal);
        Assert.Contains("not complete", identity.Concern, StringComparison.Ordinal);
    }
}
