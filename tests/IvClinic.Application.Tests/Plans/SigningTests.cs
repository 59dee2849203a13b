using IvClinic.Application.Patients;
using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Plans;

public sealed class SigningTests
{
    [Fact]
    public async Task A_signed_plan_stands_by_itself_with_the_weight_its_doses_use()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        var paper = await given.Paper(plan);
        var version = Assert.Single(paper.Versions);
        Assert.Equal(PlanStatus.InReview, paper.Plan.Status);
        Assert.Equal(signed.Hash, version.Hash);
        Assert.Equal(80m, version.Read().DosingWeightOf("ketamine")!.Value.Kilograms);
        Assert.NotEmpty(version.FormularyVersion);
    }

    [Fact]
    public async Task A_refused_finding_blocks_the_signature_whatever_reason_is_given()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, null, mgPerKg: 5m); // 400 mg: above the session's hard limit of 300 mg
        form.Reasons = [new() { Finding = "ketamine.dosing.session_total.absoluteMaxSession", Code = "benefit-outweighs-risk", Text = "No." }];
        var plan = await given.Written(form);
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
        Assert.Contains("no reason lifts it", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_soft_finding_is_signed_only_with_a_coded_reason()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, null, mgPerKg: 2m); // 160 mg: above the session's soft limit of 150 mg
        form.Bags[0].Steps[0].Rate = 25m; // 4 h: 0.5 mg/kg/h, on the soft limit of the rate
        var plan = await given.Written(form);
        var paper = await given.Paper(plan);
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
        Assert.Contains("needs a reason", refused.Message, StringComparison.Ordinal);

        form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Reasons = [.. paper.Verdict.KeysNeedingReason.Select(key => new ReasonForm { Finding = key, Code = "tolerated-before", Text = "Four such sessions in May." })];
        await given.Written(form);
        Assert.Equal(1, (await given.Signed(plan)).Number);
        Assert.Contains(SignPlan.FindingsOf((await given.Paper(plan)).Versions[0]), finding => finding.RuleId.EndsWith("softMaxSession", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_plan_whose_arithmetic_does_not_come_out_is_not_signed()
    {
        await using var given = await Given.Clinic();
        var form = GivenPlans.Ketamine(await given.WeighedPatient(), null);
        form.Bags[0].Steps.Clear();
        var plan = await given.Written(form);
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
        Assert.Contains("does not come out", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_was_recorded_after_the_sheet_was_read_is_shown_before_it_is_signed()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient)));
        var signature = await given.Signature(plan);
        await given.The<RecordAllergy>().Run(
            given.Nurse, new() { PatientId = patient, Substance = "ketamine", Kind = AllergyKind.Allergy, Severity = ReactionSeverity.Severe }, Given.Key());
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<SignPlan>().Run(given.Clinician, signature, Given.Key()));
        signature.Seen = [];
        var other = await given.The<PlanSheet>().Run(given.Clinician, plan);
        Assert.Equal(PlanStatus.Draft, other.Plan.Status);
    }

    [Fact]
    public async Task A_weight_that_changed_after_the_plan_was_written_asks_for_the_plan_to_be_saved_again()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, null));
        given.Clock.Advance(TimeSpan.FromDays(1));
        await given.Measured(patient, MeasurementKind.Weight, 76m, "kg", GivenPlans.Today.AddDays(1));
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
        Assert.Contains("Weight or height", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_same_signature_sent_twice_signs_once()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient)));
        var (form, key) = (await given.Signature(plan), Given.Key());
        var first = await given.The<SignPlan>().Run(given.Clinician, form, key);
        Assert.Equal(first, await given.The<SignPlan>().Run(given.Clinician, form, key));
        Assert.Single((await given.Paper(plan)).Versions);
    }

    [Fact]
    public async Task A_nurse_neither_writes_nor_signs_a_plan()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, null));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<WritePlan>().Run(given.Nurse, GivenPlans.Ketamine(patient, null), Given.Key()));
        var signature = await given.Signature(plan);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<SignPlan>().Run(given.Nurse, signature, Given.Key()));
    }

    [Fact]
    public async Task Another_clinician_does_not_sign_for_the_author()
    {
        await using var given = await Given.Clinic();
        var plan = await given.Written(GivenPlans.Ketamine(await given.WeighedPatient(), null));
        var signature = await given.Signature(plan);
        var other = await given.AlsoHired("Dr Otto Other", Domain.Staff.ClinicRole.Clinician);
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<SignPlan>().Run(other, signature, Given.Key()));
    }

    [Fact]
    public async Task A_stale_edit_is_refused_and_changes_nothing()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, null));
        var paper = await given.Paper(plan);
        var (mine, theirs) = (PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version), PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version));
        theirs.Goal = "Sleep through the night";
        await given.Written(theirs);
        mine.Goal = "Walk a mile";
        await Assert.ThrowsAsync<StaleWriteException>(() => given.Written(mine));
        Assert.Equal("Sleep through the night", (await given.Paper(plan)).Content.Goal);
    }

    [Fact]
    public async Task What_is_written_comes_back_to_the_form_unchanged()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, await given.Suitable(patient));
        (form.LowestMlPerH, form.HighestMlPerH, form.LargestStepMlPerH, form.Rescue) = (10m, 50m, 10m, "midazolam 1 mg IV once\nondansetron 4 mg IV");
        var plan = await given.Written(form);
        var paper = await given.Paper(plan);
        var again = PlanTyping.Content(PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version));
        Assert.Equal(CanonicalPlan.Text(paper.Content), CanonicalPlan.Text(paper.Ground.Picture.WithWeights(again, Domain.Formulary.ClinicFormulary.Shipped)));
    }

    [Fact]
    public async Task An_amount_without_its_unit_and_half_a_minute_are_refused_at_the_form()
    {
        await using var given = await Given.Clinic();
        var form = GivenPlans.Ketamine(await given.WeighedPatient(), null);
        form.Bags[0].Ingredients[0].Unit = null;
        form.Bags[0].Steps[0].Minutes = 7.5m;
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.Written(form));
        Assert.Equal(["Bags[0].Ingredients[0].Unit", "Bags[0].Steps[0].Minutes"], refused.Failures.Select(failure => failure.PropertyName).Order(StringComparer.Ordinal));
    }
}
