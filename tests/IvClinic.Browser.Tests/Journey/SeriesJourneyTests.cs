using System.Globalization;
using IvClinic.Browser.Tests.Journey.Day;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>
/// Two patients from their referral to the fourth infusion of a series, over nine weeks of the clinic's clock: a return, an edit
/// that costs the approval, overridden findings with a second clinician, a closed day in the series, and a hold after a reaction.
/// </summary>
public sealed class SeriesJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string ClinicianPassword = "lantern orbit meadow 4";
    private const string SecondPassword = "harbour violin thistle 3";
    private const string NursePassword = "pebble saddle winter 7";
    private const int Sessions = 4;
    private const string Closed = "Water pipe is mended";

    private static readonly DayPatient Cidp = new("Zurab Lomtatidze", "ლომთათიძე", "1961-10-09", 83.5m);
    private static readonly DayPatient Migraine = new("Alva Henriksdotter", "Henriksdotter", "1988-03-07", 68.4m);

    /// <summary>Tomorrow at ten by the clinic's clock: the same at every hour this test runs.</summary>
    private static readonly DateTime FirstDay = TimeZoneInfo.ConvertTimeBySystemTimeZoneId(DateTimeOffset.UtcNow, RunningClinic.SetUpZone).Date.AddDays(1).AddHours(10);

    private static readonly string Today = FirstDay.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Two_patients_from_their_referral_to_the_fourth_infusion_of_a_series()
    {
        if (MovedClock.IsMissing($"{nameof(SeriesJourneyTests)}.{nameof(Two_patients_from_their_referral_to_the_fourth_infusion_of_a_series)}")) return;
        await using var clinic = await RunningClinic.Start(ahead: Until(FirstDay));
        await SetUp(clinic);

        // Each clinician writes a plan and is the second person of the other's.
        var plans = await Task.WhenAll(
            InThreeWindows(clinic, "clara", "tomas", PrepareCidp),
            InThreeWindows(clinic, "tomas", "clara", PrepareMigraine));
        var (cidp, migraine) = (plans[0], plans[1]);

        var days = await BookBoth(clinic, cidp, migraine);
        Assert.Equal(Sessions, days.Count);
        await EditAfterApproval(clinic, cidp);

        for (var session = 1; session <= Sessions; session++)
        {
            await clinic.StartAgain(Until(days[session - 1].AddHours(1)));
            var isLast = session == Sessions;
            await Task.WhenAll(
                AtTheChair(clinic, $"series-cidp-{session}", "Chair 1", Cidp, chair => GiveImmuneGlobulin(chair, isLast)),
                AtTheChair(clinic, $"series-migraine-{session}", "Chair 2", Migraine, GiveMetoclopramide));
        }

        await ReadTheEnd(clinic, cidp, migraine);
        foreach (var patient in (DayPatient[])[Cidp, Migraine]) Assert.DoesNotContain(patient.Family, clinic.Said, StringComparison.OrdinalIgnoreCase);
    }

    private async Task SetUp(RunningClinic clinic)
    {
        var adam = await chromium.Open(clinic, "series-office");
        await adam.Page.GotoAsync("/");
        await adam.SetUp(clinic);
        await adam.Go("/staff");
        await adam.Hire("Dr Clara Ansari", "clara", "Clinician", ClinicianPassword);
        await adam.Hire("Dr Tomás Herrera", "tomas", "Clinician", SecondPassword);
        await adam.Hire("Nora Lindqvist, RN", "nora", "Nurse", NursePassword);
        await adam.Go("/chairs");
        await adam.AddChair("Chair 1");
        await adam.AddChair("Chair 2");
        await adam.Go("/opening-hours");
        await adam.Type("First day", FirstDay.AddDays(21).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        await adam.Type("Reason", Closed);
        await adam.Press("Add the closure");
        await adam.Sees(Closed, adam.Card("Closures"));
        await Leave(adam);
    }

    private async Task<string> InThreeWindows(RunningClinic clinic, string author, string second, Func<Person, Person, Person, Task<string>> way)
    {
        var people = await Task.WhenAll(Open(clinic, author), Open(clinic, second), Open(clinic, "adam"));
        var plan = await way(people[0], people[1], people[2]);
        await Leave(people);
        return plan;
    }

    /// <summary>Overridden findings: no release without the second person. Then a return by part, mended, and everything anew.</summary>
    private static async Task<string> PrepareCidp(Person clara, Person tomas, Person adam)
    {
        var chart = await TakeOver(clara, "cidp-georgian-name.json", Cidp.Born);
        // The formulary keeps it apart from immune globulin: the finding that is overridden.
        await clara.RecordHomeMedicine("furosemide", "Furosemide 40 mg, one in the morning");
        await clara.ConfirmLists();
        await clara.DescribePain("Both feet", "burning");
        await clara.RecordTried("prednisolone", "20 mg a day", "Not tolerated");
        await clara.Measure("Weight", Cidp.Kg, null, Today);
        await clara.Measure("Creatinine", 88, "µmol/L", Today);
        await clara.Measure("eGFR", 83, null, Today);
        await clara.RuleOutPregnancy(Today);
        await clara.Go(chart + "/suitability");
        await clara.Choose("To be treated", "CIDP");
        await clara.Choose("Reason", "Oral treatment was not tolerated");
        await clara.Tick("prednisolone");
        await clara.Tick("immune globulin");
        await clara.Type("Why immune globulin although a reason is needed", "Furosemide is left out on the days of infusion.");
        await clara.DecideItSuits("Gait worse over three months; steroids not tolerated.");

        await clara.Go(chart + "/plans/new");
        await clara.TypeImmuneGlobulin(Today);
        await Assertions.Expect(clara.Page.GetByLabel("Reason to go on")).Not.ToHaveCountAsync(0);
        await clara.GiveReasons();
        var plan = await clara.SaveNewPlan();
        await clara.SignPlan();

        await adam.OpenReview(plan);
        await adam.Sees("✕ Missing");
        await adam.Choose("Decision", "Release");
        await adam.Press("Record the decision");
        await adam.Sees("A second clinician or pharmacist has to agree first");
        await tomas.Go(plan);
        await tomas.Agree();
        await adam.Sees("Dr Tomás Herrera");
        await adam.Choose("Decision", "Return to the clinician");
        await adam.Press("Add a reason at a part of the plan");
        await adam.Select("Part of the plan (1)", "Consent");
        await adam.Type("What is to be changed there (1)", "Which talk was the consent given in?");
        await adam.Press("Record the decision");
        await adam.Sees("Returned");

        await clara.Sees("Returned", clara.Card("Where it stands"));
        await clara.Press("Edit");
        await clara.Sees("Which talk was the consent given in?");
        await clara.Type("Notes", "Consent signed today after the talk.");
        await clara.Press("Save as draft");
        await clara.Sees("Draft", clara.Card("Where it stands"));
        await SignAgreeRelease(clara, tomas, adam, plan);
        return plan;
    }

    private static async Task<string> PrepareMigraine(Person tomas, Person clara, Person adam)
    {
        var chart = await TakeOver(tomas, "chronic-migraine.json", null);
        await tomas.ConfirmLists();
        await tomas.Measure("Weight", Migraine.Kg, null, Today);
        await tomas.Measure("Creatinine", 70, "µmol/L", Today);
        await tomas.RuleOutPregnancy(Today);
        await tomas.Go(chart + "/suitability");
        await tomas.Choose("To be treated", "Migraine");
        await tomas.Choose("Reason", "Relief must come fast");
        await tomas.Tick("metoclopramide");
        await tomas.DecideItSuits("Bridge while prevention is changed.");
        await tomas.Go(chart + "/plans/new");
        await tomas.TypeMetoclopramide(Today);
        await tomas.GiveReasons();
        var plan = await tomas.SaveNewPlan();
        await SignAgreeRelease(tomas, clara, adam, plan);
        return plan;
    }

    private static async Task<string> TakeOver(Person clinician, string sample, string? born)
    {
        await clinician.Go("/referrals");
        await clinician.Upload(sample);
        await clinician.Choose("This is", "A new patient");
        // One sender gave year and month of birth; the patient has said the day.
        if (born is not null) await clinician.Type("Birth date", born);
        await clinician.Choose("Pregnancy is", "Not possible");
        await clinician.AcceptAll();
        await clinician.Press("Take over into the record");
        await clinician.Page.WaitForURLAsync("**/patients/*");
        return new Uri(clinician.Page.Url).AbsolutePath;
    }

    private static async Task SignAgreeRelease(Person author, Person second, Person adam, string plan)
    {
        await author.SignPlan();
        await second.Go(plan);
        await second.Agree();
        await adam.Release(plan);
        await author.Sees("Approved", author.Card("Where it stands"));
    }

    /// <returns>When the infusions begin, by the clinic's clock; the same days for both.</returns>
    private async Task<IReadOnlyList<DateTime>> BookBoth(RunningClinic clinic, string cidp, string migraine)
    {
        var nora = await Open(clinic, "nora");
        var days = await Book(nora, cidp, "Chair 1");
        Assert.Equal(days, await Book(nora, migraine, "Chair 2"));
        await Leave(nora);
        return days;
    }

    /// <summary>The second infusion falls on the closed day; the next day is offered, and the ones after it move along.</summary>
    private static async Task<IReadOnlyList<DateTime>> Book(Person nora, string plan, string chair)
    {
        await nora.Go(plan);
        var card = nora.Card("Appointments of this plan");
        await nora.Unfold("Book the series", card);
        await nora.Select("Chair for all", chair + ", monitor", card);
        await nora.Type("First infusion", FirstDay.AddHours(1).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), card);
        await nora.Press("Show the times", card);
        var second = card.Locator(".series-times li").Nth(1);
        await nora.Sees(Closed, second);
        await nora.Press("Book all", card);
        await nora.Sees("Not saved.", card);
        await second.GetByRole(AriaRole.Button, new() { Name = chair }).First.ClickAsync();
        await nora.Sees(": all free", card);
        await nora.Press("Book all", card);
        var booked = card.Locator(".booked li strong");
        await Assertions.Expect(booked).ToHaveCountAsync(Sessions);
        IReadOnlyList<DateTime> days = [.. (await booked.AllInnerTextsAsync()).Select(text => DateTime.ParseExact(text, "ddd d MMM yyyy, HH:mm", CultureInfo.InvariantCulture))];
        Assert.Equal([0, 22, 43, 64], days.Select(day => (day.Date - FirstDay.Date).Days));
        return days;
    }

    /// <summary>Booked already, and changed once more: what was approved is not what would be given, and the chair says so.</summary>
    private async Task EditAfterApproval(RunningClinic clinic, string plan)
    {
        var people = await Task.WhenAll(Open(clinic, "clara"), Open(clinic, "tomas"), Open(clinic, "adam"), Open(clinic, "nora"));
        var (clara, tomas, adam, nora) = (people[0], people[1], people[2], people[3]);
        await nora.Go("/floor");
        var visit = nora.Card("Chair 1").Locator(".floor-visit");
        await nora.Sees("Has arrived", visit);
        await clara.Go(plan);
        await clara.Press("Edit (voids signature and approval)");
        await clara.Type("Why the signed plan is changed", "Watched longer after the first one");
        await clara.Type("Observation after the end", 90);
        await clara.GiveReasons();
        await clara.Press("Save as draft");
        await clara.Sees("Draft", clara.Card("Where it stands"));
        // What was booked still stands on the page of the changed plan, and nothing more can be booked.
        var booked = clara.Card("Appointments of this plan");
        await Assertions.Expect(booked.Locator(".booked > li")).ToHaveCountAsync(4);
        await clara.Sees("It cannot be booked", booked);
        await clara.Look("booked-without-approval");
        await nora.Sees("Plan not approved", visit);
        await Assertions.Expect(visit.GetByRole(AriaRole.Button, new() { Name = "Has arrived" })).ToHaveCountAsync(0);
        await nora.Look("approval-lost");
        await SignAgreeRelease(clara, tomas, adam, plan);
        await nora.Sees("Has arrived", visit);
        await Leave(people);
    }

    private async Task AtTheChair(RunningClinic clinic, string window, string chair, DayPatient patient, Func<ChairNurse, Task> give)
    {
        var nurse = await chromium.Open(clinic, window, Screen.Tablet);
        await nurse.SignIn("nora", NursePassword);
        var at = new ChairNurse(clinic, nurse, "Nora Lindqvist, RN", chair, patient);
        await at.Receive();
        await at.Examine(45);
        await give(at);
        await Leave(nurse);
    }

    private static async Task GiveImmuneGlobulin(ChairNurse chair, bool isLast)
    {
        await chair.Start(40, 25.1m, "P100481");
        if (isLast) await React(chair);
        await chair.Stop(null, "Patient asks to end for today");
        if (isLast) await CloseTheReaction(chair.Nurse);
        await chair.Discharge();
    }

    private static async Task GiveMetoclopramide(ChairNurse chair)
    {
        await chair.Start(12, 150m, "MC0815");
        await chair.Stop(null, "Pain is gone, wants no more");
        await chair.Discharge();
    }

    private static async Task React(ChairNurse chair)
    {
        var nora = chair.Nurse;
        await nora.Press("Reaction, pump stopped");
        await nora.Sees("The pump is not running");
        await nora.Tick("Flushing or warmth", nora.Reaction);
        await nora.Press("Record symptoms now", nora.Reaction);
        await nora.Sees("Symptoms: flushing or warmth", nora.Card("Entries"));
        await nora.Select("What it is", "Infusion reaction (rate related)", nora.Reaction);
        await nora.Choose("Grade", "2", nora.Reaction);
        await nora.Press("Record the grade", nora.Reaction);
        await nora.Sees("Worst grade 2", nora.Reaction);
        await nora.Tick("No symptom is left", nora.Reaction);
        await nora.Press("Record symptoms now", nora.Reaction);
        await nora.Sees("No symptoms left", nora.Card("Entries"));
        await chair.Observe(pain: 5);
        await nora.Press("The reaction is over", nora.Reaction);
        await nora.Sees("Reaction resolved", nora.Card("Entries"));
    }

    private static async Task CloseTheReaction(Person nora)
    {
        await nora.Begin("Close the reaction");
        await nora.Panel.GetByRole(AriaRole.Group, new() { Name = "Suspected (required)" }).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await nora.Choose("How sure the cause is (WHO-UMC)", "Probable/Likely", nora.Panel);
        await nora.Tick("It was not serious", nora.Panel);
        await nora.Choose("How it went on", "Recovered", nora.Panel);
        await nora.Choose("The patient was told", "Yes", nora.Panel);
        await nora.Sees("puts the plan on hold", nora.Panel);
        await nora.Press("Close the reaction", nora.Panel);
        await nora.Sees("Reaction closed");
        await nora.Sees("The plan is on hold: Reaction of");
    }

    /// <summary>On hold by itself; and when the hold is lifted, four of four are given and there is no fifth.</summary>
    private async Task ReadTheEnd(RunningClinic clinic, string cidp, string migraine)
    {
        var clara = await Open(clinic, "clara");
        await clara.Go(cidp);
        var standing = clara.Card("Where it stands");
        await clara.Sees("Reaction of", standing.Locator(".notice", new() { HasText = "On hold" }));
        await clara.Sees("It cannot be booked:", clara.Card("Appointments of this plan"));
        await clara.Look("on-hold-after-the-fourth");
        await clara.Press("Lift the hold", standing);
        foreach (var plan in (string[])[cidp, migraine])
        {
            await clara.Go(plan);
            await TryAFifth(clara);
        }

        await Leave(clara);
    }

    private static async Task TryAFifth(Person clara)
    {
        const string Spent = "The plan is for 4 infusions, and 4 are given or booked.";
        var card = clara.Card("Appointments of this plan");
        await clara.Sees("Nothing is booked for this plan", card);
        await clara.Select("Chair", "Chair 1, monitor", card);
        await clara.Type("Begins", FirstDay.AddDays(85).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), card);
        await clara.Sees(Spent, card);
        await card.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
        await clara.Sees("Not saved", card);
        await clara.Sees("Nothing is booked for this plan", card);
    }

    private async Task<Person> Open(RunningClinic clinic, string user)
    {
        var person = await chromium.Open(clinic, "series-" + user);
        await person.SignIn(user, user switch { "clara" => ClinicianPassword, "tomas" => SecondPassword, "adam" => RunningClinic.AdministratorPassword, _ => NursePassword });
        return person;
    }

    private static async Task Leave(params Person[] people)
    {
        foreach (var person in people)
        {
            Assert.Empty(person.Complaints);
            await person.Page.Context.CloseAsync();
        }
    }

    /// <summary>How far ahead a clock is that shows this in the clinic.</summary>
    private static TimeSpan Until(DateTime clinicTime) =>
        new DateTimeOffset(clinicTime, TimeZoneInfo.FindSystemTimeZoneById(RunningClinic.SetUpZone).GetUtcOffset(clinicTime)) - DateTimeOffset.UtcNow;
}
