using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Tests.Plans;

public sealed class ReviewTests
{
    [Fact]
    public async Task A_complete_plan_is_released_and_may_start()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        var waiting = Assert.Single(await given.The<ReviewQueue>().Run(given.Administrator, new()));
        Assert.Equal(("J.L.", 0), (waiting.Initials, waiting.Missing.Count));
        await given.Reviewed(plan, signed.Hash);
        var paper = await given.Paper(plan);
        Assert.Equal((PlanStatus.Approved, true), (paper.Plan.Status, paper.Plan.MayStart(signed.Hash).Allowed));
        Assert.Empty(await given.The<ReviewQueue>().Run(given.Administrator, new()));
    }

    [Fact]
    public async Task An_edit_voids_signature_and_approval_and_the_next_review_sees_what_changed()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        var paper = await given.Paper(plan);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Bags[0].Steps[0].Rate = 40m;
        await given.Written(form);

        var edited = await given.Paper(plan);
        Assert.Equal((PlanStatus.Draft, null, null), (edited.Plan.Status, edited.Plan.CurrentHash, edited.Plan.ApprovedHash));
        Assert.False(edited.Plan.MayStart(signed.Hash).Allowed);
        await given.Signed(plan);
        var sheet = await given.The<ReviewSheet>().Run(given.Administrator, plan);
        var change = Assert.Single(sheet.Changes!);
        Assert.Contains("was 50 mL/h", change, StringComparison.Ordinal);
        Assert.Contains("now 40 mL/h", change, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_review_is_bound_to_the_version_that_was_read()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        var paper = await given.Paper(plan);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Notes = "Second thoughts.";
        await given.Written(form);
        await given.Signed(plan);
        await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash));
        Assert.Equal(PlanStatus.InReview, (await given.Paper(plan)).Plan.Status);
    }

    [Fact]
    public async Task A_plan_is_returned_with_a_reason_that_its_author_reads()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<ReviewPlan>().Run(
            given.Administrator, new() { PlanId = plan, Hash = signed.Hash, Decision = ReviewDecision.Returned }, Given.Key()));
        await given.Reviewed(plan, signed.Hash, ReviewDecision.Returned);
        var paper = await given.Paper(plan);
        Assert.Equal((PlanStatus.Returned, "The consent form is not signed."), (paper.Plan.Status, paper.Plan.StatusReason));
        Assert.Equal(ReviewDecision.Returned, Assert.Single(paper.Reviews).Decision);
    }

    [Fact]
    public async Task An_incomplete_plan_is_not_released_but_can_be_returned()
    {
        await using var given = await Given.Clinic();
        var form = GivenPlans.Ketamine(await given.WeighedPatient(), null);
        form.ConsentOn = null;
        var plan = await given.Written(form);
        var signed = await given.Signed(plan);
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash));
        Assert.Contains("No consent is recorded.", refused.Message, StringComparison.Ordinal);
        await given.Reviewed(plan, signed.Hash, ReviewDecision.Returned);
    }

    [Fact]
    public async Task A_suitability_decision_that_ended_meanwhile_keeps_the_plan_from_release()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today)));
        var signed = await given.Signed(plan);
        given.Clock.Advance(TimeSpan.FromDays(1));
        await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash));
    }

    [Fact]
    public async Task The_author_does_not_review_even_with_both_roles()
    {
        await using var given = await Given.Clinic();
        var both = await given.AlsoHired("Dr Both", ClinicRole.Clinician, ClinicRole.Administrator);
        var patient = await given.WeighedPatient();
        var plan = await given.The<WritePlan>().Run(both, GivenPlans.Ketamine(patient, await given.Suitable(patient)), Given.Key());
        var signed = await given.The<SignPlan>().Run(both, await given.Signature(plan), Given.Key());
        Assert.True(Assert.Single(await given.The<ReviewQueue>().Run(both, new())).IsOwn);
        await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash, by: both));
    }

    [Fact]
    public async Task An_administrator_opens_the_review_sheet_but_not_the_plan_with_its_chart()
    {
        await using var given = await Given.Clinic();
        var (_, plan, _) = await given.SignedPlan();
        await given.The<ReviewSheet>().Run(given.Administrator, plan);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<PlanSheet>().Run(given.Administrator, plan));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<ReviewSheet>().Run(given.Clinician, plan));
    }

    [Fact]
    public async Task A_nurse_holds_a_plan_and_only_a_clinician_lifts_the_hold()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        await given.The<HoldPlan>().Run(given.Nurse, new() { PlanId = plan, Reason = "Fever since yesterday." }, Given.Key());
        Assert.False((await given.Paper(plan)).Plan.MayStart(signed.Hash).Allowed);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<LiftHold>().Run(given.Nurse, new() { PlanId = plan }, Given.Key()));
        await given.The<LiftHold>().Run(given.Clinician, new() { PlanId = plan }, Given.Key());
        Assert.True((await given.Paper(plan)).Plan.MayStart(signed.Hash).Allowed);
        await given.The<DiscontinuePlan>().Run(given.Clinician, new() { PlanId = plan, Reason = "Moved away." }, Given.Key());
        Assert.Equal(PlanStatus.Discontinued, (await given.Paper(plan)).Plan.Status);
    }
}
