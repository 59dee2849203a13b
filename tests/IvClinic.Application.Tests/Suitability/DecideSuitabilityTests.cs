using IvClinic.Application.Patients;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Safety;
using IvClinic.Domain.Suitability;

namespace IvClinic.Application.Tests.Suitability;

public sealed class DecideSuitabilityTests
{
    [Fact]
    public async Task A_decision_keeps_every_medicine_that_was_looked_at_with_its_findings()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Suitable(patient);
        var decision = Assert.Single((await given.The<SuitabilitySheet>().Run(given.Clinician, patient)).Decisions);
        Assert.Equal("Dr Clara Clinician", decision.SignedByName);
        Assert.True(decision.Candidates.Single(each => each.MedicineId == "ketamine").Chosen);
        Assert.Contains(decision.Candidates, each => each.MedicineId == "lidocaine" && !each.Chosen);
        Assert.True(decision.HoldsOn(GivenPlans.Today.AddDays(90)));
        Assert.False(decision.HoldsOn(GivenPlans.Today.AddDays(91)));
    }

    [Fact]
    public async Task A_medicine_refused_for_this_patient_cannot_be_chosen()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.The<RecordAllergy>().Run(
            given.Nurse, new() { PatientId = patient, Substance = "ketamine", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Severe }, Given.Key());
        var ground = await given.The<SuitabilitySheet>().Run(given.Clinician, patient);
        var screened = MedicineScreening.For(ground.Picture, "crps", Domain.Formulary.ClinicFormulary.Shipped);
        Assert.Equal(SafetyOutcome.Refused, screened.Single(each => each.Medicine.Id == "ketamine").Outcome);
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.Suitable(patient));
        Assert.Contains("refused for this patient", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_medicine_with_something_not_checked_is_chosen_only_with_a_reason()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient(askLists: false);
        await Assert.ThrowsAsync<FormRejectedException>(() => given.Suitable(patient));
        var form = GivenPlans.Decision(patient);
        form.Comments = [new() { MedicineId = "ketamine", Text = "Lists will be completed before the plan." }];
        await given.The<DecideSuitability>().Run(given.Clinician, form, Given.Key());
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(367)]
    public async Task A_last_day_that_is_over_or_more_than_a_year_ahead_is_refused(int days)
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await Assert.ThrowsAsync<FormRejectedException>(() => given.Suitable(patient, until: GivenPlans.Today.AddDays(days)));
    }

    [Theory]
    [InlineData(WhyIv.OralIneffective, TreatmentResult.NotTolerated, false)]
    [InlineData(WhyIv.OralIneffective, TreatmentResult.PartlyHelped, true)]
    [InlineData(WhyIv.OralNotTolerated, TreatmentResult.Ineffective, false)]
    [InlineData(WhyIv.OralNotTolerated, TreatmentResult.NotTolerated, true)]
    public async Task A_reason_that_its_own_treatments_contradict_is_refused(WhyIv why, TreatmentResult result, bool isTaken)
    {
        await using var given = await Given.Clinic();
        var form = GivenPlans.Decision(await given.WeighedPatient());
        (form.Why, form.TriedTyped) = (why, [new() { Medicine = "sumatriptan", Dose = "50 mg", Weeks = 8, Result = result }]);
        Task<Guid> Decide() => given.The<DecideSuitability>().Run(given.Clinician, form, Given.Key());
        if (isTaken) Assert.NotEqual(Guid.Empty, await Decide());
        else Assert.Equal(nameof(form.Why), Assert.Single((await Assert.ThrowsAsync<FormRejectedException>(Decide)).Failures).PropertyName);
    }

    [Fact]
    public async Task Nothing_is_decided_without_the_signature_or_by_a_nurse()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Decision(patient);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<DecideSuitability>().Run(given.Nurse, form, Given.Key()));
        form.IsSigned = false;
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<DecideSuitability>().Run(given.Clinician, form, Given.Key()));
    }

    [Fact]
    public async Task Every_medicine_of_every_indication_can_be_looked_at()
    {
        await using var given = await Given.Clinic();
        var ground = await given.The<SuitabilitySheet>().Run(given.Clinician, await given.WeighedPatient());
        foreach (var (code, _) in PainIndications.All)
            Assert.NotEmpty(MedicineScreening.For(ground.Picture, code, Domain.Formulary.ClinicFormulary.Shipped));
    }
}
