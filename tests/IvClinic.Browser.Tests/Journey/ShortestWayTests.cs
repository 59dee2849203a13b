using System.Globalization;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>
/// The whole job with no step more than it takes: from the referral that lies ready in the demo to the call afterwards, a plan
/// begun from a protocol. What hands and head do is counted (<see cref="Effort"/>) and may not grow past ten minutes.
/// </summary>
public sealed class ShortestWayTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";
    private const string Pin = "2580";
    private const double MostMinutes = 10;

    [Fact]
    public async Task The_way_from_a_referral_to_the_call_afterwards_is_short()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var earlier = await chromium.Open(clinic, "short-pin");
        await earlier.SignIn("clara", Password);
        await SetPin(earlier);
        var clara = await chromium.Open(clinic, "short-clinician");
        await clara.SignIn("clara", Password);
        var chart = await TakeOver(clara);
        await Decide(clara, chart);
        var plan = await Plan(clara, chart);
        var adam = await chromium.Open(clinic, "short-administrator");
        await adam.SignIn("adam", Password);
        await Release(adam, plan);
        await Book(clara);

        var nora = await chromium.Open(clinic, "short-nurse", Screen.Tablet);
        await nora.SignIn("nora", Password);
        await Prepare(nora);
        await Give(nora);
        await Finish(nora);
        await Close(clara, nora, chart);

        Effort[] all = [clara.Effort, adam.Effort, nora.Effort];
        await File.WriteAllLinesAsync(
            Path.Combine(Checkout.Screenshots, "effort-shortest-way.txt"),
            [$"clinician: {clara.Effort}", $"administrator: {adam.Effort}", $"nurse: {nora.Effort}", string.Create(CultureInfo.InvariantCulture, $"all: {all.Sum(each => each.HandsAndHead) / 60:0.0} min without reading")]);
        Assert.InRange(all.Sum(each => each.HandsAndHead) / 60, 0, MostMinutes);
    }

    private static async Task<string> TakeOver(Person clara)
    {
        await clara.Go("/referrals");
        await clara.Follow("Henriksdotter", clara.Page.Locator("main"));
        await clara.Sees("Who is it?");
        await clara.Choose("This is", "A new patient");
        await clara.Choose("Pregnancy is", "Possible");
        foreach (var item in await clara.Page.Locator("li:has(> .review-item)").AllAsync())
        {
            var accept = item.GetByLabel("Accept", new() { Exact = true });
            if (await accept.CountAsync() == 0) continue;
            await accept.CheckAsync();
            // Its fields open and move the next one down.
            await Assertions.Expect(item.Locator(".review-fields")).ToBeVisibleAsync();
            clara.Effort.Clicks();
        }

        await clara.Look("accepted");
        await clara.Press("Take over into the record");
        await clara.Page.WaitForURLAsync("**/patients/*");
        foreach (var list in (string[])["Conditions", "Allergies and intolerances", "Home medicines"])
        {
            await clara.Press("These are all", clara.Card(list));
            await clara.SeesNo("These are all", clara.Card(list));
        }

        // The sender's kidney value is of last winter: the formulary asks for a newer one.
        var measured = clara.Card("Measurements and laboratory");
        await clara.Unfold("Add a measurement", measured);
        await clara.Select("What", "Creatinine", measured);
        await clara.Type("Value", 0.8m, measured);
        await clara.Choose("Unit", "mg/dL", measured);
        await clara.Press("Today", measured);
        await clara.Press("Record the measurement", measured);
        await clara.Sees("0.8 mg/dL", measured);
        return new Uri(clara.Page.Url).AbsolutePath;
    }

    private static async Task Decide(Person clara, string chart)
    {
        await clara.Go(chart + "/suitability");
        await clara.Choose("To be treated", "Migraine");
        await clara.Choose("Reason", "Relief must come fast");
        await clara.Tick("magnesium sulfate");
        await clara.Look("suitability");
        await clara.Choose("IV treatment", "Suits");
        await clara.Type("Why you decide so", "Third day of an attack");
        await clara.Press("In 90 days");
        await clara.Tick("I sign this decision");
        await clara.Press("Sign the decision");
        await clara.Sees("Third day of an attack", clara.Card("Decided before"));
    }

    private static async Task<string> Plan(Person clara, string chart)
    {
        await clara.Go(chart + "/plans/new");
        await clara.Select("To be treated", "Migraine");
        await clara.Select("From a protocol", "Migraine: magnesium 2 g");
        await clara.Press("Fill in the protocol");
        await clara.Sees("Filled in");
        await clara.Press("Today", clara.Page.Locator(".field", new() { HasText = "Consent given on" }));
        await clara.Tick("No authorisation is required");
        await clara.Look("plan-from-protocol");
        await clara.Press("Save as draft");
        await clara.Page.WaitForURLAsync(address => Guid.TryParse(address.Split('/')[^1], out _) && address.Contains("/plans/", StringComparison.Ordinal));
        var panel = clara.Card("Sign");
        var cautions = panel.GetByLabel("I have read the cautions");
        if (await cautions.CountAsync() > 0) await clara.Tick("I have read the cautions", panel);
        await clara.Look("plan-to-sign");
        await clara.Tick("I sign this plan", panel);
        await clara.Press("Sign the plan", panel);
        await clara.Sees("In review", clara.Card("Where it stands"));
        return new Uri(clara.Page.Url).AbsolutePath;
    }

    private static async Task Release(Person adam, string plan)
    {
        await adam.Go(plan.Replace("/plans/", "/reviews/", StringComparison.Ordinal));
        await adam.Choose("Decision", "Release");
        await adam.Press("Record the decision");
        await adam.Sees("Approved");
    }

    private static async Task Book(Person clara)
    {
        await clara.Sees("Approved", clara.Card("Where it stands"));
        var card = clara.Card("Appointments of this plan");
        var chairs = card.GetByLabel("Chair (required)");
        // The card reads its chairs for itself: counted before they are there, there is none to try.
        await chairs.WaitForAsync();
        for (var chair = 1; chair < await chairs.Locator("option").CountAsync() && await card.Locator(".booked").CountAsync() == 0; chair++)
        {
            await chairs.SelectOptionAsync(new SelectOptionValue { Index = chair });
            if (chair == 1)
            {
                clara.Effort.Selects();
                await clara.Press("Now", card);
                clara.Effort.Clicks();
            }

            await card.GetByRole(AriaRole.Button, new() { Name = "Book", Exact = true }).ClickAsync();
            await Assertions.Expect(card.Locator(".booked").Or(card.GetByText("Not saved")).First).ToBeVisibleAsync();
        }

        await clara.Sees("min", card.Locator(".booked"));
    }

    private static async Task Prepare(Person nora)
    {
        await nora.Go("/floor");
        await nora.Press("Has arrived", nora.Page.Locator(".floor-visit", new() { HasText = "Henriksdotter" }));
        await nora.Page.WaitForURLAsync("**/sessions/*");
        await nora.Begin("Check identity");
        await nora.Type("Name, as the patient says it", "Alva Henriksdotter");
        await nora.Type("Birth date, as the patient says it", "1988-03-07");
        await nora.Press("Compare");
        await nora.Sees("Identity checked");
        await nora.Begin("Go or no-go");
        foreach (var group in await nora.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var yes = group.GetByLabel("Yes", new() { Exact = true });
            if (await yes.CountAsync() == 0) continue;
            await yes.CheckAsync();
            nora.Effort.Clicks();
        }

        if (await nora.Panel.GetByText("Pregnancy today").CountAsync() > 0) await nora.Choose("Pregnancy today", "Not pregnant, tested or ruled out");
        foreach (var day in await nora.Panel.GetByLabel("Day", new() { Exact = true }).AllAsync())
        {
            await day.FillAsync(DateTimeOffset.UtcNow.AddDays(-3).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
            await day.BlurAsync();
            nora.Effort.Types("20261123");
        }

        await nora.Type("Weight today", 68m);
        await nora.Choose("Decision", "Go");
        await nora.Look("go-no-go");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Decision recorded");
        await nora.Begin("Access");
        await nora.Choose("Device", "Peripheral IV cannula", nora.Panel);
        await nora.Choose("Gauge", "22G", nora.Panel);
        await nora.Choose("Site", "Left lower forearm", nora.Panel);
        await nora.Choose("Attempts", "1", nora.Panel);
        await nora.Choose("Flushed", "Yes, without resistance", nora.Panel);
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Access recorded");
        await nora.Begin("Baseline vital signs and pain");
        await Vitals(nora, 72, 131, 78, pain: 8, isWholeSet: true);
    }

    private static async Task Give(Person nora)
    {
        await nora.Begin("Prepare the bag");
        await nora.Page.GetByLabel("Scan the pack").FillAsync("0109506000134352" + "17280331" + "10M2041");
        await nora.Page.GetByLabel("Scan the pack").BlurAsync();
        nora.Effort.Clicks();
        await nora.Sees("Trade item 09506000134352");
        await nora.Type("Amount that went in", 2m);
        await nora.Choose("Unit", "g", nora.Panel);
        await nora.Type("Diluent, from its label", "NaCl 0.9%");
        await nora.Type("Final volume", 100m);
        await nora.Press("Record the preparation", nora.Panel);
        await nora.Sees("Preparation recorded");
        await nora.Begin("Start the infusion");
        await nora.Type("Rate on the pump", 200m);
        await nora.Press("Start", nora.Panel);
        await ReadAsSecond(nora);
        await nora.Sees("Started bag 1");
        await nora.Begin("Change the rate");
        await nora.Type("New rate on the pump", 150m);
        await nora.Press("Record the rate", nora.Panel);
        await nora.Sees("Rate recorded");
        await nora.Press("Reaction, pump stopped");
        // It opens where the nurse looks, not below the screen.
        await Assertions.Expect(nora.Reaction.GetByRole(AriaRole.Heading, new() { Name = "Reaction since" }).First).ToBeInViewportAsync();
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
        await nora.Begin("Vital signs and pain");
        await Vitals(nora, 74, 126, 76, pain: 5, isWholeSet: false);
        await nora.Press("The reaction is over", nora.Reaction);
        await nora.Begin("Go on at 75 mL/h at most");
        await nora.Type("Rate on the pump", 75m);
        await nora.Press("Go on", nora.Panel);
        await nora.Sees("Going on");
    }

    /// <summary>Magnesium is a high-alert medicine: the clinician, who stands by, reads bag and pump at the nurse's screen.</summary>
    private static async Task ReadAsSecond(Person nora)
    {
        var form = nora.Page.Locator(".double-check");
        await nora.Select("I am", "Dr Clara Ansari", form);
        await nora.Type("My PIN, or my password", Pin, form);
        await nora.Type("Dose in the bag", 2m, form);
        await nora.Choose("Unit", "g", form);
        await nora.Type("Volume on the label", 100m, form);
        await nora.Type("Rate on the display of the pump", 200m, form);
        await nora.Press("Compare", form);
    }

    /// <summary>Done once, long before: it is no part of the way that is measured.</summary>
    private static async Task SetPin(Person person)
    {
        await person.Go("/my-pin");
        await person.Type("New PIN", Pin);
        await person.Type("New PIN again", Pin);
        await person.Type("My password", Password);
        await person.Press("Set my PIN");
        await person.Sees("Set on");
    }

    private static async Task Finish(Person nora)
    {
        await nora.Begin("■ Stop");
        await nora.Type("Why, if before the end", "Enough for today");
        await nora.Press("Stop", nora.Panel);
        await nora.Sees("Stopped, under observation");
        await nora.Begin("Vital signs and pain");
        await Vitals(nora, 72, 124, 76, pain: 4, isWholeSet: false);
        await nora.Begin("Access removed");
        await nora.Type("How the site looks", "dry");
        await nora.Press("Save", nora.Panel);
        await nora.Begin("Discharge");
        await nora.Choose("How the stay ends", "Home");
        await nora.Sees("Observation period is over", nora.Panel);
        foreach (var criterion in await nora.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var met = criterion.GetByLabel("Met", new() { Exact = true });
            if (await met.CountAsync() == 0) continue;
            await met.CheckAsync();
            nora.Effort.Clicks();
        }

        await nora.Choose("Observation period is over", "Not met", nora.Panel);
        await nora.Type("Why home all the same: Observation period is over", "Asked to go", nora.Panel);
        await nora.Press("Discharge", nora.Panel);
        await nora.Sees("Discharged");
        await nora.Press("Sign as nurse");
        await nora.Sees("Signed by the nurse");
    }

    private static async Task Close(Person clara, Person nora, string chart)
    {
        await clara.Go("/patients");
        await clara.Follow("Henriksdotter", clara.Card("Waiting for you (1)").Or(clara.Page.Locator("section[aria-labelledby=waiting]")));
        await clara.Press("Sign as clinician");
        await clara.Sees("Signed by the clinician");
        await nora.Go(chart);
        var outcomes = nora.Card("Outcomes");
        await nora.Unfold("Add what the patient reports", outcomes);
        await nora.Press("Now", outcomes);
        await nora.Type("Site", "Head", outcomes);
        await nora.Choose("Pain, Head: 0 none to 10 worst", "3", outcomes);
        await nora.Press("Save report", outcomes);
        await nora.Sees("Head", outcomes.GetByRole(AriaRole.Table));
        await clara.Go(chart);
        await clara.Sees("Head 3/10", clara.Card("Outcomes"));
    }

    /// <summary>Part of a set is a set: for the restart and after the stop circulation and oxygenation are asked.</summary>
    private static async Task Vitals(Person nora, decimal heartRate, decimal systolic, decimal diastolic, int pain, bool isWholeSet)
    {
        var panel = nora.Panel;
        await nora.Type("Heart rate", heartRate, panel);
        await nora.Type("Systolic", systolic, panel);
        await nora.Type("Diastolic", diastolic, panel);
        await nora.Type("SpO2", 97m, panel);
        if (isWholeSet)
        {
            await nora.Type("Breathing", 14m, panel);
            await nora.Type("Temperature", 36.7m, panel);
            await nora.Choose("Oxygen", "On air", panel);
            await nora.Choose("Consciousness", "Alert", panel);
        }

        await nora.Choose("Pain now, 0 none to 10 worst", pain.ToString(CultureInfo.InvariantCulture), panel);
        await nora.Press("Save", panel);
        await Assertions.Expect(nora.Panel).ToHaveCountAsync(0);
    }
}
