using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class TreatmentPlanTests
{
    public static TheoryData<PlanStatus, string, bool> Transitions
    {
        get
        {
            string[] verbs = ["edit", "sign", "second", "same-day", "release", "return", "complete", "discontinue", "hold"];
            var legal = new Dictionary<PlanStatus, string[]>
            {
                [PlanStatus.Draft] = ["edit", "sign", "discontinue", "hold"],
                [PlanStatus.InReview] = ["edit", "second", "same-day", "release", "return", "discontinue", "hold"],
                [PlanStatus.Returned] = ["edit", "discontinue", "hold"],
                [PlanStatus.Approved] = ["edit", "complete", "discontinue", "hold"],
                [PlanStatus.Completed] = [],
                [PlanStatus.Discontinued] = [],
            };
            var table = new TheoryData<PlanStatus, string, bool>();
            foreach (var (status, may) in legal)
            {
                foreach (var verb in verbs) table.Add(status, verb, may.Contains(verb));
            }

            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Transitions))]
    public void Every_step_is_legal_or_refused_by_the_table(PlanStatus from, string verb, bool legal)
    {
        var plan = PlanThatIs(from);
        var refused = Record.Exception(() => Do(plan, verb));
        if (legal) Assert.Null(refused);
        else Assert.IsType<IllegalStepException>(refused);
    }

    [Fact]
    public void An_edit_voids_signature_and_approval()
    {
        var plan = PlanThatIs(PlanStatus.Approved);
        var approved = plan.ApprovedHash;
        plan.Edit(Given.Plan(Given.Ivig()) with { Notes = "slower" }, Given.Author, "slower");
        Assert.Equal(PlanStatus.Draft, plan.Status);
        Assert.Null(plan.CurrentHash);
        Assert.Null(plan.ApprovedHash);
        Assert.False(plan.MayStart(approved, Given.Nine).Allowed);
    }

    [Fact]
    public void Only_the_author_signs()
    {
        var plan = PlanThatIs(PlanStatus.Draft);
        Assert.Throws<IllegalStepException>(() => plan.Sign("1", "[]", Given.OnProtocol, Given.Reviewer));
    }

    [Fact]
    public void Whoever_edits_takes_the_plan_over_and_cannot_review_it()
    {
        var plan = PlanThatIs(PlanStatus.Draft);
        plan.Edit(plan.Content, Given.Reviewer);
        var signed = plan.Sign("1", "[]", Given.OnProtocol, Given.Reviewer);
        Assert.Throws<IllegalStepException>(() => plan.Release(signed.Hash, Given.Reviewer));
        plan.Release(signed.Hash, Given.Author);
        Assert.Equal(PlanStatus.Approved, plan.Status);
    }

    [Fact]
    public void The_author_cannot_return_or_release_the_plan()
    {
        var plan = PlanThatIs(PlanStatus.InReview);
        Assert.Throws<IllegalStepException>(() => plan.Release(plan.CurrentHash!, Given.Author));
        Assert.Throws<IllegalStepException>(() => plan.Return(plan.CurrentHash!, "no", Given.Author));
    }

    [Fact]
    public void A_version_the_reviewer_has_not_read_is_not_released()
    {
        var plan = PlanThatIs(PlanStatus.InReview);
        var read = plan.CurrentHash!;
        plan.Edit(plan.Content with { Notes = "changed" }, Given.Author, "changed");
        plan.Sign("1", "[]", Given.OnProtocol, Given.Author);
        Assert.Throws<IllegalStepException>(() => plan.Release(read, Given.Reviewer));
    }

    [Theory]
    [InlineData("")]
    [InlineData("  ")]
    public void A_return_a_hold_and_an_end_need_a_reason(string reason)
    {
        Assert.Throws<IllegalStepException>(() => PlanThatIs(PlanStatus.Approved).Hold(reason, Given.Author));
        Assert.Throws<IllegalStepException>(() => PlanThatIs(PlanStatus.Approved).Discontinue(reason, Given.Author));
        var plan = PlanThatIs(PlanStatus.InReview);
        Assert.Throws<IllegalStepException>(() => plan.Return(plan.CurrentHash!, reason, Given.Reviewer));
    }

    [Fact]
    public void A_plan_on_hold_does_not_start_until_the_hold_is_lifted()
    {
        var plan = PlanThatIs(PlanStatus.Approved);
        plan.Hold("Grade 2 reaction.", Given.Author);
        Assert.Equal((false, "The plan is on hold: Grade 2 reaction."), plan.MayStart(plan.ApprovedHash, Given.Nine));
        Assert.Throws<IllegalStepException>(() => plan.Complete(Given.Author));
        Assert.Throws<IllegalStepException>(() => plan.Hold("again", Given.Author));
        plan.LiftHold(Given.Author);
        Assert.True(plan.MayStart(plan.ApprovedHash, Given.Nine).Allowed);
        Assert.Throws<IllegalStepException>(() => plan.LiftHold(Given.Author));
    }

    [Fact]
    public void A_hold_outlives_an_edit_and_a_new_approval()
    {
        var plan = PlanThatIs(PlanStatus.Approved);
        plan.Hold("Anaphylaxis.", Given.Author);
        plan.Edit(plan.Content, Given.Author, "again");
        plan.Release(plan.Sign("1", "[]", Given.OnProtocol, Given.Author).Hash, Given.Reviewer);
        Assert.False(plan.MayStart(plan.ApprovedHash, Given.Nine).Allowed);
    }

    [Fact]
    public void What_was_signed_is_read_back_and_a_tampered_version_is_refused()
    {
        var signed = PlanThatIs(PlanStatus.Draft).Sign("2026.1", "[]", Given.OnProtocol, Given.Author);
        Assert.Equal("cidp", signed.Read().Indication);
        signed.Content[^2] ^= 1;
        Assert.Throws<IllegalStepException>(() => signed.Read());
    }

    [Fact]
    public void Signatures_are_numbered()
    {
        var plan = PlanThatIs(PlanStatus.Draft);
        Assert.Equal(1, plan.Sign("1", "[]", Given.OnProtocol, Given.Author).Number);
        plan.Edit(plan.Content, Given.Author, "again");
        Assert.Equal(2, plan.Sign("1", "[]", Given.OnProtocol, Given.Author).Number);
    }

    [Fact]
    public void A_review_keeps_the_answers_and_a_return_its_reason()
    {
        var signed = PlanThatIs(PlanStatus.Draft).Sign("1", "[]", Given.OnProtocol, Given.Author);
        var review = PlanReview.Of(signed, ReviewDecision.Released, [new("goal", true, "Goal: less pain")], null, Given.Reviewer);
        Assert.Equal(new ChecklistAnswer("goal", true, "Goal: less pain"), Assert.Single(review.Answers));
        Assert.Throws<IllegalStepException>(() => PlanReview.Of(signed, ReviewDecision.Returned, [], " ", Given.Reviewer));
    }

    private static TreatmentPlan PlanThatIs(PlanStatus status)
    {
        var plan = TreatmentPlan.Begin(Guid.NewGuid(), 1, Given.Plan(Given.Ivig()), Given.Author);
        if (status == PlanStatus.Draft) return plan;
        var signed = plan.Sign("1", "[]", Given.OnProtocol, Given.Author);
        if (status == PlanStatus.Returned) plan.Return(signed.Hash, "dose", Given.Reviewer);
        if (status is PlanStatus.Approved or PlanStatus.Completed) plan.Release(signed.Hash, Given.Reviewer);
        if (status == PlanStatus.Completed) plan.Complete(Given.Author);
        if (status == PlanStatus.Discontinued) plan.Discontinue("wish", Given.Author);
        return plan;
    }

    private static void Do(TreatmentPlan plan, string verb)
    {
        var hash = plan.CurrentHash ?? "";
        switch (verb)
        {
            case "edit": plan.Edit(plan.Content, Given.Author, "again"); break;
            case "sign": plan.Sign("1", "[]", Given.OnProtocol, Given.Author); break;
            case "second": plan.Second(hash, Given.Second); break;
            case "same-day": plan.ApproveSameDay(hash, "third day of an attack", Given.Nine.AddDays(1), Given.Second); break;
            case "release": plan.Release(hash, Given.Reviewer); break;
            case "return": plan.Return(hash, "dose", Given.Reviewer); break;
            case "complete": plan.Complete(Given.Author); break;
            case "discontinue": plan.Discontinue("wish", Given.Author); break;
            default: plan.Hold("reaction", Given.Author); break;
        }
    }
}
