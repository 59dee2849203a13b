using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.Tests.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;

namespace IvClinic.Application.Tests.Sessions;

/// <summary>The safety engine at the chair: a limit refuses an intention, never a fact.</summary>
public class ChairSafetyTests
{
    [Fact]
    public async Task A_rate_beyond_a_hard_limit_is_refused_also_to_a_clinician()
    {
        // Immune globulin at 100 kg: 8 mL/kg/h at most is 800 mL/h.
        await using var session = await GivenSession.Running(GivenSession.Ivig() with { Envelope = new(10m, 1400m, 1400m) });
        var form = new ChangeRate.Form { SeenControl = await session.Control(), RateMlPerH = 1200m, Confirmed = true };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<ChangeRate, ChangeRate.Form>(form, session.Clinic.Clinician));
        Assert.Contains("No order lifts this.", refusal.Message, StringComparison.Ordinal);
        Assert.Equal(nameof(RateForm.RateMlPerH), Assert.Single(refusal.Failures).PropertyName);
    }

    [Fact]
    public async Task The_same_rate_found_on_the_pump_is_recorded_marked_and_counted()
    {
        await using var session = await GivenSession.Running();
        session.After(10);
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 1200m, IsFound = true, Reason = "Clamp was open." });
        session.After(5);
        var sheet = await session.Sheet();
        Assert.Contains(sheet.Lines, line => line.Text.StartsWith("Note: Beyond the safety rules:", StringComparison.Ordinal));
        Assert.Equal(105m, sheet.State.TotalGiven.Millilitres);
    }

    [Fact]
    public async Task While_a_stop_criterion_is_met_no_order_allows_a_higher_rate_and_a_newer_value_clears_it()
    {
        await using var session = await GivenSession.Running();
        await session.Vitals(spO2: 91);
        var form = new ChangeRate.Form { SeenControl = await session.Control(), RateMlPerH = 60m, Confirmed = true, PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<ChangeRate, ChangeRate.Form>(form));
        Assert.Contains("SpO2 91 %", refusal.Message, StringComparison.Ordinal);
        session.After(1);
        await session.Vitals(spO2: 96);
        await session.Do<ChangeRate, ChangeRate.Form>(form);
        Assert.Equal(60m, (await session.State()).CurrentRate.MillilitresPerHour);
    }

    [Fact]
    public async Task The_question_answered_with_no_stands_in_the_entry()
    {
        await using var session = await GivenSession.Opened();
        var go = await session.Go();
        go.Replies.Single(reply => reply.Question == "immune globulin: Hydrated").Reply = ChecklistReply.No;
        go.Reason = "ok";
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(go);
        Assert.Contains((await session.Sheet()).Lines, line => line.Text.Contains("answered with no: immune globulin: Hydrated", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_lower_rate_is_never_asked_about_by_the_rules()
    {
        await using var session = await GivenSession.Running();
        await session.Do<ChangeRate, ChangeRate.Form>(new() { SeenControl = await session.Control(), RateMlPerH = 20m });
        Assert.Equal(20m, (await session.State()).CurrentRate.MillilitresPerHour);
    }

    [Fact]
    public async Task A_premedication_the_patient_is_allergic_to_is_refused_and_recorded_when_it_was_given()
    {
        await using var session = await GivenSession.Ready();
        await session.Clinic.The<RecordAllergy>().Run(
            session.Nurse, new() { PatientId = session.PatientId, Substance = "paracetamol", Kind = AllergyKind.Allergy, Reaction = "rash", Severity = ReactionSeverity.Mild }, Given.Key());
        var form = new GivePremedication.Form { Medication = "Paracetamol", Dose = "1 g", Route = "oral", PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GivePremedication, GivePremedication.Form>(form));
        Assert.Contains("allergy to “Paracetamol”", refusal.Message, StringComparison.Ordinal);

        form.IsFound = true;
        await session.Do<GivePremedication, GivePremedication.Form>(form);
        var lines = (await session.Sheet()).Lines;
        Assert.Contains(lines, line => line.Kind == EntryKind.PremedicationGiven && line.Text.Contains("although: An allergy", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_medicine_outside_the_formulary_needs_an_order_because_its_dose_is_not_checked()
    {
        await using var session = await GivenSession.Ready();
        var form = new GivePremedication.Form { Medication = "Cetirizine", Dose = "10 mg", Route = "oral" };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GivePremedication, GivePremedication.Form>(form));
        Assert.Equal(nameof(OrderedForm.PrescriberId), Assert.Single(refusal.Failures).PropertyName);
        (form.PrescriberId, form.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        await session.Do<GivePremedication, GivePremedication.Form>(form);
        Assert.Contains((await session.Sheet()).Lines, line => line.Text.Contains("although: “Cetirizine” is not in the formulary", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_premedication_within_every_limit_asks_for_nothing()
    {
        await using var session = await GivenSession.Ready();
        await session.Do<GivePremedication, GivePremedication.Form>(new() { Medication = "diphenhydramine", Dose = "25 mg", Route = "IV" });
        Assert.DoesNotContain((await session.Sheet()).Lines, line => line.Kind == EntryKind.Note);
    }

    [Fact]
    public async Task A_premedication_above_a_hard_dose_limit_is_refused()
    {
        await using var session = await GivenSession.Ready();
        var form = new GivePremedication.Form { Medication = "diphenhydramine", Dose = "500 mg", Route = "IV", PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GivePremedication, GivePremedication.Form>(form));
        Assert.Contains("No order lifts this.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_rescue_on_an_allergy_far_above_the_usual_is_asked_about_once_and_what_the_rules_say_is_recorded_with_it()
    {
        await using var session = await GivenSession.Running();
        await session.Clinic.The<RecordAllergy>().Run(
            session.Nurse, new() { PatientId = session.PatientId, Substance = "diphenhydramine", Kind = AllergyKind.Allergy, Reaction = "rash", Severity = ReactionSeverity.Mild }, Given.Key());
        var form = new GiveRescue.Form { Medication = "diphenhydramine", Dose = "500 mg", Route = "IV" };
        var asked = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GiveRescue, GiveRescue.Form>(form));
        Assert.Equal(nameof(GiveRescue.Form.Confirmed), Assert.Single(asked.Failures).PropertyName);
        Assert.DoesNotContain((await session.Sheet()).Lines, line => line.Kind == EntryKind.RescueGiven);
        form.Confirmed = true;
        await session.Do<GiveRescue, GiveRescue.Form>(form);
        var lines = (await session.Sheet()).Lines;
        Assert.Contains("500 mg IV, although: ", Assert.Single(lines, line => line.Kind == EntryKind.RescueGiven).Text, StringComparison.Ordinal);
        Assert.DoesNotContain(lines, line => line.Kind == EntryKind.Note);
    }

    [Theory]
    [InlineData("epinephrine", "50 mg", "IM")]
    [InlineData("Epinephrine", "50 mg", "IV")]
    [InlineData("epinephrine", "0.6 mg", "IM")]
    [InlineData("epinephrine", "0.5 mg", "IV")]
    [InlineData("epinephrine", "half an ampoule", "IM")]
    [InlineData("epinephrine", "50", "IM")]
    public async Task A_rescue_dose_above_its_most_or_unreadable_is_asked_about(string medicine, string dose, string route)
    {
        await using var session = await GivenSession.Running();
        var form = new GiveRescue.Form { Medication = medicine, Dose = dose, Route = route };
        await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GiveRescue, GiveRescue.Form>(form));
        form.Confirmed = true;
        await session.Do<GiveRescue, GiveRescue.Form>(form);
        Assert.Contains("although", Assert.Single((await session.Sheet()).Lines, line => line.Kind == EntryKind.RescueGiven).Text, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("epinephrine", "0.5 mg", "IM")]
    [InlineData("EPINEPHrine", "0,3 mg", "IM")]
    [InlineData("Salbutamol", "2 puffs", "inhaled")]
    public async Task A_usual_rescue_dose_is_recorded_at_once(string medicine, string dose, string route)
    {
        await using var session = await GivenSession.Running();
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = medicine, Dose = dose, Route = route });
        Assert.Contains((await session.Sheet()).Lines, line => line.Kind == EntryKind.RescueGiven);
    }

    [Fact]
    public async Task A_rescue_dose_is_corrected_and_what_the_rules_said_about_the_wrong_one_goes_with_it()
    {
        await using var session = await GivenSession.Running();
        await session.Do<GiveRescue, GiveRescue.Form>(new() { Medication = "epinephrine", Dose = "50 mg", Route = "IM", Confirmed = true });
        var wrong = Assert.Single((await session.Sheet()).Lines, line => line.Kind == EntryKind.RescueGiven);
        await session.Do<CorrectEntry, CorrectEntry.Form>(new() { Seq = wrong.Seq, Dose = "0.5 mg", Reason = "A slip of the hand" });
        var right = Assert.Single((await session.Sheet()).Lines, line => line is { Kind: EntryKind.RescueGiven, VoidedBy: null });
        Assert.Contains("epinephrine 0.5 mg IM", right.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("although", right.Text, StringComparison.Ordinal);
        var nothing = await Assert.ThrowsAsync<IllegalStepException>(() =>
            session.Do<CorrectEntry, CorrectEntry.Form>(new() { Seq = right.Seq, Medication = "epinephrine", Dose = "0.5 mg", Route = "IM", Reason = "Again" }));
        Assert.Contains("Nothing is different", nothing.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_bolus_says_over_how_long_and_too_fast_a_one_is_refused()
    {
        await using var session = await GivenSession.Running();
        session.After(5);
        var form = new GiveBolus.Form { Bag = 1, VolumeMl = 50m, OverMinutes = 1m, Reason = "Ordered", PrescriberId = session.Clinic.Clinician.UserId, IsReadBack = true };
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<GiveBolus, GiveBolus.Form>(form));
        Assert.Contains("No order lifts this.", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_start_value_out_of_range_needs_an_order_and_the_order_says_why()
    {
        await using var session = await GivenSession.Ready();
        await session.Do<RecordBaseline, RecordBaseline.Form>(new() { HeartRate = 125, Systolic = 128, Diastolic = 76, RespiratoryRate = 14, SpO2 = 98, OnOxygen = false, TemperatureC = 36.6m, Consciousness = Consciousness.Alert });
        Assert.Contains((await session.Today()).Limits, limit => limit.Sentence == "Heart rate 125 /min: an infusion starts at 50 to 120 /min.");
        var start = session.Start();
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<StartInfusion, StartInfusion.Form>(start));
        Assert.Equal(nameof(OrderedForm.PrescriberId), Assert.Single(refusal.Failures).PropertyName);
        (start.PrescriberId, start.IsReadBack) = (session.Clinic.Clinician.UserId, true);
        await session.Do<StartInfusion, StartInfusion.Form>(start);
        Assert.Contains((await session.Sheet()).Lines, line => line.Text.Contains("Started on an order although: Heart rate 125", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_required_check_that_was_answered_with_no_or_whose_value_is_too_old_needs_an_order()
    {
        await using var session = await GivenSession.Opened();
        var form = await session.Go();
        var hydrated = Assert.Single(form.Replies, reply => reply.Question == "immune globulin: Hydrated");
        hydrated.Reply = ChecklistReply.No;
        form.Reason = "Drinks now.";
        await session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form);
        Assert.Contains((await session.Today()).NeedsOrder(new Dictionary<string, string> { ["immune globulin: Hydrated"] = "No" }), sentence => sentence == "immune globulin: Hydrated: answered with no.");

        session.After(60 * 24 * 31);
        Assert.Contains((await session.Today()).NotPassed, item => item is { Check.Check: "creatinine_eGFR" });
    }

    [Fact]
    public async Task Does_not_apply_is_no_answer_to_what_the_formulary_requires()
    {
        await using var session = await GivenSession.Opened(Ketamine());
        var form = await session.Go();
        form.Replies.Single(reply => reply.Question == "Escort and way home are settled").Reply = ChecklistReply.DoesNotApply;
        var refusal = await Assert.ThrowsAsync<FormRejectedException>(() => session.Do<RecordGoNoGo, RecordGoNoGo.Form>(form));
        Assert.Contains("ketamine asks for it", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_sign_that_was_looked_for_and_found_stands_in_red_until_it_is_gone()
    {
        await using var session = await GivenSession.Running();
        await session.Do<RecordVitals, RecordVitals.Form>(new() { Signs = [new() { Sign = "rigor_wheeze_chest_pain", Text = "Rigor, wheeze or chest pain", IsPresent = true }] });
        Assert.Contains((await session.State()).HoldsMet, hold => hold.Parameter == "rigor_wheeze_chest_pain");
        session.After(2);
        await session.Do<RecordVitals, RecordVitals.Form>(new() { Signs = [new() { Sign = "rigor_wheeze_chest_pain", Text = "Rigor, wheeze or chest pain", IsPresent = false }] });
        Assert.Empty((await session.State()).HoldsMet);
    }

    private static PlanContent Ketamine() => new()
    {
        Indication = "crps",
        WeightUsed = new(GivenSession.PlanWeightKg, new DateOnly(2026, 11, 20)),
        Bags = [new PlannedBag { Number = 1, Label = "Ketamine", FinalVolumeMl = 100m, Diluent = "0.9% NaCl", Ingredients = [new("ketamine", 40m, DoseUnit.Milligram)], Steps = [new RateStep(50m, RateUnit.MillilitrePerHour)] }],
        Course = new(CourseKind.Single),
        Monitoring = new() { VitalsEveryMinutes = 15 },
    };
}
