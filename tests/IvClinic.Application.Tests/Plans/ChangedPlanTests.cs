using IvClinic.Application.Plans;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Tests.Sessions;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Plans;

/// <summary>An approved plan that is changed: who judges it next reads what changed, and who changes it what is booked.</summary>
public sealed class ChangedPlanTests
{
    [Fact]
    public async Task Second_look_review_sheet_and_queue_show_each_change_since_the_last_approved_version_in_a_sentence()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, first) = await given.SignedPlan();
        Assert.Null((await given.Paper(plan)).Since);
        await given.Reviewed(plan, first.Hash);
        Assert.Null((await given.Paper(plan)).Since);
        await Change(given, patient, plan, form =>
        {
            form.Bags[0].Steps[0].Rate = 40m;
            (form.AuthorisationNotRequired, form.AuthorisationReference) = (false, "A-77");
        });
        Assert.Equal(2, (await given.Paper(plan)).Since!.Sentences.Count);
        await given.Signed(plan);

        var since = (await given.Paper(plan)).Since!;
        Assert.Equal((1, "Abel Admin", given.Clock.Now), (since.Version, since.ApprovedBy, since.ApprovedAt));
        Assert.Contains("was 50 mL/h", since.Sentences[0], StringComparison.Ordinal);
        Assert.Equal("Authorisation: was not required; now A-77.", since.Sentences[1]);
        Assert.Equal(since.Sentences, (await given.The<ReviewSheet>().Run(given.Administrator, plan)).Since!.Sentences);
        Assert.Equal(since.Sentences, Assert.Single(await given.The<ReviewQueue>().Run(given.Administrator, new())).Since!.Sentences);
        Assert.Equal(since.Sentences, Assert.Single(await given.The<SecondLooks>().Run(given.Pharmacist, new())).Since!.Sentences);
    }

    [Fact]
    public async Task A_version_that_was_returned_is_not_what_the_next_one_is_compared_with()
    {
        await using var given = await Given.Clinic();
        var (patient, plan, first) = await given.SignedPlan();
        await given.Reviewed(plan, first.Hash);
        await Change(given, patient, plan, form => form.Bags[0].Steps[0].Rate = 40m);
        await given.Reviewed(plan, (await given.Signed(plan)).Hash, ReviewDecision.Returned);
        await Change(given, patient, plan, form => form.Bags[0].Steps[0].Rate = 50m);
        await given.Signed(plan);
        Assert.Empty((await given.Paper(plan)).Since!.Sentences);
    }

    [Fact]
    public void A_change_that_no_line_of_the_plan_shows_is_said_to_be_one()
    {
        var formulary = ClinicFormulary.Shipped;
        var plan = ApprovedPlan.Content;
        Assert.Empty(PlanLines.Changes(plan, plan, formulary, code => code));
        Assert.Equal("It names another suitability decision.", Assert.Single(PlanLines.Changes(plan, plan with { SuitabilityId = Guid.NewGuid() }, formulary, code => code)));
        Assert.Equal("It differs in something that its words do not show.", Assert.Single(PlanLines.Changes(plan, plan with { HeightCm = 170m }, formulary, code => code)));
        Assert.Equal("New: Reason against “QTc 510 ms”: Agreed with cardiology.", Assert.Single(PlanLines.Changes(plan, plan with
        {
            Overrides = [new("qtc", "specialist-advice", "Agreed with cardiology") { Ground = new([new("QTc 510 ms", null, [], null)], "1", new(Guid.NewGuid(), "Dr A", DateTimeOffset.UnixEpoch)) }],
        }, formulary, code => code)));
    }

    [Fact]
    public async Task Whoever_edits_reads_how_many_are_booked_and_when_the_next_one_is()
    {
        await using var given = await Given.Clinic();
        var (_, plan, signed) = await given.SignedPlan();
        await given.Reviewed(plan, signed.Hash);
        Assert.Null((await given.Paper(plan)).Booked);
        var chair = await GivenSession.Chair(given, "Chair 1");
        var at = GivenPlans.Today.AddDays(2).ToDateTime(new(9, 30));
        await given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = at, Minutes = 210, Confirmed = true }, Given.Key());
        Assert.Equal(new BookedAhead(1, at, "Chair 1"), (await given.Paper(plan)).Booked);
        given.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Null((await given.Paper(plan)).Booked);
    }

    private static async Task Change(Given given, Guid patient, Guid plan, Action<WritePlan.Form> what)
    {
        var paper = await given.Paper(plan);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.ChangeReason = "Dizzy at 50.";
        what(form);
        await given.Written(form);
    }
}
