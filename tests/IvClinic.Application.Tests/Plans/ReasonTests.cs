using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Domain;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Tests.Plans;

/// <summary>A reason to go on is stored with the finding as it was shown, and holds for that finding only.</summary>
public sealed class ReasonTests
{
    private const string SoftSession = "ketamine.dosing.session_total.softMaxSession";

    [Fact]
    public async Task A_reason_is_stored_with_the_finding_as_shown_the_formulary_who_and_when()
    {
        await using var given = await Given.Clinic();
        var (_, plan) = await Reasoned(given);
        var ground = (await given.Paper(plan)).Content.Overrides.Single(reason => reason.RuleId == SoftSession).Ground!;
        var shown = Assert.Single(ground.Findings);
        Assert.Equal("Ketamine 160 mg in this plan is above the soft limit of 150 mg per session.", shown.Sentence);
        Assert.Equal(160m, Assert.Single(shown.Values).Value);
        Assert.Equal((given.Clinician.UserId, given.Clinician.DisplayName, given.Clock.Now), (ground.Given.PersonId, ground.Given.PersonName, ground.Given.At));
        Assert.NotEmpty(ground.FormularyVersion);
    }

    [Fact]
    public async Task A_dose_changed_after_the_reason_asks_for_it_again_and_says_why()
    {
        await using var given = await Given.Clinic();
        var (patient, plan) = await Reasoned(given);
        await Edited(given, patient, plan, form => (form.Bags[0].Ingredients[0].Amount, form.Bags[0].Steps[0].Rate) = (2.25m, 22m));
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
        Assert.Contains("no longer holds, dose of the session was 160 mg, is 180 mg.", refused.Message, StringComparison.Ordinal);
        Assert.False((await given.Paper(plan)).Checklist.Single(answer => answer.Item == "reasons").Met);

        await Edited(given, patient, plan, form => form.Reasons.ForEach(reason => reason.Ground = null));
        Assert.Equal(1, (await given.Signed(plan)).Number);
    }

    [Fact]
    public async Task A_dose_changed_back_needs_no_new_reason()
    {
        await using var given = await Given.Clinic();
        var (patient, plan) = await Reasoned(given);
        await Edited(given, patient, plan, form => form.Bags[0].Ingredients[0].Amount = 2.25m);
        await Edited(given, patient, plan, form => form.Bags[0].Ingredients[0].Amount = 2m);
        Assert.Equal(1, (await given.Signed(plan)).Number);
    }

    [Fact]
    public async Task Another_publication_of_the_formulary_asks_for_the_reason_again()
    {
        await using var given = await Given.Clinic();
        var (_, plan) = await Reasoned(given);
        var paper = await given.Paper(plan);
        Assert.Empty(paper.Verdict.WithoutReason(paper.Content));
        var next = paper.Ground.Picture.Judge(paper.Content, ClinicFormulary.Shipped with { Edition = "2 (0badcafe)" });
        var open = next.WithoutReason(paper.Content);
        Assert.NotEmpty(open);
        Assert.Contains("2 (0badcafe) now", next.WhyStale(paper.Content, open[0]), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_edits_something_else_does_not_become_the_giver_of_the_reason()
    {
        await using var given = await Given.Clinic();
        var (patient, plan) = await Reasoned(given);
        var other = await given.AlsoHired("Dr Otto Other", ClinicRole.Clinician);
        given.Clock.Advance(TimeSpan.FromMinutes(10));
        var paper = await given.Paper(plan);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Goal = "Sleep through the night";
        await given.The<WritePlan>().Run(other, form, Given.Key());
        var content = (await given.Paper(plan)).Content;
        Assert.Equal("Sleep through the night", content.Goal);
        Assert.All(content.Overrides, reason => Assert.Equal(given.Clinician.UserId, reason.Ground!.Given.PersonId));
    }

    [Fact]
    public async Task A_reason_given_for_other_values_than_are_saved_does_not_hold_whatever_the_form_says()
    {
        await using var given = await Given.Clinic();
        var (patient, plan) = await Reasoned(given);
        await Edited(given, patient, plan, form =>
        {
            form.Bags[0].Ingredients[0].Amount = 2.25m;
            foreach (var reason in form.Reasons) reason.Text = "The same again.";
        });
        await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
    }

    [Fact]
    public async Task The_reviewer_reads_the_reason_with_the_sentence_it_was_given_for()
    {
        await using var given = await Given.Clinic();
        var (_, plan) = await Reasoned(given);
        await given.Signed(plan);
        var sheet = await given.The<ReviewSheet>().Run(given.Administrator, plan);
        var reason = sheet.Reasons.Single(each => each.Rule == SoftSession);
        Assert.Equal(["Ketamine 160 mg in this plan is above the soft limit of 150 mg per session."], reason.Shown);
        Assert.Equal(given.Clinician.DisplayName, reason.Given?.PersonName);
        Assert.Null(reason.WhyStale);
    }

    /// <summary>160 mg of ketamine over 4 hours, with a reason for everything that asks for one.</summary>
    private static async Task<(Guid Patient, Guid Plan)> Reasoned(Given given)
    {
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Ketamine(patient, await given.Suitable(patient), mgPerKg: 2m);
        form.Bags[0].Steps[0].Rate = 25m;
        var plan = await given.Written(form);
        var paper = await given.Paper(plan);
        form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        form.Reasons = [.. paper.Verdict.KeysNeedingReason.Select(key => new ReasonForm { Finding = key, Code = "tolerated-before", Text = "Four such sessions in May." })];
        return (patient, await given.Written(form));
    }

    private static async Task Edited(Given given, Guid patient, Guid plan, Action<WritePlan.Form> change)
    {
        var paper = await given.Paper(plan);
        var form = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        change(form);
        await given.Written(form);
    }
}
