using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>Two people at one screen: a ketamine infusion is prepared, read by a second person and started, in the demo clinic.</summary>
public sealed class DoubleCheckTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";
    private const string Pin = "2580";

    [Fact]
    public async Task A_second_person_reads_bag_and_pump_without_seeing_what_the_first_one_entered()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var clara = await chromium.Open(clinic, "second-person");
        await clara.SignIn("clara", Password);
        await SetPin(clara);

        var nora = await chromium.Open(clinic, "double-check", Screen.Tablet);
        await nora.SignIn("nora", Password);
        await Prepare(nora);
        await Start(nora);
        await Disagree(nora);
        await Agree(nora);
        await Label(nora);
        Assert.Empty(nora.Complaints);
        Assert.Empty(clara.Complaints);
    }

    private static async Task SetPin(Person clara)
    {
        await clara.Go("/my-pin");
        await clara.Type("New PIN", "1234");
        await clara.Type("New PIN again", "1234");
        await clara.Type("My password", Password);
        await clara.Press("Set my PIN");
        await clara.Sees("This PIN is tried first by everybody.");
        await clara.Type("New PIN", Pin);
        await clara.Type("New PIN again", Pin);
        await clara.Press("Set my PIN");
        await clara.Sees("Set on");
        await clara.Look("my-pin");
    }

    private static async Task Prepare(Person nora)
    {
        await nora.Go("/floor");
        await nora.Press("A patient without an appointment");
        var plan = await nora.Page.Locator("option", new() { HasText = "Mbeki" }).First.GetAttributeAsync("value");
        await nora.Page.GetByLabel("Patient and plan").SelectOptionAsync(plan!);
        await nora.Choose("Chair", "Bed 1");
        await nora.Press("Open the session");
        await nora.Page.WaitForURLAsync("**/sessions/*");

        await nora.Begin("Check identity");
        await nora.Type("Name, as the patient says it", "Thandiwe Mbeki");
        await nora.Type("Birth date, as the patient says it", "1978-05-31");
        await nora.Press("Compare");
        await nora.Sees("Identity checked");

        await nora.Begin("Prepare the bag");
        await nora.Type("Scan the pack", "0109506000134352" + "17290600" + "10KT4711");
        await nora.Sees("Trade item 09506000134352");
        await Assertions.Expect(nora.Panel.GetByLabel("Expires")).ToHaveValueAsync("2029-06-30");
        await nora.Type("Amount that went in", 80);
        await nora.Choose("Unit", "mg", nora.Panel);
        await nora.Type("Diluent, from its label", "0.9% NaCl");
        await nora.Type("Final volume", 250);
        await nora.Look("prepare");
        await nora.Press("Record the preparation", nora.Panel);
        await nora.Sees("Preparation recorded");

        await nora.Begin("Go or no-go");
        foreach (var group in await nora.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var (yes, na) = (group.GetByLabel("Yes", new() { Exact = true }), group.GetByLabel("Does not apply", new() { Exact = true }));
            // Ketamine asks for an escort and for fasting: "does not apply" is no answer there.
            if (await yes.CountAsync() > 0) await yes.CheckAsync();
            else if (await na.CountAsync() > 0) await na.CheckAsync();
        }

        await nora.Type("Weight today", "73");
        await nora.Choose("Decision", "Go");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Decision recorded");

        await nora.Begin("Access");
        await nora.Select("Device", "Peripheral IV cannula");
        await nora.Choose("Gauge", "22G");
        await nora.Choose("Site", "Left lower forearm");
        await nora.Type("Attempts", 1);
        await nora.Choose("Flushed", "Yes, without resistance");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Access recorded");

        await nora.Begin("Baseline vital signs and pain");
        foreach (var (sign, value) in new[] { ("Heart rate", 72m), ("Systolic", 124m), ("Diastolic", 76m), ("SpO2", 98m), ("Breathing", 14m), ("Temperature", 36.6m) }) await nora.Type(sign, value, nora.Panel);
        await nora.Choose("Oxygen", "On air", nora.Panel);
        await nora.Choose("Consciousness", "Alert", nora.Panel);
        await nora.Choose("Pain now, 0 none to 10 worst", "8", nora.Panel);
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Baseline recorded");
    }

    /// <summary>The first person enters the plan's first rate, on an order where the day leaves a question open; then the screen is the second person's.</summary>
    private static async Task Start(Person nora)
    {
        await nora.Begin("Start the infusion");
        await Assertions.Expect(nora.Panel.GetByLabel("Lot, from the label")).ToHaveValueAsync("KT4711");
        await nora.Type("Rate on the pump", 22.8m);
        await PressStart(nora);
        var order = nora.Panel.GetByLabel("Ordered by");
        await nora.Page.Locator(".double-check").Or(order).First.WaitForAsync();
        if (await order.CountAsync() == 0) return;
        await nora.Select("Ordered by", "Dr Clara Ansari");
        await nora.Tick("Read back to the prescriber");
        await PressStart(nora);
    }

    private static async Task Disagree(Person nora)
    {
        await nora.Sees("You are the second person");
        await Assertions.Expect(nora.Page.GetByText("Plan in force")).ToBeHiddenAsync();
        await Assertions.Expect(nora.Panel).ToBeHiddenAsync();
        await Assertions.Expect(nora.Page.Locator(".who-name")).ToContainTextAsync("Nora");
        await nora.Look("second-person");
        await nora.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Dark });
        await nora.Page.SetViewportSizeAsync(1440, 900);
        await nora.Look("second-person-dark-desktop");
        await nora.Page.EmulateMediaAsync(new() { ColorScheme = ColorScheme.Light });
        await nora.Page.SetViewportSizeAsync(1024, 768);
        await Read(nora, "1379", 228);
        await nora.Sees("The PIN is wrong.");
        await nora.Type("My PIN, or my password", Pin);
        await nora.Press("Compare");
        await nora.Sees("Rate: entered 22.8 mL/h, read 228 mL/h.");
        await nora.Look("disagree");
        await nora.Press("Back to what was entered");
        await nora.Sees("is a high-alert medicine: a second person reads", nora.Panel);
        await nora.SeesNo("Started bag 1");
    }

    private static async Task Agree(Person nora)
    {
        await PressStart(nora);
        await nora.Sees("You are the second person");
        await Read(nora, Pin, 22.8m);
        await nora.Sees("Started bag 1 at 22.8 mL/h");
        await nora.Sees("Double check of bag 1 by Nora Lindqvist, RN and Dr Clara Ansari: ketamine 80 mg in 250 mL, 22.8 mL/h");
        await Assertions.Expect(nora.Page.Locator(".who-name")).ToContainTextAsync("Nora");
        await nora.Look("started");
    }

    private static async Task Label(Person nora)
    {
        await nora.Follow("Label", nora.Page.Locator(".entries"));
        await nora.Sees("HIGH ALERT");
        await Assertions.Expect(nora.Page.Locator(".bag-label")).Not.ToContainTextAsync("Mbeki");
        await nora.Sees("0.32 mg/mL");
        await nora.Look("label");
        await nora.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await nora.Page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screenshots, "double-check-label-printed.png") });
    }

    private static Task PressStart(Person nora) => nora.Panel.GetByRole(AriaRole.Button, new() { Name = "Start", Exact = true }).ClickAsync();

    private static async Task Read(Person nora, string secret, decimal rate)
    {
        var form = nora.Page.Locator(".double-check");
        await nora.Select("I am", "Dr Clara Ansari", form);
        await nora.Type("My PIN, or my password", secret, form);
        await nora.Type("Dose in the bag", 80, form);
        await nora.Choose("Unit", "mg", form);
        await nora.Type("Volume on the label", 250, form);
        await nora.Type("Rate on the display of the pump", rate, form);
        await nora.Press("Compare", form);
    }
}
