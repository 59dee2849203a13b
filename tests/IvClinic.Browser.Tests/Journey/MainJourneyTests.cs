using System.Globalization;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>
/// The main job, end to end, as three people do it: from a referral file to a finished, signed infusion with a reaction in it,
/// and the call afterwards. Every page they see is checked by axe and kept as a picture in artifacts/screenshots.
/// </summary>
public sealed class MainJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string ClinicianPassword = "lantern orbit meadow 4";
    private const string SecondPassword = "harbour violin thistle 3";
    private const string NursePassword = "pebble saddle winter 7";
    private const string Patient = "Lomtatidze";

    [Fact]
    public async Task From_a_referral_to_a_signed_infusion_and_the_call_afterwards()
    {
        await using var clinic = await RunningClinic.Start();
        var adam = await chromium.Open(clinic, "administrator");
        await SetUp(clinic, adam);

        var clara = await chromium.Open(clinic, "clinician");
        await clara.SignIn("clara", ClinicianPassword);
        var chart = await ImportReferral(clara);
        await CompleteTheHistory(clara);
        await DecideSuitability(clara, chart);
        var plan = await WriteAndSign(clara, chart);
        var tomas = await chromium.Open(clinic, "second-clinician");
        await tomas.SignIn("tomas", SecondPassword);
        await Review(adam, clara, tomas, plan);
        await Book(clara, plan);

        var nora = await chromium.Open(clinic, "nurse", Screen.Tablet);
        await nora.SignIn("nora", NursePassword);
        await Prepare(nora);
        // The clinician watches the same session in another browser from here on.
        await clara.Go(new Uri(nora.Page.Url).PathAndQuery);
        await RunTheInfusion(nora, clara);
        await React(nora, clara);
        await Finish(nora);
        await SignTheSession(clara);
        await FollowUp(nora, chart);
        await ReadTheOutcome(clara, chart);
        await File.WriteAllLinesAsync(Path.Combine(Checkout.Screenshots, "effort.txt"), [$"administrator: {adam.Effort}", $"clinician: {clara.Effort}", $"nurse: {nora.Effort}"]);

        Assert.Empty(clara.Complaints);
        Assert.Empty(nora.Complaints);
        Assert.Empty(adam.Complaints);
        Assert.DoesNotContain(Patient, clinic.Said, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task SetUp(RunningClinic clinic, Person adam)
    {
        await adam.Page.GotoAsync("/");
        await adam.Look("set-up");
        await adam.SetUp(clinic);
        await adam.Look("first-page");

        await adam.Go("/staff");
        await adam.Hire("Dr Clara Ansari", "clara", "Clinician", ClinicianPassword);
        await adam.Hire("Dr Tomás Herrera", "tomas", "Clinician", SecondPassword);
        await adam.Hire("Nora Lindqvist, RN", "nora", "Nurse", NursePassword);
        await adam.Look("staff");
        await adam.Go("/chairs");
        await adam.AddChair("Chair 1");
        await adam.Look("chairs");
        await adam.Go("/audit");
        await adam.Look("audit");
    }

    private static async Task<string> ImportReferral(Person clara)
    {
        await clara.Go("/referrals");
        await clara.Look("referrals");
        await clara.Upload("cidp-georgian-name.json");
        await clara.Look("referral");
        await clara.Choose("This is", "A new patient");
        // The sender gave year and month of birth; the patient has said the day.
        await clara.Type("Birth date", "1961-10-09");
        await clara.Choose("Pregnancy is", "Not possible");
        await clara.AcceptAll();
        await clara.Look("referral-decided");
        await clara.Press("Take over into the record");
        await clara.Page.WaitForURLAsync("**/patients/*");
        await clara.Look("chart-after-referral");
        return new Uri(clara.Page.Url).AbsolutePath;
    }

    /// <summary>What the referral did not bring: confirmed lists, the pain, what was tried, today's weight, laboratory.</summary>
    private static async Task CompleteTheHistory(Person clara)
    {
        await clara.ConfirmLists();
        await clara.DescribePain("Both feet", "burning");
        await clara.RecordTried("prednisolone", "20 mg a day", "Not tolerated");
        await clara.Measure("Weight", 83.5m, null, Today);
        await clara.Measure("Creatinine", 88, "µmol/L", Today);
        await clara.Measure("eGFR", 83, null, Today);
        await clara.RuleOutPregnancy(Today);
        await clara.Look("chart-complete");
    }

    private static async Task DecideSuitability(Person clara, string chart)
    {
        await clara.Go(chart + "/suitability");
        await clara.Choose("To be treated", "CIDP");
        await clara.Choose("Reason", "Oral treatment was not tolerated");
        await clara.Tick("prednisolone");
        await clara.Tick("immune globulin");
        await clara.Look("suitability");
        await clara.DecideItSuits("Gait worse over three months; steroids not tolerated.");
    }

    private static async Task<string> WriteAndSign(Person clara, string chart)
    {
        await clara.Go(chart + "/plans/new");
        await clara.TypeImmuneGlobulin(Today);
        await clara.GiveReasons();
        await clara.Look("plan-being-written");
        await clara.SaveNewPlan();
        await clara.Look("plan-draft");
        await clara.SignPlan();
        await clara.Look("plan-signed");
        return new Uri(clara.Page.Url).AbsolutePath;
    }

    /// <summary>Returned once with a reason; the edit voids the signature; signed again, agreed with by a second clinician, and released.</summary>
    private static async Task Review(Person adam, Person clara, Person tomas, string plan)
    {
        await adam.Go("/reviews");
        await adam.Look("review-queue");
        await adam.Page.GetByRole(AriaRole.Table).GetByRole(AriaRole.Link).First.ClickAsync();
        await adam.Look("review");
        await adam.Choose("Decision", "Return to the clinician");
        await adam.Type("Reason (needed for a return)", "The consent is of today: please confirm the date in the notes.");
        await adam.Press("Record the decision");
        await adam.Sees("Returned");

        // The clinician sees it without reloading.
        await clara.Sees("Returned", clara.Card("Where it stands"));
        await clara.Press("Edit");
        await clara.Type("Notes", "Consent signed today after the talk.");
        await clara.Press("Save as draft");
        await clara.Sees("Draft", clara.Card("Where it stands"));
        await clara.SignPlan();

        // It leaves the protocols: a second clinician reads it first.
        await tomas.Go("/second-look");
        await tomas.Look("second-look");
        await tomas.Go(plan);
        await tomas.Agree();

        await adam.Release(plan);
        await adam.Look("reviewed");
        await clara.Sees("Approved", clara.Card("Where it stands"));
    }

    private static async Task Book(Person clara, string plan)
    {
        Assert.Equal(plan, new Uri(clara.Page.Url).AbsolutePath);
        var card = clara.Card("Appointments of this plan");
        await card.GetByLabel("Chair (required)").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await clara.Type("Begins", Local(TimeSpan.FromMinutes(3)), card);
        await clara.Press("Book", card);
        await clara.Sees("Chair 1", card.Locator(".booked"));
        await clara.Look("booked");
        await clara.Go("/day");
        await clara.Look("day");
    }

    private static async Task Prepare(Person nora)
    {
        await nora.Look("floor");
        await nora.Press("Has arrived");
        await nora.Page.WaitForURLAsync("**/sessions/*");
        await nora.Look("chairside-preparing");

        await nora.Begin("Check identity");
        await nora.Look("identity");
        await nora.Type("Name, as the patient says it", "Zurab Lomtatidze");
        await nora.Type("Birth date, as the patient says it", "1961-10-09");
        await nora.Press("Compare");
        await nora.Sees("Identity checked");

        await nora.Begin("Go or no-go");
        foreach (var group in await nora.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var (yes, na) = (group.GetByLabel("Yes", new() { Exact = true }), group.GetByLabel("Does not apply", new() { Exact = true }));
            if (await na.CountAsync() > 0) await na.CheckAsync();
            else if (await yes.CountAsync() > 0) await yes.CheckAsync();
        }

        await nora.Type("Weight today", "83,9");
        await nora.Choose("Decision", "Go");
        await nora.Look("go-no-go");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Decision recorded");

        await nora.Begin("Access");
        await nora.Choose("Device", "Peripheral IV cannula");
        await nora.Choose("Gauge", "22G");
        await nora.Choose("Site", "Left lower forearm");
        await nora.Choose("Attempts", "1");
        await nora.Choose("Flushed", "Yes, without resistance");
        await nora.Type("When", Local(TimeSpan.FromMinutes(-70)));
        await nora.Look("access");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Access recorded");

        await nora.Begin("Baseline vital signs and pain");
        await Vitals(nora, 72, 131, 78, 97, 14, 36.7m, pain: 8, Local(TimeSpan.FromMinutes(-65)));
        await nora.Look("baseline");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Baseline recorded");
    }

    private static async Task RunTheInfusion(Person nora, Person clara)
    {
        await nora.Begin("Start the infusion");
        await nora.Panel.GetByRole(AriaRole.Group, new() { Name = "Bag that hangs (required)" }).GetByRole(AriaRole.Radio).First.CheckAsync();
        await nora.Type("Lot, from the label", "P100481");
        await nora.Type("Expires", "2027-09-30");
        await nora.Type("Rate on the pump", 25.1m);
        await nora.Type("When", Local(TimeSpan.FromMinutes(-60)));
        await nora.Look("start");
        await nora.Press("Start", nora.Panel);
        await nora.Sees("Started bag 1");
        await clara.Sees("Started bag 1 at 25.1 mL/h");
        await nora.Look("running");

        await nora.Begin("Vital signs and pain");
        await Vitals(nora, 74, 128, 77, 97, 14, 36.7m, pain: 7, Local(TimeSpan.FromMinutes(-31)));
        await nora.Press("Save", nora.Panel);
        await clara.Sees("pain 7");

        // Ten times the planned rate is asked back and not taken.
        await nora.Begin("Change the rate");
        await nora.Type("New rate on the pump", 501);
        await nora.Press("Record the rate", nora.Panel);
        await nora.Sees("Not saved");
        await nora.Look("rate-refused");
        await nora.Type("New rate on the pump", "50,1");
        await nora.Type("When", Local(TimeSpan.FromMinutes(-30)));
        await nora.Press("Record the rate", nora.Panel);
        await nora.Sees("Rate recorded");
        await clara.Sees("50.1 mL/h");
    }

    private static async Task React(Person nora, Person clara)
    {
        await nora.Press("Reaction, pump running");
        await nora.Sees("Reaction since");
        await clara.Sees("Reaction since");
        await nora.Look("reaction");
        await nora.Tick("Flushing or warmth", nora.Reaction);
        await nora.Tick("Rigors or chills", nora.Reaction);
        await nora.Press("Record symptoms now", nora.Reaction);
        await clara.Sees("Symptoms: flushing or warmth, rigors or chills", clara.Card("Entries"));
        // A second recording of the same symptoms is a second observation, not a slip.
        await nora.Page.WaitForTimeoutAsync(1_200);
        await nora.Press("Record symptoms now", nora.Reaction);
        await Assertions.Expect(nora.Card("Entries").GetByText("Symptoms: flushing or warmth, rigors or chills")).ToHaveCountAsync(2);
        await nora.Press("Prescriber called", nora.Reaction);
        await nora.Begin("Pause");
        await nora.Look("pause");
        await nora.Press("Pause", nora.Panel);
        await nora.Sees("The pump is not running");
        await nora.Select("What it is", "Infusion reaction (rate related)", nora.Reaction);
        await nora.Choose("Grade", "2", nora.Reaction);
        await nora.Press("Record the grade", nora.Reaction);
        await nora.Sees("Worst grade 2", nora.Reaction);
        // Not yet: symptoms are there and no vital signs are newer than them.
        await nora.Sees("It may not go on yet", nora.Reaction);
        await nora.Look("reaction-paused");

        await nora.Tick("No symptom is left", nora.Reaction);
        await nora.Press("Record symptoms now", nora.Reaction);
        await nora.Sees("No symptoms left", nora.Card("Entries"));
        await nora.Begin("Vital signs and pain");
        await Vitals(nora, 76, 126, 76, 97, 15, 36.9m, pain: 5, null);
        await nora.Press("Save", nora.Panel);
        await nora.Sees("pain 5");
        await nora.Press("The reaction is over", nora.Reaction);
        await nora.Sees("Go on at 25 mL/h at most");
        await nora.Look("may-go-on");
        await nora.Begin("Go on");
        await nora.Type("Rate on the pump", 25m);
        await nora.Press("Go on", nora.Panel);
        await nora.Sees("Going on");
        await clara.Sees("25 mL/h");
    }

    private static async Task Finish(Person nora)
    {
        await nora.Begin("■ Stop");
        await nora.Type("Why, if before the end", "Patient asks to end for today");
        await nora.Press("Stop", nora.Panel);
        await nora.Sees("Stopped, under observation");
        await nora.Begin("Vital signs and pain");
        await Vitals(nora, 70, 127, 77, 98, 14, 36.8m, pain: 4, null);
        await nora.Press("Save", nora.Panel);
        await nora.Sees("pain 4");
        await nora.Begin("Access removed");
        await nora.Type("How the site looks", "dry, no swelling");
        await nora.Press("Save", nora.Panel);
        await nora.Begin("Discharge");
        await nora.Choose("How the stay ends", "Home");
        await nora.Sees("Observation period is over", nora.Panel);
        foreach (var criterion in await nora.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var met = criterion.GetByLabel("Met", new() { Exact = true });
            if (await met.CountAsync() > 0) await met.CheckAsync();
        }

        // The hour of observation is not over: only with a reason.
        await nora.Press("Discharge", nora.Panel);
        await nora.Sees("observation ends at", nora.Panel);
        await nora.Choose("Observation period is over", "Not met", nora.Panel);
        await nora.Type("Why home all the same: Observation period is over", "Lives next door with her husband, asked to go", nora.Panel);
        await nora.Look("discharge");
        await nora.Press("Discharge", nora.Panel);
        await nora.Sees("Discharged");
        await nora.Press("Sign as nurse");
        await nora.Sees("Signed by the nurse");
        await nora.Look("signed-by-nurse");
        await nora.Go("/floor");
        await nora.Look("floor-afterwards");
    }

    private static async Task SignTheSession(Person clara)
    {
        await clara.Follow("Summary");
        await clara.Sees("Session of");
        await clara.Look("summary");
        await clara.Press("Sign as clinician");
        await clara.Sees("Signed by the clinician");
        await clara.Type("What is added", "Next time premedicate and stay at 25 mL/h for the first hour.");
        await clara.Press("Add", clara.Card("Addendum"));
        await clara.Sees("Next time premedicate", clara.Card("All entries"));
        await clara.Look("summary-signed");
    }

    private static async Task FollowUp(Person nora, string chart)
    {
        await nora.Go("/follow-up");
        await nora.Look("calls");
        await nora.Go(chart);
        var outcomes = nora.Card("Outcomes");
        await nora.Unfold("Add what the patient reports", outcomes);
        await nora.Type("The values are of", Local(TimeSpan.Zero), outcomes);
        await nora.Choose("Pain, Both feet: 0 none to 10 worst", "4", outcomes);
        await nora.Choose("Pain interferes with daily life: 0 not at all to 10 completely", "5", outcomes);
        await nora.Type("Slept last night", 6.5m, outcomes);
        await nora.Type("Pain medicines taken since, with doses", "paracetamol 1 g once", outcomes);
        await nora.Type("Side effects", "Headache in the evening", outcomes);
        await nora.Press("Save report", outcomes);
        await nora.Sees("Headache in the evening", outcomes.GetByRole(AriaRole.Table));
        await nora.Look("chart-with-report");
    }

    private static async Task ReadTheOutcome(Person clara, string chart)
    {
        await clara.Go(chart);
        await clara.Sees("Both feet 4/10", clara.Card("Outcomes"));
        await clara.Sees("grade 2", clara.Card("Infusions"));
        await clara.Look("chart-at-the-end");
    }

    private static async Task Vitals(Person nora, decimal heartRate, decimal systolic, decimal diastolic, decimal spo2, decimal breathing, decimal temperature, int pain, string? at)
    {
        var panel = nora.Panel;
        await nora.Type("Heart rate", heartRate, panel);
        await nora.Type("Systolic", systolic, panel);
        await nora.Type("Diastolic", diastolic, panel);
        await nora.Type("SpO2", spo2, panel);
        await nora.Type("Breathing", breathing, panel);
        await nora.Type("Temperature", temperature, panel);
        await nora.Choose("Oxygen", "On air", panel);
        await nora.Choose("Consciousness", "Alert", panel);
        await nora.Choose("Pain now, 0 none to 10 worst", pain.ToString(CultureInfo.InvariantCulture), panel);
        if (at is not null) await nora.Type("When", at, panel);
    }

    private static string Today => Local(TimeSpan.Zero)[..10];

    /// <summary>A time of the clinic, as a time field of the browser takes it.</summary>
    private static string Local(TimeSpan fromNow) =>
        TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow + fromNow, RunningClinic.SetUpZone).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture);
}
