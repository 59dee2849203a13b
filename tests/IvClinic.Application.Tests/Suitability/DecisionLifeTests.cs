using IvClinic.Application.Plans;
using IvClinic.Application.Safety;
using IvClinic.Application.Scheduling;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Suitability;

/// <summary>What a decision carries, for how long, and what it never does.</summary>
public sealed class DecisionLifeTests
{
    [Theory]
    [InlineData(WhyIv.OralIneffective)]
    [InlineData(WhyIv.OralNotTolerated)]
    public async Task Without_a_treatment_that_was_tried_oral_failure_is_no_reason(WhyIv why)
    {
        await using var given = await Given.Clinic();
        var form = GivenPlans.Decision(await given.WeighedPatient());
        (form.Why, form.TriedTyped) = (why, []);
        var refused = await Assert.ThrowsAsync<FormRejectedException>(() => given.The<DecideSuitability>().Run(given.Clinician, form, Given.Key()));
        Assert.Contains("Name at least one oral treatment", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_database_refuses_to_change_or_remove_a_decision()
    {
        await using var given = await Given.Clinic();
        await given.Suitable(await given.WeighedPatient());
        foreach (var statement in new[] { "UPDATE SuitabilityDecisions SET LastDay = '2030-01-01'", "DELETE FROM SuitabilityDecisions" })
            await Assert.ThrowsAsync<Microsoft.Data.Sqlite.SqliteException>(() => given.Database(db => db.Database.ExecuteSqlRawAsync(statement)));
    }

    [Fact]
    public async Task A_decision_is_withdrawn_once_with_a_reason_by_a_clinician()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = await given.Suitable(patient);
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<WithdrawSuitability>().Run(given.Nurse, Withdrawal(decision), Given.Key()));
        await Assert.ThrowsAsync<FormRejectedException>(() => given.The<WithdrawSuitability>().Run(given.Clinician, new() { DecisionId = decision, Reason = " " }, Given.Key()));
        await given.The<WithdrawSuitability>().Run(given.Clinician, Withdrawal(decision), Given.Key());
        var read = Assert.Single((await given.The<SuitabilitySheet>().Run(given.Clinician, patient)).Decisions);
        Assert.Equal(("A new diagnosis.", false), (read.Withdrawal!.Reason, read.HoldsOn(GivenPlans.Today)));
        Assert.All(await given.The<TasksOfPatient>().Run(given.Nurse, patient), line => Assert.False(line.Task.IsOpen));
        await Assert.ThrowsAsync<IllegalStepException>(() => given.The<WithdrawSuitability>().Run(given.Clinician, Withdrawal(decision), Given.Key()));
    }

    [Fact]
    public async Task A_withdrawn_decision_keeps_its_plan_from_signature_release_and_opening()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var decision = await given.Suitable(patient);
        var plan = await given.Written(GivenPlans.Ketamine(patient, decision));
        var signed = await given.Signed(plan);
        var other = await given.Written(GivenPlans.Ketamine(patient, decision));
        await given.The<WithdrawSuitability>().Run(given.Clinician, Withdrawal(decision), Given.Key());
        Assert.Contains("withdrawn", (await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash))).Message, StringComparison.Ordinal);
        Assert.Contains("withdrawn", (await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(other))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_decision_that_is_over_keeps_its_plan_from_booking_and_opening()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today.AddDays(1))));
        await given.Reviewed(plan, (await given.Signed(plan)).Hash);
        var chair = await Sessions.GivenSession.Chair(given, "Chair 1");
        Task Book(DateOnly day) => given.The<BookAppointment>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair, StartsLocal = day.ToDateTime(new TimeOnly(14, 0)), Minutes = 180 }, Given.Key());
        Assert.Contains("holds until 23 November 2026 only", (await Assert.ThrowsAsync<FormRejectedException>(() => Book(GivenPlans.Today.AddDays(2)))).Message, StringComparison.Ordinal);
        await Book(GivenPlans.Today.AddDays(1));
        given.Clock.Advance(TimeSpan.FromDays(2));
        Assert.Contains("No session was opened", (await Assert.ThrowsAsync<IllegalStepException>(() => given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key()))).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_session_that_was_opened_is_not_started_when_the_decision_is_over_meanwhile()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today)));
        await given.Reviewed(plan, (await given.Signed(plan)).Hash);
        var session = await given.The<OpenSession>().Run(given.Nurse, new() { PlanId = plan, ChairId = await Sessions.GivenSession.Chair(given, "Chair 1") }, Given.Key());
        Assert.DoesNotContain((await given.The<StartSafetySheet>().Run(given.Nurse, session)).Refused, finding => finding.RuleId == DecisionRule.OverRule);
        given.Clock.Advance(TimeSpan.FromDays(1));
        Assert.Contains((await given.The<StartSafetySheet>().Run(given.Nurse, session)).Refused, finding => finding.RuleId == DecisionRule.OverRule);
    }

    [Fact]
    public async Task A_medicine_that_was_not_chosen_asks_for_a_reason_before_the_signature()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var form = GivenPlans.Decision(patient, medicine: "lidocaine");
        form.Comments = [new() { MedicineId = "lidocaine", Text = "An ECG is awaited." }];
        var decision = await given.The<DecideSuitability>().Run(given.Clinician, form, Given.Key());
        var plan = await given.Written(GivenPlans.Ketamine(patient, decision));
        var refused = await Assert.ThrowsAsync<IllegalStepException>(() => given.Signed(plan));
        Assert.Contains("is not among the medicines chosen", refused.Message, StringComparison.Ordinal);

        var paper = await given.Paper(plan);
        var edit = PlanTyping.Form(paper.Content, patient, plan, paper.Plan.Version);
        edit.Reasons = [new() { Finding = DecisionRule.NotChosenRule + ".ketamine", Code = OverrideReasons.All[0].Code, Text = "Lidocaine is out of stock." }];
        await given.Written(edit);
        await given.Signed(plan);
    }

    [Fact]
    public async Task A_plan_is_neither_written_on_another_patients_or_indications_decision_nor_released_on_a_no()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        var no = GivenPlans.Decision(patient);
        (no.IsSuitable, no.Chosen) = (false, []);
        var plan = await given.Written(GivenPlans.Ketamine(patient, await given.The<DecideSuitability>().Run(given.Clinician, no, Given.Key())));
        var signed = await given.Signed(plan);
        await Assert.ThrowsAsync<IllegalStepException>(() => given.Reviewed(plan, signed.Hash));

        var migraine = GivenPlans.Decision(patient, "migraine", "ketorolac");
        (migraine.IsSuitable, migraine.Chosen) = (false, []);
        var other = await given.The<DecideSuitability>().Run(given.Clinician, migraine, Given.Key());
        await Assert.ThrowsAsync<FormRejectedException>(() => given.Written(GivenPlans.Ketamine(patient, other)));
        var stranger = await given.Patient("Other", "Olga", "1980-01-01", "X-2");
        await Assert.ThrowsAsync<FormRejectedException>(() => given.Written(GivenPlans.Ketamine(stranger, other)));
    }

    [Fact]
    public async Task A_decision_under_an_active_plan_is_listed_from_thirty_days_before_its_end_and_without_a_name_for_administrators()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await given.Written(GivenPlans.Ketamine(patient, await given.Suitable(patient, until: GivenPlans.Today.AddDays(31))));
        Assert.Empty(await given.The<ExpiringDecisions>().Run(given.Clinician, new()));
        given.Clock.Advance(TimeSpan.FromDays(1));
        var line = Assert.Single(await given.The<ExpiringDecisions>().Run(given.Clinician, new()));
        Assert.Equal((30, "Larson, Jacob"), (line.DaysLeft, line.Who));
        Assert.DoesNotContain("Larson", Assert.Single(await given.The<ExpiringDecisions>().Run(given.Administrator, new())).Who, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_letter_is_opened_by_clinicians_only_and_each_opening_is_audited()
    {
        await using var given = await Given.Clinic();
        var decision = await given.Suitable(await given.WeighedPatient());
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<ReferrerLetter>().Run(given.Nurse, decision));
        await Assert.ThrowsAsync<NotAllowedException>(() => given.The<ReferrerLetter>().Run(given.Administrator, decision));
        Assert.Equal("Larson, Jacob", (await given.The<ReferrerLetter>().Run(given.Clinician, decision)).PatientName);
        Assert.Equal(1, await given.Database(db => db.Set<AuditEntry>().CountAsync(entry => entry.Action == nameof(ReferrerLetter) && entry.Subject == decision.ToString() && entry.Outcome == AuditOutcome.Opened)));
    }

    [Fact]
    public async Task Earlier_infusions_of_the_patient_stand_beside_their_medicine_and_the_clinics_results_say_too_few()
    {
        await using var given = await Given.Clinic();
        var patient = await given.WeighedPatient();
        await ApprovedPlan.Infused(given, patient, given.Clock.Now.AddDays(-10));
        var before = Assert.Single((await given.The<SuitabilitySheet>().Run(given.Clinician, patient)).Earlier);
        Assert.Equal(("ketamine", "10 mg", "pain 8 → 3"), (before.Medicine, before.Dose, before.Pain));
        Assert.Equal("nausea, grade 2", Assert.Single(before.Reactions));
        Assert.Equal("too few to say (n = 1)", (await given.The<MedicineResults>().Run(given.Clinician, "crps"))["ketamine"].Text);
        Assert.Empty(await given.The<MedicineResults>().Run(given.Clinician, "migraine"));
    }

    private static WithdrawSuitability.Form Withdrawal(Guid decision) => new() { DecisionId = decision, Reason = "A new diagnosis." };
}
