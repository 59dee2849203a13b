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
        Assert.Equal((PlanStatus.Approved, true), (paper.Plan.Status, paper.Plan.MayStart(signed.Hash, given.Clock.Now).Allowed));
        Assert.Empty(await given.The<ReviewQueue>().Run(given.Administrator, new()));
    }

    [Fact]
    public async Task A_plan_off_protocol_waits_for_a_second_clinician_or_pharmacist_who_is_not_its_author()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        Assert.True(Assert.Single(await given.The<ReviewQueue>().Run(given.Administrator, new())).AwaitsSecond);
        var form = new ReviewPlan.Form { PlanId = plan, Hash = signed.Hash, Decision = ReviewDecision.Released };
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<ReviewPlan>().Run(given.Administrator, form, Given.Key()));
        await Assert.ThrowsAsync<IllegalStepException>(() => given.Seconded(plan, signed.Hash, by: given.Clinician));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.Seconded(plan, signed.Hash, by: given.Administrator));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.Seconded(plan, signed.Hash, by: given.Nurse));
        Assert.Equal(plan, Assert.Single(await given.The<SecondLooks>().Run(given.Pharmacist, new())).PlanId);
        Assert.Empty(await given.The<SecondLooks>().Run(given.Clinician, new()));
        await given.Seconded(plan, signed.Hash);
        Assert.Empty(await given.The<SecondLooks>().Run(given.Pharmacist, new()));
        await given.The<ReviewPlan>().Run(given.Administrator, form, Given.Key());
        var paper = await given.Paper(plan);
        Assert.Equal([PlanEventKind.Released, PlanEventKind.Seconded, PlanEventKind.Signed, PlanEventKind.Begun], paper.Life.Select(step => step.Kind));
        Assert.Equal([ReviewDecision.Released, ReviewDecision.Seconded], paper.Reviews.Select(review => review.Decision));
    }

    [Fact]
    public async Task A_pharmacist_writes_holds_and_releases_nothing()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<WritePlan>().Run(given.Pharmacist, GivenPlans.Ketamine(patient, null), Given.Key()));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.Reviewed(plan, signed.Hash, by: given.Pharmacist));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<LiftHold>().Run(given.Pharmacist, new() { PlanId = plan }, Given.Key()));
        await given.The<PlanSheet>().Run(given.Pharmacist, plan);
    }

    [Fact]
    public async Task Why_a_plan_comes_back_stands_part_by_part_until_it_is_signed_again()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await given.The<ReviewPlan>().Run(given.Administrator, new()
        {
            PlanId = plan,
            Hash = signed.Hash,
            Decision = ReviewDecision.Returned,
            Places = [new() { Place = PlanPlaces.Consent, Text = "of last year" }, new() { Place = PlanPlaces.Goal, Text = "by when?" }],
        }, Given.Key());
        var paper = await given.Paper(plan);
        Assert.Equal([new(PlanPlaces.Consent, "of last year"), new(PlanPlaces.Goal, "by when?")], paper.ReturnedFor);
        Assert.Equal("Consent: of last year Goal: by when?", paper.Plan.StatusReason);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Goal = "Pain from 8 to 4 within two weeks";
        await given.Written(form);
        Assert.Equal(2, (await given.Paper(plan)).ReturnedFor.Count);
        await given.Signed(plan);
        Assert.Empty((await given.Paper(plan)).ReturnedFor);
    }

    [Fact]
    public async Task A_signed_plan_is_changed_with_a_reason_and_every_version_can_be_read()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        var paper = await given.Paper(plan);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Bags[0].Ingredients[0].Amount = 0.4m;
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.Written(form));
        Assert.Equal(nameof(WritePlan.Form.ChangeReason), Assert.Single(refused.Failures).PropertyName);
        form.ChangeReason = "Dizzy last time.";
        await given.Written(form);
        await given.Signed(plan);
        var first = await given.The<PlanVersionSheet>().Run(given.Nurse, new(plan, 1));
        var second = await given.The<PlanVersionSheet>().Run(given.Pharmacist, new(plan, 2));
        Assert.Null(first.Changes);
        Assert.Equal("Dizzy last time.", second.Signed.ChangeReason);
        Assert.Contains("was 0.5 mg/kg × 80 kg = 40 mg; now 0.4 mg/kg × 80 kg = 32 mg", Assert.Single(second.Changes!), StringComparison.Ordinal);
        Assert.Equal(0.5m, first.Content.Bags[0].Ingredients[0].Amount);
        await Assert.ThrowsAsync<NotFoundException>(() => given.The<PlanVersionSheet>().Run(given.Nurse, new(plan, 3)));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<PlanVersionSheet>().Run(given.Administrator, new(plan, 1)));
    }

    [Fact]
    public async Task Lifting_a_hold_and_completing_are_refused_on_a_plan_that_changed_after_it_was_read()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        var read = await given.RowVersion(plan);
        await given.The<HoldPlan>().Run(given.Nurse, new() { PlanId = plan, Code = "infection" }, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => given.The<LiftHold>().Run(given.Clinician, new() { PlanId = plan, Version = read }, Given.Key()));
        Assert.True((await given.Paper(plan)).Plan.IsOnHold);
        await given.The<LiftHold>().Run(given.Clinician, new() { PlanId = plan, Version = await given.RowVersion(plan) }, Given.Key());
        await Assert.ThrowsAsync<StaleWriteException>(() => given.The<CompletePlan>().Run(given.Clinician, new() { PlanId = plan, Version = read }, Given.Key()));
        var early = await Assert.ThrowsAsync<IllegalStepException>(async () => await given.The<CompletePlan>().Run(given.Clinician, new() { PlanId = plan, Version = await given.RowVersion(plan) }, Given.Key()));
        Assert.StartsWith("0 of ", early.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Author_and_reviewer_write_to_each_other_and_nothing_of_it_is_lost()
    {
        await using var given = await Given.Clinic();
        var (_, plan, _) = await given.SignedPlan();
        await given.The<CommentOnPlan>().Run(given.Administrator, new() { PlanId = plan, Text = "Which consent form is it?" }, Given.Key());
        await given.The<CommentOnPlan>().Run(given.Clinician, new() { PlanId = plan, Text = "The new one." }, Given.Key());
        Assert.Equal(["Which consent form is it?", "The new one."], (await given.The<ReviewSheet>().Run(given.Administrator, plan)).Comments.Select(each => each.Text));
        Assert.Equal(["Administrator", "Clinician"], (await given.Paper(plan)).Comments.Select(each => each.ByRole));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<CommentOnPlan>().Run(given.Nurse, new() { PlanId = plan, Text = "?" }, Given.Key()));
    }

    [Fact]
    public async Task A_plan_that_needs_a_second_person_waits_for_every_other_clinician_until_somebody_agreed()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        var tomas = await given.Colleague("Dr Tomás", ClinicRole.Clinician);
        var item = Assert.Single(await given.The<WaitingForPrescriber>().Run(tomas, new()));
        Assert.Equal((WaitingFor.SecondLook, plan, "Larson, Jacob"), (item.For, item.SubjectId, item.PatientName));
        Assert.Equal(new(1, 0), await given.The<SecondLooksWaiting>().Run(tomas, new()));
        await given.Seconded(plan, signed.Hash, tomas);
        Assert.Empty(await given.The<WaitingForPrescriber>().Run(tomas, new()));
        Assert.Equal(new(0, 0), await given.The<SecondLooksWaiting>().Run(tomas, new()));
    }

    [Fact]
    public async Task The_queue_and_the_second_looks_open_with_two_queries_at_most()
    {
        var queries = new QueryCount();
        await using var given = await Given.Clinic(queries.Join);
        foreach (var (family, born, number) in new[] { ("Larson", "1975-03-14", "X-1"), ("Okafor", "1980-01-02", "X-2"), ("Brandt", "1991-12-24", "X-3") })
        {
            var patient = await given.WeighedPatient(registered: each => each.Patient(family, "Kim", born, number));
            await given.Signed(await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient))));
        }

        _ = queries.Taken;
        await given.The<ReviewQueue>().Refresh(given.Administrator, new());
        Assert.Equal(2, queries.Taken);
        await given.The<SecondLooks>().Refresh(given.Pharmacist, new());
        Assert.Equal(1, queries.Taken);
        Assert.Equal(new(3, 0), await given.The<SecondLooksWaiting>().Refresh(given.Pharmacist, new()));
        Assert.Equal(1, queries.Taken);
        Assert.Equal(new(0, 0), await given.The<SecondLooksWaiting>().Refresh(given.Clinician, new()));
        Assert.Equal(1, queries.Taken);
        await given.The<PlansToMind>().Refresh(given.Clinician, new());
        Assert.InRange(queries.Taken, 1, 2);
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
        form.ChangeReason = "Dizzy at 50.";
        await given.Written(form);

        var edited = await given.Paper(plan);
        Assert.Equal((PlanStatus.Draft, null, null), (edited.Plan.Status, edited.Plan.CurrentHash, edited.Plan.ApprovedHash));
        Assert.False(edited.Plan.MayStart(signed.Hash, given.Clock.Now).Allowed);
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
        form.ChangeReason = "Second thoughts.";
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
        await given.The<HoldPlan>().Run(given.Nurse, new() { PlanId = plan, Code = "infection", Reason = "since yesterday" }, Given.Key());
        Assert.False((await given.Paper(plan)).Plan.MayStart(signed.Hash, given.Clock.Now).Allowed);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<LiftHold>().Run(given.Nurse, new() { PlanId = plan }, Given.Key()));
        await given.The<LiftHold>().Run(given.Clinician, new() { PlanId = plan, Version = await given.RowVersion(plan) }, Given.Key());
        Assert.True((await given.Paper(plan)).Plan.MayStart(signed.Hash, given.Clock.Now).Allowed);
        await given.The<DiscontinuePlan>().Run(given.Clinician, new() { PlanId = plan, Code = "moved" }, Given.Key());
        Assert.Equal(PlanStatus.Discontinued, (await given.Paper(plan)).Plan.Status);
    }
}
