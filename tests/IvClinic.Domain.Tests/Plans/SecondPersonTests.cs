using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Tests.Plans;

public class SecondPersonTests
{
    private static readonly PlanOrigin OffProtocol = new("usual", "The usual", ["Course: 4 sessions; the protocol says a single session."], []);

    public static TheoryData<PlanOrigin?> NeedingOne => new()
    {
        (PlanOrigin?)null,
        OffProtocol,
        new PlanOrigin(null, null, [], []),
        Given.OnProtocol with { Overridden = ["ketamine.dosing"] },
    };

    [Theory]
    [MemberData(nameof(NeedingOne))]
    public void Off_protocol_with_overrides_or_of_unknown_origin_it_is_released_only_after_a_second_person(PlanOrigin? origin)
    {
        var (plan, hash) = Signed(origin);
        Assert.Throws<IllegalStepException>(() => plan.Release(hash, Given.Reviewer));
        Assert.Throws<IllegalStepException>(() => plan.ApproveSameDay(hash, "acute", Given.Nine.AddDays(1), Given.Second));
        plan.Second(hash, Given.Second);
        plan.Release(hash, Given.Reviewer);
        Assert.Equal(PlanStatus.Approved, plan.Status);
    }

    [Fact]
    public void Exactly_a_protocol_needs_no_second_person()
    {
        var (plan, hash) = Signed(Given.OnProtocol);
        plan.Release(hash, Given.Reviewer);
        Assert.True(plan.MayStart(hash, Given.Nine).Allowed);
    }

    [Fact]
    public void The_author_is_no_second_person_and_a_version_that_was_not_read_gets_no_second_signature()
    {
        var (plan, hash) = Signed(OffProtocol);
        Assert.Throws<IllegalStepException>(() => plan.Second(hash, Given.Author));
        Assert.Throws<IllegalStepException>(() => plan.Second(new string('0', 64), Given.Second));
        plan.Second(hash, Given.Second);
        Assert.Throws<IllegalStepException>(() => plan.Second(hash, Given.Reviewer));
    }

    [Fact]
    public void An_edit_voids_the_second_signature()
    {
        var (plan, hash) = Signed(OffProtocol);
        plan.Second(hash, Given.Second);
        plan.Edit(plan.Content with { Notes = "slower" }, Given.Author, "slower");
        var again = plan.Sign("1", "[]", OffProtocol, Given.Author).Hash;
        Assert.False(plan.IsSeconded);
        Assert.Throws<IllegalStepException>(() => plan.Release(again, Given.Reviewer));
    }

    [Fact]
    public void Approved_for_today_it_starts_until_the_review_is_late_and_then_only_after_it()
    {
        var (plan, hash) = Signed(Given.OnProtocol);
        var due = Given.Nine.AddDays(1);
        plan.ApproveSameDay(hash, "Acute migraine attack: third day", due, Given.Second);
        Assert.True(plan.MayStart(hash, Given.Nine).Allowed);
        Assert.True(plan.MayStart(hash, due.AddMilliseconds(-1)).Allowed);
        Assert.Contains("review is overdue", plan.MayStart(hash, due).Why, StringComparison.Ordinal);
        Assert.Throws<IllegalStepException>(() => plan.Release(hash, Given.Second));
        plan.Release(hash, Given.Reviewer);
        Assert.True(plan.MayStart(hash, due.AddDays(9)).Allowed);
        Assert.Throws<IllegalStepException>(() => plan.Release(hash, Given.Reviewer));
    }

    [Fact]
    public void A_plan_approved_for_today_can_come_back_and_then_does_not_start()
    {
        var (plan, hash) = Signed(Given.OnProtocol);
        plan.ApproveSameDay(hash, "acute", Given.Nine.AddDays(1), Given.Second);
        plan.Return(hash, "Consent is missing.", Given.Reviewer);
        Assert.False(plan.MayStart(hash, Given.Nine).Allowed);
        Assert.Equal((PlanStatus.Returned, null), (plan.Status, plan.ApprovedHash));
    }

    [Fact]
    public void Without_an_acute_indication_it_waits()
    {
        var (plan, hash) = Signed(Given.OnProtocol);
        Assert.Throws<IllegalStepException>(() => plan.ApproveSameDay(hash, " ", Given.Nine.AddDays(1), Given.Second));
        Assert.Throws<IllegalStepException>(() => plan.ApproveSameDay(hash, "acute", Given.Nine.AddDays(1), Given.Author));
    }

    [Fact]
    public void A_signed_plan_is_changed_with_a_reason_which_stands_with_the_next_version()
    {
        var (plan, _) = Signed(Given.OnProtocol);
        Assert.Throws<IllegalStepException>(() => plan.Edit(plan.Content, Given.Author));
        Assert.Throws<IllegalStepException>(() => plan.Edit(plan.Content, Given.Author, "  "));
        plan.Edit(plan.Content, Given.Author, "headache at 3.6 mL/kg/h");
        plan.Edit(plan.Content, Given.Author);
        Assert.Equal("headache at 3.6 mL/kg/h", plan.Sign("1", "[]", Given.OnProtocol, Given.Author).ChangeReason);
    }

    [Fact]
    public void After_a_return_the_return_is_the_reason()
    {
        var (plan, hash) = Signed(Given.OnProtocol);
        plan.Return(hash, "Consent: of last year", Given.Reviewer);
        plan.Edit(plan.Content, Given.Author);
        Assert.Equal("It was returned: Consent: of last year", plan.Sign("1", "[]", Given.OnProtocol, Given.Author).ChangeReason);
    }

    [Fact]
    public void The_life_of_a_plan_is_a_list_of_who_did_what_when()
    {
        var (plan, hash) = Signed(OffProtocol);
        plan.Second(hash, Given.Second);
        plan.Release(hash, Given.Reviewer);
        plan.Hold("Fever or infection.", Given.Author);
        plan.LiftHold(Given.Author);
        plan.Complete(Given.Author);
        Assert.Equal(
            [PlanEventKind.Begun, PlanEventKind.Signed, PlanEventKind.Seconded, PlanEventKind.Released, PlanEventKind.Held, PlanEventKind.HoldLifted, PlanEventKind.Completed],
            plan.Life.Select(step => step.Kind));
        Assert.Equal(("Petra Novak, pharmacist", 1), (plan.Life[2].ByName, plan.Life[2].VersionNumber));
        Assert.Equal("Fever or infection.", plan.Life[4].Reason);
    }

    [Theory]
    [InlineData("2026-11-26", "2026-11-27")]
    [InlineData("2026-11-27", "2026-11-30")]
    [InlineData("2026-11-28", "2026-11-30")]
    [InlineData("2026-11-29", "2026-11-30")]
    public void The_working_day_after_a_friday_is_a_monday(string day, string next) =>
        Assert.Equal(DateOnly.Parse(next, System.Globalization.CultureInfo.InvariantCulture), WorkingDays.After(DateOnly.Parse(day, System.Globalization.CultureInfo.InvariantCulture)));

    private static (TreatmentPlan Plan, string Hash) Signed(PlanOrigin? origin)
    {
        var plan = TreatmentPlan.Begin(Guid.NewGuid(), 1, Given.Plan(Given.Ivig()), Given.Author);
        return (plan, plan.Sign("1", "[]", origin, Given.Author).Hash);
    }
}
