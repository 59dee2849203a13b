using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Tests.Sessions;

public class StartingTests
{
    [Fact]
    public async Task A_plan_that_nobody_released_opens_no_session()
    {
        await using var clinic = await Given.Clinic();
        var plan = await GivenSession.Plan(clinic, await clinic.Patient(), GivenSession.Ivig(), released: false);
        var chair = await GivenSession.Chair(clinic, "Chair 1");
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = plan, ChairId = chair }, Given.Key()));
        Assert.Equal("No session was opened. The plan is in review, not approved.", refusal.Message);
    }

    [Fact]
    public async Task A_plan_put_on_hold_after_the_session_was_opened_does_not_start()
    {
        await using var session = await GivenSession.Ready();
        await session.ChangePlan(plan => plan.Hold("Creatinine is up", Clinician(session)));
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Equal("Not started. The plan is on hold: Creatinine is up", refusal.Message);
    }

    [Fact]
    public async Task A_plan_edited_after_the_session_was_opened_does_not_start()
    {
        await using var session = await GivenSession.Ready();
        await session.ChangePlan(plan => plan.Edit(GivenSession.Ivig() with { Notes = "slower" }, Clinician(session), "slower"));
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Equal("Not started. The plan is a draft, not approved.", refusal.Message);
    }

    [Fact]
    public async Task What_comes_before_the_start_is_named_when_it_is_missing()
    {
        await using var session = await GivenSession.Opened();
        await session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = "LARSON Jacob", ReadNumber = "x-1" });
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Equal("Before the start these are missing: go / no-go, access, baseline vital signs.", refusal.Message);
    }

    [Fact]
    public async Task Everything_that_stands_against_a_start_is_said_at_once()
    {
        await using var session = await GivenSession.Opened();
        await session.ChangePlan(plan => plan.Hold("Creatinine is up", Clinician(session)));
        var start = session.Start();
        start.Lots[0].ExpiresOn = new DateOnly(2026, 11, 21);
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(start));
        Assert.Equal(
            [
                "Not started. The plan is on hold: Creatinine is up", "Before the start these are missing: identity check, go / no-go, access, baseline vital signs.",
                "Expired on 2026-11-21: it must not be given.",
            ],
            refusal.Sentences);
    }

    [Fact]
    public async Task After_a_no_go_the_refusal_says_that_it_was_one()
    {
        await using var session = await GivenSession.Ready();
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(new() { Go = false, Reason = "Fever" });
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Contains("no-go", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Everything_a_go_lacks_is_said_at_once()
    {
        await using var session = await GivenSession.Opened();
        var form = await session.Go();
        form.WeightKg = GivenSession.PlanWeightKg + 20m;
        form.Replies.RemoveAll(reply => reply.Question == GoNoGoRules.MedicinesGoneThrough);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
        Assert.Equal([nameof(form.Replies), nameof(form.Reason)], refusal.Failures.Select(failure => failure.PropertyName));
    }

    [Fact]
    public async Task An_allergy_recorded_since_the_signature_refuses_the_start_and_no_order_lifts_it()
    {
        await using var session = await GivenSession.Ready();
        await session.Clinic.The<RecordAllergy>().Run(
            session.Nurse, new() { PatientId = session.PatientId, Substance = "immune globulin", Kind = AllergyKind.Allergy, Reaction = "anaphylaxis", Severity = ReactionSeverity.Severe }, Given.Key());
        var today = await session.Clinic.The<StartSafetySheet>().Run(session.Nurse, session.SessionId);
        Assert.NotEmpty(today.Refused);
        var start = session.Start();
        (start.PrescriberId, start.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(start));
        Assert.StartsWith("Not started:", refusal.Message, StringComparison.Ordinal);
        Assert.DoesNotContain((await session.Sheet()).Entries, entry => entry.Kind == EntryKind.Started);
    }

    [Fact]
    public async Task A_finding_the_plan_does_not_answer_lets_it_start_on_an_order_only_and_stands_in_the_chart()
    {
        await using var session = await GivenSession.Ready();
        await session.Clinic.Measured(session.PatientId, MeasurementKind.EGfr, 40m, "mL/min/1.73 m²");
        Assert.NotEmpty((await session.Clinic.The<StartSafetySheet>().Run(session.Nurse, session.SessionId)).Open);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Equal(nameof(StartInfusion.Form.PrescriberId), Assert.Single(refusal.Failures).PropertyName);
        var start = session.Start();
        (start.PrescriberId, start.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        await session.Do<StartInfusion, StartInfusion.Form>(start);
        var lines = (await session.Sheet()).Lines;
        Assert.Contains(lines, line => line.Text.Contains("Started on an order although", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_baseline_value_at_which_the_plan_holds_lets_it_start_on_an_order_only()
    {
        await using var session = await GivenSession.Ready(GivenSession.Ivig() with { HoldCriteria = [new("SBP", HoldComparison.Above, 120m, "mmHg", "call the prescriber")] });
        Assert.Equal("Systolic blood pressure 128 mmHg: the plan holds above 120 mmHg. Call the prescriber.", Assert.Single((await session.State()).HoldsMet).Sentence);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
        Assert.Equal(nameof(StartInfusion.Form.PrescriberId), Assert.Single(refusal.Failures).PropertyName);
    }

    [Fact]
    public async Task Twenty_identical_starts_give_one()
    {
        await using var session = await GivenSession.Ready();
        var key = Given.Key();
        var done = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => session.Do<StartInfusion, StartInfusion.Form>(session.Start(), key: key)));
        Assert.Single(done.Distinct());
        Assert.Single((await session.Sheet()).Entries, entry => entry.Kind == EntryKind.Started);
    }

    [Fact]
    public async Task An_expired_lot_is_refused_and_the_last_day_is_not()
    {
        await using var session = await GivenSession.Ready();
        var start = session.Start();
        start.Lots[0].ExpiresOn = new DateOnly(2026, 11, 21);
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(start));
        Assert.Equal("Lots[0].ExpiresOn", Assert.Single(refusal.Failures).PropertyName);
        start.Lots[0].ExpiresOn = new DateOnly(2026, 11, 22);
        await session.Do<StartInfusion, StartInfusion.Form>(start);
    }

    [Fact]
    public async Task A_product_without_its_lot_is_refused()
    {
        await using var session = await GivenSession.Ready();
        var start = session.Start();
        start.Lots.Clear();
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(start));
    }

    [Theory]
    [InlineData("Jakob Larson", "1975-03-14", "name")]
    [InlineData("Jacob Larson", "1957-03-14", "birth date")]
    [InlineData("Larson", "1975-03-14", "name")]
    [InlineData("Jacob Emil Larson", "1975-03-14", "name")]
    public async Task Somebody_else_is_refused_and_the_attempt_is_audited(string name, string born, string different)
    {
        await using var session = await GivenSession.Opened();
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = name, SaidBirthDate = DateOnly.Parse(born, System.Globalization.CultureInfo.InvariantCulture) }));
        Assert.Contains($"Not the same as in this record: {different}.", refusal.Message, StringComparison.Ordinal);
        Assert.Empty((await session.Sheet()).Entries);
        var audited = await session.Clinic.Database(db => db.Set<AuditEntry>().SingleAsync(entry => entry.Action == "CheckIdentity"));
        Assert.Equal(AuditOutcome.Failed, audited.Outcome);
        Assert.Equal(session.SessionId.ToString(), audited.Subject);
        Assert.Null((await session.Clinic.The<AuditTrail>().Verify()).FirstBroken);
    }

    [Theory]
    [InlineData("Jack Larsson", true)]
    [InlineData("larsson jack", true)]
    [InlineData("Larsson", false)]
    [InlineData("Jack Larsson Emil", false)]
    public async Task A_name_used_that_is_a_whole_name_is_accepted_when_all_of_it_is_said(string said, bool isAccepted)
    {
        await using var session = await GivenSession.Opened();
        await session.Clinic.Database(async db =>
        {
            var patient = await db.Set<IvClinic.Domain.Patients.Patient>().AsTracking().SingleAsync();
            patient.Rename(new(patient.FamilyName, patient.GivenNames, "Jack Larsson"));
            return await db.SaveChangesAsync();
        });
        var check = session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = said, SaidBirthDate = new DateOnly(1975, 3, 14) });
        if (isAccepted) await check;
        else await Assert.ThrowsAsync<IllegalStepException>(() => check);
    }

    [Fact]
    public async Task One_identifier_is_not_enough()
    {
        await using var session = await GivenSession.Opened();
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<CheckIdentity, CheckIdentity.Form>(new() { SaidName = "Jacob Larson" }));
    }

    [Theory]
    [InlineData(110, true)]
    [InlineData(105, false)]
    [InlineData(105.1, true)]
    [InlineData(94.9, true)]
    public async Task A_weight_more_than_five_kilograms_or_ten_percent_off_needs_a_reason(double kg, bool asks)
    {
        await using var session = await GivenSession.Opened();
        var form = await session.Go();
        form.WeightKg = (decimal)kg;
        if (!asks)
        {
            await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form);
            return;
        }

        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
        Assert.Contains("100 kg in the plan", refusal.Message, StringComparison.Ordinal);
        form.Reason = "Dr Clara confirms the dose";
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_go_after_a_no_or_without_a_weight_of_the_day_needs_a_reason(bool isWeighed)
    {
        await using var session = await GivenSession.Opened();
        var form = await session.Go();
        if (isWeighed) form.Replies[0].Reply = ChecklistReply.No;
        else form.WeightKg = null;
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
        Assert.Equal(nameof(form.Reason), Assert.Single(refusal.Failures).PropertyName);
        form.Reason = "Dr Clara knows and decides so";
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form);
    }

    [Fact]
    public async Task A_no_go_stops_the_start_and_needs_a_reason()
    {
        await using var session = await GivenSession.Ready();
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(new() { Go = false }));
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(new() { Go = false, Reason = "Fever 38.9" });
        await Assert.ThrowsAsync<IllegalStepException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start()));
    }

    [Fact]
    public async Task Nobody_sits_on_two_chairs_and_no_chair_holds_two()
    {
        await using var session = await GivenSession.Opened();
        var clinic = session.Clinic;
        var another = await GivenSession.Chair(clinic, "Chair 2");
        await Assert.ThrowsAsync<IllegalStepException>(() => clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = session.PlanId, ChairId = another }, Given.Key()));
        var other = await GivenSession.Plan(clinic, await clinic.Patient("Berg", "Anna", "1980-01-01", "X-2"), GivenSession.Ivig());
        await Assert.ThrowsAsync<IllegalStepException>(() => clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = other, ChairId = session.ChairId }, Given.Key()));
        await clinic.The<OpenSession>().Run(clinic.Nurse, new() { PlanId = other, ChairId = another }, Given.Key());
    }

    [Fact]
    public async Task A_plan_for_one_infusion_is_given_once()
    {
        await using var session = await GivenSession.Running(GivenSession.Ivig() with { Course = new(CourseKind.Single) });
        await session.Do<StopInfusion, StopInfusion.Form>(new() { Reason = "Enough" });
        await session.ObservedToTheEnd();
        await session.Do<DischargePatient, DischargePatient.Form>(WholeSessionTests.Home());
        var refusal = await Assert.ThrowsAsync<IllegalStepException>(() => session.Clinic.The<OpenSession>().Run(session.Nurse, new() { PlanId = session.PlanId, ChairId = session.ChairId }, Given.Key()));
        Assert.Contains("The plan is for 1 infusion, and 1 was given.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_administrator_may_do_nothing_at_the_chair()
    {
        await using var session = await GivenSession.Ready();
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Do<StartInfusion, StartInfusion.Form>(session.Start(), session.Clinic.Administrator));
        await Assert.ThrowsAsync<NotAllowedException>(() => session.Clinic.The<ChairsideSheet>().Run(session.Clinic.Administrator, new(session.SessionId)));
        var open = ClinicServices.ClinicTypes().Where(type => type.Namespace == typeof(StartInfusion).Namespace)
            .Where(type => type.GetCustomAttributes(typeof(AllowedToAttribute), false) is not [AllowedToAttribute allowed] || allowed.Roles.Contains(ClinicRole.Administrator));
        // The cards for an adult name no patient, and hang where everybody can reach them.
        Assert.Equal([typeof(EmergencyCardsForAdults)], open);
    }

    private static PlanStep Clinician(GivenSession session) => new(session.Clinic.Clinician.UserId, session.Clinic.Clinician.DisplayName, session.Clinic.Clock.Now);
}
