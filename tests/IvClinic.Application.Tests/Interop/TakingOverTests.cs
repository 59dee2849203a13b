using System.Text;
using IvClinic.Application.Interop;
using IvClinic.Application.Patients;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Interop;

public sealed class TakingOverTests
{
    public static TheoryData<string> Samples => [.. SampleReferrals.All.Select(sample => sample.Name)];

    public static TheoryData<string> SharedBundles => SharedReferrals.Folder is { } folder
        ? [.. Directory.GetFiles(folder, "*.json").Select(Path.GetFileName).OfType<string>().Where(name => name != "EXPECTED.json").Order()]
        : ["none"];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task A_sample_referral_is_taken_over_end_to_end(string name) =>
        await TakeOver(name, SampleReferrals.All.First(sample => sample.Name == name).Bytes.ToArray());

    [Theory]
    [MemberData(nameof(SharedBundles))]
    public async Task A_shared_referral_is_taken_over_or_refused_with_the_reason(string name)
    {
        if (SharedReferrals.AreMissing(nameof(A_shared_referral_is_taken_over_or_refused_with_the_reason))) return;
        await TakeOver(name, SharedReferrals.Bytes(name));
    }

    [Fact]
    public async Task Nothing_enters_the_record_while_an_item_is_undecided()
    {
        await using var given = await Given.Clinic();
        var sheet = await Review(given);
        var form = Decided(sheet);
        form.Items[0].Choice = null;
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<TakeOverReferral>().Run(given.Clinician, form, Given.Key()));
        Assert.Contains("not decided", refused.Message, StringComparison.Ordinal);
        Assert.Equal(0, await given.Database(db => db.Set<Patient>().CountAsync()));
    }

    [Fact]
    public async Task An_accepted_item_that_cannot_be_entered_stops_all_and_names_its_field()
    {
        await using var given = await Given.Clinic();
        var sheet = await Review(given);
        var form = Decided(sheet);
        var index = form.Items.FindIndex(item => item.HomeMedicine is not null);
        form.Items[index].HomeMedicine!.Ingredient = " ";
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<TakeOverReferral>().Run(given.Clinician, form, Given.Key()));
        Assert.Equal($"Items[{index}].HomeMedicine.Ingredient", Assert.Single(refused.Failures).PropertyName);
        Assert.Equal(0, await given.Database(db => db.Set<Patient>().CountAsync()));
    }

    [Fact]
    public async Task A_usual_name_in_other_letters_becomes_the_name_used()
    {
        await using var given = await Given.Clinic();
        var bytes = SampleReferrals.All.First(sample => sample.Name.StartsWith("cidp", StringComparison.Ordinal)).Bytes.ToArray();
        var received = await given.The<ReceiveReferral>().Run(given.Nurse, new() { FileName = "cidp.json", Content = bytes }, Given.Key());
        var sheet = await given.The<ReferralReview>().Run(given.Clinician, Assert.Single(received));
        Assert.Equal(("ლომთათიძე", "Zurab Lomtatidze"), (sheet.Understanding.Patient.FamilyName, sheet.Understanding.Patient.NameUsed));
    }

    [Fact]
    public async Task A_known_patient_is_offered_as_possible_duplicate_and_can_be_chosen()
    {
        await using var given = await Given.Clinic();
        var first = await Review(given);
        var patient = await given.The<TakeOverReferral>().Run(given.Clinician, Decided(first), Given.Key());
        var again = await Review(given);
        Assert.Equal(patient, Assert.Single(again.Duplicates).PatientId);

        var form = Decided(again);
        (form.IsNewPatient, form.KnownPatientId) = (false, patient);
        foreach (var item in form.Items) item.Choice = ItemChoice.LeaveOut;
        Assert.Equal(patient, await given.The<TakeOverReferral>().Run(given.Clinician, form, Given.Key()));
        Assert.Equal(1, await given.Database(db => db.Set<Patient>().CountAsync()));
    }

    [Fact]
    public async Task A_referral_is_taken_over_once_and_never_by_a_nurse()
    {
        await using var given = await Given.Clinic();
        var form = Decided(await Review(given));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<TakeOverReferral>().Run(given.Nurse, form, Given.Key()));
        var key = Given.Key();
        var patient = await given.The<TakeOverReferral>().Run(given.Clinician, form, key);
        Assert.Equal(patient, await given.The<TakeOverReferral>().Run(given.Clinician, form, key));
        await Assert.ThrowsAsync<StaleWriteException>(() => given.The<TakeOverReferral>().Run(given.Clinician, form, Given.Key()));
        Assert.Empty(await given.The<OpenReferrals>().Run(given.Nurse, new()));
        Assert.Equal(patient, Assert.Single(await given.The<OpenReferrals>().Run(given.Nurse, new(Closed: true))).TakenInto);
    }

    [Fact]
    public async Task A_referral_put_aside_cannot_be_taken_over()
    {
        await using var given = await Given.Clinic();
        var sheet = await Review(given);
        await given.The<DiscardReferral>().Run(given.Clinician, new() { ReferralId = sheet.ReferralId, Version = sheet.Version, Reason = "sent twice" }, Given.Key());
        var form = Decided(sheet);
        form.Version++;
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<TakeOverReferral>().Run(given.Clinician, form, Given.Key()));
    }

    [Theory]
    [InlineData("")]
    [InlineData("not json")]
    [InlineData("<Bundle xmlns=\"http://hl7.org/fhir\"/>")]
    [InlineData("{\"resourceType\":\"Patient\"}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"type\":\"collection\",\"entry\":[]}")]
    [InlineData("{\"resourceType\":\"Bundle\",\"resourceType\":\"Bundle\"}")]
    public async Task A_file_that_is_no_referral_is_refused_with_the_reason_and_not_kept(string content)
    {
        await using var given = await Given.Clinic();
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<ReceiveReferral>().Run(
            given.Nurse, new() { FileName = "../../etc/passwd", Content = Encoding.UTF8.GetBytes(content) }, Given.Key()));
        Assert.Equal("Content", refused.Failures[0].PropertyName);
        Assert.Empty(await given.The<OpenReferrals>().Run(given.Nurse, new()));
    }

    [Fact]
    public async Task A_file_name_is_only_words_and_a_file_over_20_MB_is_refused()
    {
        await using var given = await Given.Clinic();
        Assert.Equal("passwd.json", (await Review(given, "../../etc/pass\u202Ewd.json")).FileName);
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<ReceiveReferral>().Run(
            given.Nurse, new() { FileName = "big.json", Content = new byte[ReferralReader.LargestFileInBytes + 1] }, Given.Key()));
    }

    private static async Task TakeOver(string name, byte[] bytes)
    {
        await using var given = await Given.Clinic();
        Guid[] received;
        try
        {
            received = await given.The<ReceiveReferral>().Run(given.Nurse, new() { FileName = name, Content = bytes }, Given.Key());
        }
        catch (FormRejectedException refused)
        {
            Assert.True(refused.Message.Length > 10, refused.Message);
            Assert.Equal(0, await given.Database(db => db.Set<Patient>().CountAsync()));
            return;
        }

        foreach (var id in received)
        {
            var sheet = await given.The<ReferralReview>().Run(given.Clinician, id);
            var form = Decided(sheet);
            var patient = await given.The<TakeOverReferral>().Run(given.Clinician, form, Given.Key());
            var history = (await given.Chart(patient)).History;
            var entries = history.Conditions.Count + history.Allergies.Count + history.HomeMedicines.Count + history.Measurements.Count + history.PregnancyAnswers.Count;
            Assert.Equal(form.Items.Count(item => item.Choice == ItemChoice.Accept), entries);
            Assert.All(history.Conditions, entry => Assert.Equal($"referral {name}", entry.Origin));
        }
    }

    private static async Task<ReferralReviewSheet> Review(Given given, string name = "sample.json")
    {
        var bytes = SampleReferrals.All.First(sample => sample.Name.StartsWith("chronic", StringComparison.Ordinal)).Bytes.ToArray();
        var received = await given.The<ReceiveReferral>().Run(given.Nurse, new() { FileName = name, Content = bytes }, Given.Key());
        return await given.The<ReferralReview>().Run(given.Clinician, Assert.Single(received));
    }

    /// <summary>A reviewer who accepts what can be entered, completes what was not sent, and leaves out what stays unclear.</summary>
    private static TakeOverReferral.Form Decided(ReferralReviewSheet sheet)
    {
        var patient = sheet.Understanding.Patient;
        if (string.IsNullOrWhiteSpace(patient.FamilyName) && string.IsNullOrWhiteSpace(patient.GivenNames)) patient.FamilyName = "Nameless";
        patient.BirthDate ??= "1970";
        patient.Sex ??= SexForRules.Unknown;
        patient.PregnancyPotential ??= PregnancyPotential.Unknown;
        patient.IdentifierKind ??= IdentifierKind.Referrer;
        patient.Identifier ??= sheet.ReferralId.ToString();
        patient.ConfirmedNotDuplicate = true;
        return new()
        {
            ReferralId = sheet.ReferralId,
            Version = sheet.Version,
            IsNewPatient = true,
            NewPatient = patient,
            Items = [.. sheet.Understanding.Items.Where(item => item.CanBeTaken).Select(item => new ItemDecision
            {
                Number = item.Number,
                Condition = item.Condition,
                Allergy = item.Allergy,
                HomeMedicine = item.HomeMedicine,
                Measurement = Confirmed(item.Measurement),
                Pregnancy = item.Pregnancy,
                Choice = IsComplete(item) ? ItemChoice.Accept : ItemChoice.LeaveOut,
            })],
        };
    }

    private static bool IsComplete(ReviewItem item) => item switch
    {
        { Measurement: { } measurement } => measurement.MeasuredOn is not null && new RecordMeasurement.FormRules().Validate(measurement).IsValid,
        { HomeMedicine: { } medicine } => new RecordHomeMedicine.FormRules().Validate(medicine).IsValid,
        { Allergy: { } allergy } => new RecordAllergy.FormRules().Validate(allergy).IsValid,
        { Condition: { } condition } => new RecordCondition.FormRules().Validate(condition).IsValid,
        { Pregnancy: { } pregnancy } => new RecordPregnancyAnswer.FormRules().Validate(pregnancy).IsValid,
        _ => false,
    };

    private static RecordMeasurement.Form? Confirmed(RecordMeasurement.Form? measurement)
    {
        if (measurement is not null) measurement.ConfirmedUnusual = true;
        return measurement;
    }
}
