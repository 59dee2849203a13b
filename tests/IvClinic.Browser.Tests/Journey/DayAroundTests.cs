using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>The day around the infusions, in the demo clinic: kit, go / no-go, register with witness and count, similar names, last time, downtime sheet.</summary>
public sealed class DayAroundTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";
    private const string Pin = "2580";

    [Fact]
    public async Task The_kit_answers_its_question_the_register_keeps_its_balance_and_the_day_can_be_printed()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var clara = await chromium.Open(clinic, "day-clara");
        await clara.SignIn("clara", Password);
        await SetPin(clara);
        var nora = await chromium.Open(clinic, "day-nora", Screen.Tablet);
        await nora.SignIn("nora", Password);
        await KitAndGoNoGo(nora, clara);
        await LastTime(nora);
        await Register(nora);
        await Settle(clinic, clara);
        await SimilarAndDowntime(nora, clara);
        Assert.Empty(nora.Complaints);
        Assert.Empty(clara.Complaints);
    }

    private static async Task SetPin(Person clara)
    {
        await clara.Go("/my-pin");
        await clara.Type("New PIN", Pin);
        await clara.Type("New PIN again", Pin);
        await clara.Type("My password", Password);
        await clara.Press("Set my PIN");
        await clara.Sees("Set on");
    }

    private static async Task KitAndGoNoGo(Person nora, Person clara)
    {
        await nora.Go("/floor");
        await nora.Sees("Emergency kit complete by the kit check of");
        await nora.Press("A patient without an appointment");
        await nora.Press("It began earlier");
        await nora.Sees("Arrived at");
        await nora.Look("floor-began-earlier");
        await nora.Go("/floor");
        await nora.Press("A patient without an appointment");
        var plan = await nora.Page.Locator("option", new() { HasText = "Mbeki" }).First.GetAttributeAsync("value");
        await nora.Page.GetByLabel("Patient and plan").SelectOptionAsync(plan!);
        await nora.Choose("Chair", "Bed 1");
        await nora.Press("Open the session");
        await nora.Page.WaitForURLAsync("**/sessions/*");
        await nora.Sees("No earlier infusion is recorded here.", nora.Card("Last time"));

        await nora.Begin("Go or no-go");
        await nora.Sees("by the kit check of", nora.Panel);
        await nora.Look("kit-answers");

        await clara.Go("/kit");
        await clara.Look("kit");
        await clara.Press("Check again");
        await Kit(clara, missing: "Defibrillator with self-test");
        await clara.Type("Defibrillator with self-test: what is wrong", "battery low");
        await clara.Type("Why it is checked again", "Self-test failed at noon");
        await clara.Look("kit-form");
        await clara.Press("Record the check");
        await clara.Sees("not ready (battery low)");
        await clara.Look("kit-gap");

        var question = nora.Panel.GetByRole(AriaRole.Group, new() { Name = "Emergency kit is at hand and checked", Exact = true });
        await question.WaitForAsync();
        await nora.Sees("not ready (battery low)", nora.Panel);
        await nora.Look("kit-gap-asked");

        await clara.Press("Check again");
        await Kit(clara);
        await clara.Type("Why it is checked again", "Battery exchanged");
        await clara.Press("Record the check");
        await clara.Sees("Emergency kit complete by the kit check of");
        await Assertions.Expect(question).ToHaveCountAsync(0);

        foreach (var group in await nora.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var (yes, na) = (group.GetByLabel("Yes", new() { Exact = true }), group.GetByLabel("Does not apply", new() { Exact = true }));
            if (await yes.CountAsync() > 0) await yes.CheckAsync();
            else if (await na.CountAsync() > 0) await na.CheckAsync();
        }

        await nora.Type("Weight today", "73");
        await nora.Choose("Decision", "Go");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Decision recorded");
        await nora.Sees("Emergency kit is at hand and checked: Yes, by the kit check of", nora.Card("Entries"));
    }

    private static async Task LastTime(Person nora)
    {
        await nora.Go("/floor");
        await nora.Follow("Brennan, Siobhán", nora.Page.Locator(".floor-name"));
        await nora.Sees("no reaction during it or afterwards", nora.Card("Last time"));
        await nora.Press("Write it down");
        await nora.Type("What this patient prefers", "Left arm, by the window");
        await nora.Press("Save", nora.Card("Last time"));
        await nora.Sees("Left arm, by the window");
        await nora.Look("last-time");
    }

    private static async Task Kit(Person person, string? missing = null)
    {
        foreach (var item in (string[])["Oxygen with mask and cylinder", "Suction", "Bag-valve mask", "Defibrillator with self-test"])
            await person.Choose(item, item == missing ? "Not ready" : "Present and working");
        foreach (var item in (string[])["Epinephrine 1 mg/mL", "Lipid emulsion 20 %"])
        {
            await person.Choose(item, "Present, not expired");
            await person.Type($"{item}: expires", "2027-06-30");
        }
    }

    private static async Task Register(Person nora)
    {
        await nora.Go("/register");
        await nora.Sees("A difference is open");
        await nora.Look("register");
        await nora.Follow("ketamine 50 mg/mL");
        await nora.Ready();
        await nora.Sees("90 mL");
        await nora.Press("Received");
        await nora.Type("Amount received", "10,5", nora.Panel);
        await nora.Type("Supplier and delivery note", "Hospital pharmacy, note 2240", nora.Panel);
        await nora.Press("Record", nora.Panel);
        await nora.Sees("Received recorded. The balance is 100.5 mL.");

        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Given", Exact = true }).ClickAsync();
        await nora.Type("Amount given", 500, nora.Panel);
        await nora.Page.GetByLabel("Session", new() { Exact = true }).SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await nora.Press("Record", nora.Panel);
        await nora.Sees("The register holds 100.5 mL: 500 mL cannot leave it.", nora.Panel);
        await nora.Look("register-refused");
        await nora.Type("Amount given", "1.6", nora.Panel);
        await nora.Press("Record", nora.Panel);
        await nora.Sees("Given recorded. The balance is 98.9 mL.");

        await nora.Press("Waste, with a witness");
        await nora.Type("Amount wasted", "8.9", nora.Panel);
        await nora.Type("Left over from, or why", "Rest of the vial", nora.Panel);
        await Witness(nora, "1379");
        await nora.Press("Record the waste", nora.Panel);
        await nora.Sees("The PIN is wrong.", nora.Panel);
        await nora.Look("waste");
        await nora.Type("Their PIN, or their password", Pin, nora.Panel);
        await nora.Press("Record the waste", nora.Panel);
        await nora.Sees("Waste recorded. The balance is 90 mL.");
        await nora.Sees("Nora Lindqvist, RN and Dr Clara Ansari");

        await nora.Press("Count, two people");
        await nora.Sees("hidden while you count");
        await nora.SeesNo("98.9 mL");
        await nora.Type("Counted", 88, nora.Panel);
        await Witness(nora, Pin);
        await nora.Press("Record the count", nora.Panel);
        await nora.Sees("88 mL is not what the register says.", nora.Panel);
        await nora.Look("count");
        await nora.Type("If it differs from the register: what is known about it", "Not known; the cupboard was searched", nora.Panel);
        await nora.Press("Record the count", nora.Panel);
        await nora.Sees("2 mL less than the register says");
        await nora.Sees("An administrator or a clinician who did not count settles it.");
        await nora.Look("difference");
    }

    private static async Task Witness(Person nora, string secret)
    {
        await nora.Select("Second person", "Dr Clara Ansari", nora.Panel);
        await nora.Type("Their PIN, or their password", secret, nora.Panel);
    }

    /// <summary>Clara counted, so it is not hers to settle; the administrator does.</summary>
    private async Task Settle(RunningClinic clinic, Person clara)
    {
        await clara.Go("/register");
        await clara.Follow("ketamine 50 mg/mL");
        await clara.Sees("An administrator or a clinician who did not count settles it.");
        var adam = await chromium.Open(clinic, "day-adam", Screen.Tablet, ColorScheme.Dark);
        await adam.SignIn("adam", Password);
        await adam.Go("/register");
        await adam.Follow("ketamine 50 mg/mL");
        await adam.Press("Settle");
        await adam.Choose("How", "The balance becomes what was counted");
        await adam.Type("What was found out", "A broken vial lay behind the shelf");
        await adam.Look("settle");
        await adam.Page.Locator(".register-difference button[type=submit]").ClickAsync();
        await adam.Sees("Difference settled.");
        await adam.Look("settled");
        await Assertions.Expect(clara.Page.Locator(".register-balance")).ToContainTextAsync("88 mL");
        Assert.Empty(adam.Complaints);
    }

    private static async Task SimilarAndDowntime(Person nora, Person clara)
    {
        await nora.Go("/floor");
        await nora.Sees("same family name.");
        await nora.Look("floor");
        await nora.Press("A patient without an appointment");
        await nora.Sees("No chair is free: ");
        await clara.Go("/day");
        await clara.Sees("Similar name today.");
        await clara.Look("day");
        await clara.Go("/downtime");
        await clara.Sees("valid for this day only");
        await clara.Sees("EPINEPHrine 0.5 mg IM = 0.5 mL of 1 mg/mL");
        await clara.Look("downtime");
        await clara.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await clara.Page.PdfAsync(new() { Path = Path.Combine(Checkout.Screenshots, "day-downtime.pdf"), PreferCSSPageSize = true });
    }
}
