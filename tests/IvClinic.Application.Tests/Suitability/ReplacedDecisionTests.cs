using IvClinic.Application.Patients.Records;
using IvClinic.Application.Plans;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Sessions;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Suitability;

namespace IvClinic.Application.Tests.Suitability;

/// <summary>The newest decision for an indication counts, and wherever an older one stands it is said to be replaced.</summary>
public sealed class ReplacedDecisionTests
{
    [Fact]
    public async Task The_older_is_replaced_by_whom_and_when_and_a_decision_about_something_else_replaces_nothing()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Suitable(patient);
        var no = GivenPlans.Decision(patient, "migraine", "ketorolac");
        (no.IsSuitable, no.Chosen) = (false, []);
        await given.The<DecideSuitability>().Run(given.Clinician, no, Given.Key());
        Assert.All((await given.Page(patient)).Plans.Decisions, row => Assert.Null(row.Replaced));
        given.Clock.Advance(TimeSpan.FromHours(1));
        var newer = await given.Suitable(patient);
        var rows = (await given.Page(patient)).Plans.Decisions;
        Assert.Equal((newer, null), (rows[0].Id, rows[0].Replaced));
        Assert.Equal(("Dr Clara Clinician", given.Clock.Now), (rows[2].Replaced!.Value.PersonName, rows[2].Replaced!.Value.At));
        Assert.Null(rows[1].Replaced);
    }

    [Fact]
    public async Task A_plan_that_names_the_older_rests_on_the_newer_and_the_editor_review_sheet_and_queue_say_so()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today.AddDays(3))));
        await given.Signed(plan);
        await given.Suitable(patient, until: GivenPlans.Today.AddDays(60));

        var paper = await given.Paper(plan);
        var said = Assert.Single(paper.Verdict.Findings, finding => finding.RuleId == DecisionRule.ReplacedRule);
        Assert.Equal("The suitability decision that this plan names was replaced on 2026-11-22 by Dr Clara Clinician. The newer one counts; it holds through 2027-01-21.", said.Sentence);
        Assert.Single(paper.Ground.Picture.UsableDecisions);
        var answer = (await given.The<ReviewSheet>().Run(given.Administrator, plan)).Checklist.Single(each => each.Item == "suitability");
        Assert.Equal((true, "Newer suitability decision valid through 2027-01-21. It is of Dr Clara Clinician, 2026-11-22, and replaced the one this plan names."), (answer.Met, answer.Sentence));
        Assert.Equal(GivenPlans.Today.AddDays(60), Assert.Single(await given.The<ReviewQueue>().Run(given.Administrator, new())).SuitableThrough);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_newer_decision_in_the_other_record_of_the_same_person_counts_too(bool planGoesAway)
    {
        await using var given = await Given.Clinic();
        var (patient, other) = (await given.WeighedPatient(), await given.WeighedPatient(registered: each => each.Patient(number: "B-2", confirmed: true)));
        await given.Signed(await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today.AddDays(3)))));
        await given.Suitable(other, until: GivenPlans.Today.AddDays(60));
        async Task<DateOnly?> Through() => Assert.Single(await given.The<ReviewQueue>().Run(given.Administrator, new())).SuitableThrough;
        Assert.Equal(GivenPlans.Today.AddDays(3), await Through());

        var view = await given.The<MergeSheet>().Run(given.Clinician, planGoesAway ? new(other, patient) : new(patient, other));
        await given.The<MergePatients>().Run(given.Clinician, new()
        {
            KeptId = view.Kept.PatientId,
            KeptVersion = view.Kept.Version,
            MergedId = view.Merged.PatientId,
            MergedVersion = view.Merged.Version,
            Reason = "same card",
            DifferencesRead = true,
        }, Given.Key());
        Assert.Equal(GivenPlans.Today.AddDays(60), await Through());
    }

    [Fact]
    public async Task A_newer_decision_that_leaves_the_medicine_out_stops_the_release_and_asks_for_a_reason()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = await given.Suitable(patient);
        var (plan, other) = (await given.Written(GivenPlans.Ketamine(patient, decision)), await given.Written(GivenPlans.Ketamine(patient, decision)));
        var signed = await given.Signed(plan);
        var form = GivenPlans.Decision(patient, medicine: "lidocaine");
        form.Comments = [new() { MedicineId = "lidocaine", Text = "An ECG is awaited." }];
        await given.The<DecideSuitability>().Run(given.Clinician, form, Given.Key());
        Assert.Contains("does not choose every medicine of this plan", (await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash))).Message, StringComparison.Ordinal);
        Assert.Contains("not among the medicines chosen in the newer suitability decision", (await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(other))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_newer_no_or_a_newer_one_that_was_withdrawn_carries_no_plan_of_the_older()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient)));
        await given.Reviewed(plan, (await given.Signed(plan)).Hash);
        var chair = await Sessions.GivenSession.Chair(given, "Chair 1");
        var newer = await given.Suitable(patient);
        Task<Guid> Book() => given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = GivenPlans.Today.ToDateTime(new(14, 0)), Minutes = 180, Confirmed = true }, Given.Key());
        Task<Guid> Open() => given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key());
        await Book();
        await given.The<WithdrawSuitability>().Run(given.Clinician, new() { DecisionId = newer, Reason = "A new diagnosis." }, Given.Key());
        Assert.Contains("The newer suitability decision, which replaced this plan's on 2026-11-22, was withdrawn", (await Assert.ThrowsAsync<IllegalStepException>(Open)).Message, StringComparison.Ordinal);
        var no = GivenPlans.Decision(patient);
        (no.IsSuitable, no.Chosen) = (false, []);
        await given.The<DecideSuitability>().Run(given.Clinician, no, Given.Key());
        Assert.Contains("replaced on 2026-11-22 by Dr Clara Clinician: IV treatment does not suit", (await Assert.ThrowsAsync<IllegalStepException>(Open)).Message, StringComparison.Ordinal);
        Assert.Contains("does not suit", (await Assert.ThrowsAsync<IllegalStepException>(Book)).Message, StringComparison.Ordinal);
        Assert.Empty((await given.Paper(plan)).Ground.Picture.UsableDecisions);
    }

    [Fact]
    public async Task A_newer_decision_carries_the_plan_past_the_last_day_of_the_older_and_no_further_than_its_own()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today.AddDays(1))));
        await given.Reviewed(plan, (await given.Signed(plan)).Hash);
        await given.Suitable(patient, until: GivenPlans.Today.AddDays(5));
        var chair = await Sessions.GivenSession.Chair(given, "Chair 1");
        Task<Guid> Book(int day) => given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = GivenPlans.Today.AddDays(day).ToDateTime(new(14, 0)), Minutes = 180, Confirmed = true }, Given.Key());
        Assert.Contains("holds until 27 November 2026 only", (await Assert.ThrowsAsync<FormRejectedException>(() => Book(6))).Message, StringComparison.Ordinal);
        await Book(5);
    }

    [Fact]
    public async Task Only_the_newest_is_listed_as_expiring_also_for_a_plan_that_names_the_older()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today.AddDays(3))));
        Assert.Single(await given.The<ExpiringDecisions>().Run(given.Clinician, new()));
        await given.Suitable(patient, until: GivenPlans.Today.AddDays(90));
        Assert.Empty(await given.The<ExpiringDecisions>().Run(given.Clinician, new()));
        var newest = await given.Suitable(patient, until: GivenPlans.Today.AddDays(20));
        Assert.Equal((newest, 20), await Listed());

        async Task<(Guid, int)> Listed() => Assert.Single(await given.The<ExpiringDecisions>().Run(given.Clinician, new())) is { } line ? (line.DecisionId, line.DaysLeft) : default;
    }
}
