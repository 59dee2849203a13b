using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;

namespace IvClinic.Application.Tests.Plans;

/// <summary>A second plan with the same medicine or for the same condition is said wherever the first is judged, and never refused.</summary>
public sealed class OtherPlanTests
{
    private const string Sentence = "Another plan of this patient has been approved since 2026-11-22: “ketamine for CRPS”, by Dr Clara Clinician. It gives ketamine too and is for the same condition. Neither plan stops the other.";

    [Fact]
    public async Task It_is_a_caution_when_a_plan_is_written_and_signed_and_stands_on_the_review_sheet_with_its_link()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = await given.Suitable(patient);
        var first = await given.Written(GivenPlans.Ketamine(patient, decision));
        await given.Reviewed(first, (await given.Signed(first)).Hash);
        var second = await given.Written(GivenPlans.Ketamine(patient, decision));

        var paper = await given.Paper(second);
        Assert.Equal((first, Sentence), (Assert.Single(paper.OtherPlans).PlanId, paper.OtherPlans[0].Sentence));
        var finding = Assert.Single(paper.Verdict.Findings, each => each.RuleId.StartsWith(OtherPlanRule.Rule, StringComparison.Ordinal));
        Assert.Equal((FindingLevel.Caution, Sentence), (finding.Level, finding.Sentence));
        Assert.Single((await given.The<NewPlanSheet>().Run(given.Clinician, patient)).Picture.OtherPlans);

        var unread = await given.Signature(second);
        unread.CautionsRead = false;
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<SignPlan>().Run(given.Clinician, unread, Given.Key()));
        var unseen = await given.Signature(second);
        unseen.Seen.RemoveAll(key => key.StartsWith(OtherPlanRule.Rule, StringComparison.Ordinal));
        Assert.Contains(Sentence, (await Assert.ThrowsAsync<IllegalStepException>(() => given.The<SignPlan>().Run(given.Clinician, unseen, Given.Key()))).Message, StringComparison.Ordinal);
        var signed = await given.Signed(second);
        Assert.Equal([new PlanOverlap(first, Sentence)], (await given.The<ReviewSheet>().Run(given.Administrator, second)).OtherPlans);
        await given.Reviewed(second, signed.Hash);
    }

    [Fact]
    public async Task On_the_patients_page_each_of_both_says_it_and_a_plan_that_is_over_or_a_draft_does_not()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = await given.Suitable(patient);
        var plans = new List<Guid>();
        foreach (var _ in (int[])[1, 2])
        {
            plans.Add(await given.Written(GivenPlans.Ketamine(patient, decision)));
            await given.Reviewed(plans[^1], (await given.Signed(plans[^1])).Hash);
        }

        var draft = await given.Written(GivenPlans.Ketamine(patient, decision));
        var rows = (await given.Page(patient)).Plans.Plans.ToDictionary(row => row.PlanId);
        Assert.Equal(plans[1], Assert.Single(rows[plans[0]].Also).PlanId);
        Assert.Equal(plans[0], Assert.Single(rows[plans[1]].Also).PlanId);
        Assert.Empty(rows[draft].Also);
        await given.The<DiscontinuePlan>().Run(given.Clinician, new() { PlanId = plans[1], Code = "no-effect" }, Given.Key());
        Assert.All((await given.Page(patient)).Plans.Plans, row => Assert.Empty(row.Also));
    }

    [Fact]
    public void Another_medicine_for_another_condition_is_nothing_to_say()
    {
        var formulary = ClinicFormulary.Shipped;
        var plan = ApprovedPlan.Content;
        static OtherPlan Other(string indication, params string[] medicines) => new(Guid.NewGuid(), "x", PlanStatus.InReview, true, "Dr B", new(2026, 11, 1), indication, medicines);
        Assert.Empty(OtherPlanRule.Overlaps(plan, [Other("migraine", "ketorolac")], formulary));
        Assert.Contains("has been in review (on hold) since 2026-11-01: “x”, by Dr B. It gives ketamine too. Neither", Assert.Single(OtherPlanRule.Overlaps(plan, [Other("migraine", "ketamine", "ketorolac")], formulary)).Sentence, StringComparison.Ordinal);
        Assert.Contains("It is for the same condition. Neither", Assert.Single(OtherPlanRule.Overlaps(plan, [Other("crps", "lidocaine")], formulary)).Sentence, StringComparison.Ordinal);
    }
}
