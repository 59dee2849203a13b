using IvClinic.Browser.Tests.Journey.Day;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>
/// A day: three chairs, three nurses, a clinician who watches; the network goes for one of them and the server for all. At the
/// end every total is what a hand with a pencil makes of it, every entry has its author, and the records come out complete.
/// </summary>
public sealed class ScriptedDayTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";
    private const string NursePassword = "pebble saddle winter 7";
    private const string Pin = "2580";
    private const string Clinician = "Dr Clara Ansari";

    [Fact]
    public async Task Three_chairs_a_network_cut_and_a_restart_and_every_total_author_and_record_is_right()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await using var line = new CuttableLine(clinic.Address);
        await GetReady(clinic);
        var clara = await Open(clinic.Address, "day-clinician", "clara", Password);
        await SetPin(clara);
        var (ivig, ketamine, migraine) = (
            new ChairNurse(clinic, await Open(clinic.Address, "day-ivig", "nele", NursePassword), "Nele Brandt, RN", "Chair 7", new("Omar Al-Masri", "Al-Masri", "1964-06-19", 83m)),
            new ChairNurse(clinic, await Open(line.Address, "day-ketamine", "nils", NursePassword), "Nils Okafor, RN", "Chair 8", new("Thandiwe Mbeki", "Mbeki", "1978-05-31", 73m)),
            new ChairNurse(clinic, await Open(clinic.Address, "day-migraine", "nora", Password), "Nora Lindqvist, RN", "Chair 9", new("Aurélie Lefèvre", "Lefèvre", "1996-11-11", 58m)));
        await clara.Go("/floor");

        // Each at their own chair, at the same time.
        await Task.WhenAll(Titrate(ivig), StartWithSecondPerson(ketamine), StartMixture(migraine));
        foreach (var chair in (string[])["Chair 7", "Chair 8", "Chair 9"])
            await Assertions.Expect(clara.Page.Locator(".floor-card", new() { HasText = chair })).ToContainTextAsync("Running");
        await clara.Look("floor");

        await ReactThroughACut(ketamine, line);
        await ivig.OtherProduct(20, 24.9m, "P200777", "Octagam 10 %");
        await AnotherBottle(ivig);

        await migraine.Nurse.Begin("Note");
        await migraine.Nurse.Type("Note", "Feels better and wants to go home", migraine.Nurse.Panel);
        await migraine.Nurse.Sees("Draft kept, not saved yet", migraine.Nurse.Panel);
        await Restart(clinic, clara, ivig.Nurse, ketamine.Nurse, migraine.Nurse);
        await Assertions.Expect(clara.Page.Locator(".floor-card", new() { HasText = "Chair 8" })).ToContainTextAsync("Running");

        await Task.WhenAll(
            Finish(ivig, "Enough for today, the rest next time"),
            Finish(ketamine, "After the reaction no more today"),
            FinishNoteAndStop(migraine));
        foreach (var chair in (ChairNurse[])[ivig, ketamine, migraine]) await SignAsClinician(clara, chair);

        await Ivig(clara, ivig);
        await Ketamine(clara, ketamine);
        await Migraine(clara, migraine);
        foreach (var name in (string[])["Al-Masri", "Mbeki", "Lefèvre"]) Assert.DoesNotContain(name, clinic.Said, StringComparison.OrdinalIgnoreCase);
    }

    private async Task GetReady(RunningClinic clinic)
    {
        var adam = await Open(clinic.Address, "day-administrator", "adam", Password);
        await adam.Go("/staff");
        foreach (var (shown, user) in new[] { ("Nele Brandt, RN", "nele"), ("Nils Okafor, RN", "nils") })
        {
            await adam.Type("Name as shown beside entries", shown);
            await adam.Type("User name", user);
            await adam.Choose("Role", "Nurse");
            await adam.Type("First password", NursePassword);
            await adam.Press("Add");
            await adam.Sees(shown, adam.Page.GetByRole(AriaRole.Table));
        }

        // The plan of the immune globulin waits for its review.
        await adam.Go("/reviews");
        await adam.Page.GetByRole(AriaRole.Row, new() { Name = "CIDP" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await adam.Choose("Decision", "Release");
        await adam.Press("Record the decision");
        await adam.Sees("Approved");

        await adam.Go("/chairs");
        foreach (var chair in (string[])["Chair 7", "Chair 8", "Chair 9"])
        {
            await adam.Type("Name", chair);
            await adam.Tick("It has a monitor (continuous ECG and SpO₂)");
            await adam.Press("Add");
            await adam.Sees(chair);
        }

        await adam.Page.Context.CloseAsync();
    }

    private async Task<Person> Open(Uri address, string name, string user, string password)
    {
        var person = await chromium.Open(address, name);
        await person.SignIn(user, password);
        return person;
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

    private static async Task Titrate(ChairNurse chair)
    {
        await chair.Seat();
        await chair.Examine(155);
        await chair.StartProduct(150, 24.9m, "P100481", "Privigen 10 %");
        await chair.Rate(120, 49.8m);
        await chair.Rate(90, 99.6m);
        await chair.Rate(60, 199.2m);
    }

    private static async Task StartWithSecondPerson(ChairNurse chair)
    {
        var nils = chair.Nurse;
        await chair.Seat();
        await nils.Begin("Prepare the bag");
        await nils.Type("Lot, from the label", "KT4711", nils.Panel);
        await nils.Type("Expires", "2029-06-30", nils.Panel);
        await nils.Type("Amount that went in", 80);
        await nils.Choose("Unit", "mg", nils.Panel);
        await nils.Type("Diluent, from its label", "0.9% NaCl");
        await nils.Type("Final volume", 250);
        await nils.Press("Record the preparation", nils.Panel);
        await nils.Sees("Preparation recorded");
        await chair.Examine(65);
        await chair.TypeStart(60, 22.8m);
        await chair.Send("Start");
        await nils.Sees("You are the second person");
        var form = nils.Page.Locator(".double-check");
        await nils.Select("I am", Clinician, form);
        await nils.Type("My PIN, or my password", Pin, form);
        await nils.Type("Dose in the bag", 80, form);
        await nils.Choose("Unit", "mg", form);
        await nils.Type("Volume on the label", 250, form);
        await nils.Type("Rate on the display of the pump", 22.8m, form);
        await nils.Press("Compare", form);
        await nils.Sees("Started bag 1 at 22.8 mL/h");
        await chair.Rate(45, 45.6m);
    }

    private static async Task StartMixture(ChairNurse chair)
    {
        await chair.Seat();
        await chair.Examine(20);
        await chair.Start(12, 150m, "MC0815", "DX0922");
    }

    /// <summary>A grade 2 reaction that stopped the pump; in the middle of it the network goes. It goes on at half the rate.</summary>
    private static async Task ReactThroughACut(ChairNurse chair, CuttableLine line)
    {
        var nils = chair.Nurse;
        var onset = ClinicTime.Ago(chair.Clinic, 30);
        await nils.Press("It began earlier");
        await nils.Choose("The pump", "was stopped then", nils.Panel);
        await nils.Type("Began at", onset.Typed, nils.Panel);
        chair.Pump.Stands(onset.Instant);
        await nils.Press("Open the reaction", nils.Panel);
        await nils.Sees("The pump is not running");
        await nils.Tick("Flushing or warmth", nils.Reaction);
        await nils.Press("Record symptoms now", nils.Reaction);
        await nils.Sees("Symptoms: flushing or warmth", nils.Card("Entries"));

        line.Cut();
        await nils.Sees("Not connected");
        Assert.True(await nils.Page.Locator("main").EvaluateAsync<bool>("main => main.closest('[inert]') !== null"));
        line.Restore();
        await Assertions.Expect(nils.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await nils.Select("What it is", "Infusion reaction (rate related)", nils.Reaction);
        await nils.Choose("Grade", "2", nils.Reaction);
        await nils.Press("Record the grade", nils.Reaction);
        await nils.Sees("Worst grade 2", nils.Reaction);
        await nils.Tick("No symptom is left", nils.Reaction);
        await nils.Press("Record symptoms now", nils.Reaction);
        await nils.Sees("No symptoms left", nils.Card("Entries"));
        await chair.Observe(pain: 6);
        await nils.Press("The reaction is over", nils.Reaction);
        await nils.Sees("Go on at 22.8 mL/h at most");
        await nils.Begin("Go on");
        await nils.Type("Rate on the pump", 22.8m, nils.Panel);
        var before = DateTimeOffset.UtcNow;
        await chair.Send("Go on");
        await nils.Sees("Going on");
        // It is recorded now, somewhere between the press and the answer: a few seconds at this rate are hundredths of a millilitre.
        chair.Pump.Runs(before + ((DateTimeOffset.UtcNow - before) / 2), 22.8m);
        // Long enough that another rate than the half would show in the total.
        chair.LastNow = DateTimeOffset.UtcNow.AddMinutes(1);
    }

    private static async Task AnotherBottle(ChairNurse chair)
    {
        await chair.Nurse.Begin("Bag or bottle");
        await chair.Nurse.Press("Another bottle of the same lot: P200777, 24.9 mL/h", chair.Nurse.Panel);
        await chair.Nurse.Sees("Another bottle recorded");
        chair.LastNow = DateTimeOffset.UtcNow;
    }

    private static async Task Restart(RunningClinic clinic, params Person[] people)
    {
        await clinic.Kill();
        foreach (var person in people) await person.Sees("Not connected");
        await clinic.StartAgain();
        foreach (var person in people)
        {
            await Assertions.Expect(person.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 30_000 });
            await person.Ready();
        }
    }

    private static async Task Finish(ChairNurse chair, string why)
    {
        await chair.Stop(await ClinicTime.After(chair.Clinic, chair.LastNow), why);
        await chair.Discharge();
    }

    private static async Task FinishNoteAndStop(ChairNurse chair)
    {
        await chair.Nurse.Begin("Note");
        await chair.Nurse.Sees("Continued from your draft", chair.Nurse.Panel);
        await chair.Nurse.Press("Save", chair.Nurse.Panel);
        await chair.Nurse.Sees("Feels better and wants to go home", chair.Nurse.Card("Entries"));
        // Stopped early: eight minutes of twenty.
        await chair.Stop(new(chair.Pump.Began.AddMinutes(8), chair.Clinic.Zone), "Pain is gone, wants no more");
        await chair.Discharge();
    }

    private static async Task SignAsClinician(Person clara, ChairNurse chair)
    {
        await clara.Go(chair.Session + "/summary");
        while (await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Countersign" }).CountAsync() is > 0 and var waiting)
        {
            await clara.Page.GetByRole(AriaRole.Button, new() { Name = "Countersign" }).First.ClickAsync();
            await Assertions.Expect(clara.Page.GetByRole(AriaRole.Button, new() { Name = "Countersign" })).ToHaveCountAsync(waiting - 1);
        }

        await clara.Press("Sign as clinician");
        await clara.Sees("Signed by the clinician");
    }

    private static async Task Ivig(Person clara, ChairNurse chair)
    {
        var record = await Complete(clara, chair, "Privigen", "P100481", "P200777");
        // 10 %: a tenth of a gram in each millilitre.
        Near(chair.Pump.Millilitres / 10m, record.Given("immune globulin"), 0.011m);
        foreach (var line in (string[])["Started bag 1 at 24.9 mL/h", "Rate 24.9 → 49.8 mL/h", "Rate 49.8 → 99.6 mL/h", "Rate 99.6 → 199.2 mL/h", "P100481", "P200777"]) Assert.Contains(line, record.Text, StringComparison.Ordinal);
    }

    private static async Task Ketamine(Person clara, ChairNurse chair)
    {
        var record = await Complete(clara, chair, Clinician);
        Near(chair.Pump.Millilitres * 80m / 250m, record.Given("ketamine"), 0.06m);
        foreach (var line in (string[])[$"Double check of bag 1 by {chair.StaffName} and {Clinician}", "grade 2", "22.8 mL/h", "KT4711"]) Assert.Contains(line, record.Text, StringComparison.OrdinalIgnoreCase);
    }

    private static async Task Migraine(Person clara, ChairNurse chair)
    {
        Assert.Equal(20m, chair.Pump.Millilitres);
        var record = await Complete(clara, chair, "Pain is gone, wants no more");
        Near(4m, record.Given("metoclopramide"), 0.021m);
        Near(3.2m, record.Given("dexamethasone"), 0.021m);
        Assert.Contains("MC0815", record.Text, StringComparison.Ordinal);
        Assert.Contains("DX0922", record.Text, StringComparison.Ordinal);
    }

    /// <summary>What every record holds: who it is, every entry with its author and none missing, the volume, the end, both signatures.</summary>
    private static async Task<PrintedRecord> Complete(Person clara, ChairNurse chair, params string[] also)
    {
        var record = await PrintedRecord.Of(clara, chair.Session);
        Assert.Equal(Enumerable.Range(1, record.Entries.Count), record.Entries.Select(entry => entry.Seq).Order());
        Assert.All(record.Entries, entry => Assert.Contains(entry.Author, new[] { chair.StaffName, Clinician }));
        Near(chair.Pump.Millilitres, record.Given("Volume"), 0.1m);
        string[] parts =
        [
            chair.Patient.Family, "born", "Allergies", "Identity checked", "Baseline", "Stopped", "Home", "dry, no swelling",
            "Signed by the nurse", "Signed by the clinician", "Plan in force", "released by Adam Osei", "Printed", .. also,
        ];
        foreach (var part in parts) Assert.Contains(part, record.Text, StringComparison.Ordinal);
        return record;
    }

    private static void Near(decimal expected, decimal shown, decimal within) => Assert.True(Math.Abs(expected - shown) <= within, $"by hand {expected:0.000}, in the record {shown}");
}
