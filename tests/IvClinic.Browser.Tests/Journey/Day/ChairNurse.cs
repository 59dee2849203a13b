using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey.Day;

/// <param name="Name">As the patient says it.</param>
internal sealed record DayPatient(string Name, string Family, string Born, decimal Kg);

/// <summary>A nurse at one chair: the steps that are the same for every infusion, and a log of the pump kept beside them.</summary>
internal sealed class ChairNurse(RunningClinic clinic, Person nurse, string staffName, string chair, DayPatient patient)
{
    public RunningClinic Clinic => clinic;

    public Person Nurse => nurse;

    public string StaffName => staffName;

    public DayPatient Patient => patient;

    public PumpLog Pump { get; } = new();

    public string Session { get; private set; } = "";

    /// <summary>When something was last recorded without a typed time.</summary>
    public DateTimeOffset LastNow { get; set; }

    public async Task Seat()
    {
        await nurse.Go("/floor");
        await nurse.Press("A patient without an appointment");
        var plan = await nurse.Page.Locator("option", new() { HasText = patient.Family }).First.GetAttributeAsync("value");
        await nurse.Page.GetByLabel("Patient and plan").SelectOptionAsync(plan!);
        await nurse.Choose("Chair", chair);
        await nurse.Press("Open the session");
        await CheckIdentity();
    }

    /// <summary>The patient has come to their appointment of today.</summary>
    public async Task Receive()
    {
        await nurse.Go("/floor");
        await nurse.Press("Has arrived", nurse.Card(chair).Locator(".floor-visit", new() { HasText = patient.Family }));
        await CheckIdentity();
    }

    public async Task Examine(int minutesAgo)
    {
        await nurse.Begin("Go or no-go");
        foreach (var group in await nurse.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var (yes, na, no) = (group.GetByLabel("Yes", new() { Exact = true }), group.GetByLabel("Does not apply", new() { Exact = true }), group.GetByLabel("Not pregnant, tested or ruled out"));
            if (await no.CountAsync() > 0) await no.CheckAsync();
            else if (await yes.CountAsync() > 0) await yes.CheckAsync();
            else if (await na.CountAsync() > 0) await na.CheckAsync();
        }

        await nurse.Type("Weight today", patient.Kg);
        await nurse.Choose("Decision", "Go");
        await nurse.Type("Reason", "Asked and looked at; the prescriber knows.", nurse.Panel);
        await nurse.Press("Save", nurse.Panel);
        await nurse.Sees("Decision recorded");

        await nurse.Begin("Access");
        await nurse.Choose("Device", "Peripheral IV cannula");
        await nurse.Choose("Gauge", "22G");
        await nurse.Choose("Site", "Left lower forearm");
        await nurse.Choose("Attempts", "1");
        await nurse.Choose("Flushed", "Yes, without resistance");
        await nurse.Type("When", ClinicTime.Ago(clinic, minutesAgo).Typed, nurse.Panel);
        await nurse.Press("Save", nurse.Panel);
        await nurse.Sees("Access recorded");

        await nurse.Begin("Baseline vital signs and pain");
        await Signs(pain: 8);
        await nurse.Type("When", ClinicTime.Ago(clinic, minutesAgo).Typed, nurse.Panel);
        await nurse.Press("Save", nurse.Panel);
        await nurse.Sees("Baseline recorded");
    }

    /// <param name="lots">One for each product of the bag, in the order of the form; none where the preparation said them.</param>
    public async Task TypeStart(int minutesAgo, decimal mlPerH, params string[] lots)
    {
        var at = ClinicTime.Ago(clinic, minutesAgo);
        await nurse.Begin("Start the infusion");
        await TypeLots(lots);
        await nurse.Type("Rate on the pump", mlPerH, nurse.Panel);
        await nurse.Type("When", at.Typed, nurse.Panel);
        Pump.Runs(at.Instant, mlPerH);
    }

    public async Task StartProduct(int minutesAgo, decimal mlPerH, string lot, string product)
    {
        await TypeStart(minutesAgo, mlPerH, lot);
        await nurse.Type("Product, as on the label", product, nurse.Panel);
        await Send("Start");
        await nurse.Sees("Started bag 1 at");
    }

    public async Task Start(int minutesAgo, decimal mlPerH, params string[] lots)
    {
        await TypeStart(minutesAgo, mlPerH, lots);
        await Send("Start");
        await nurse.Sees("Started bag 1 at");
    }

    public async Task Rate(int minutesAgo, decimal mlPerH)
    {
        var at = ClinicTime.Ago(clinic, minutesAgo);
        await nurse.Begin("Change the rate");
        await nurse.Type("New rate on the pump", mlPerH);
        await nurse.Type("When", at.Typed, nurse.Panel);
        Pump.Runs(at.Instant, mlPerH);
        await Send("Record the rate");
        await nurse.Sees("Rate recorded");
    }

    /// <summary>The same medicine of another maker: it begins at the first step.</summary>
    public async Task OtherProduct(int minutesAgo, decimal mlPerH, string lot, string product)
    {
        var at = ClinicTime.Ago(clinic, minutesAgo);
        await nurse.Begin("Bag or bottle");
        await nurse.Panel.GetByRole(AriaRole.Group, new() { Name = "Bag that hangs now (required)" }).GetByRole(AriaRole.Radio).First.CheckAsync();
        await TypeLots(lot);
        await nurse.Type("Product, as on the label", product, nurse.Panel);
        await nurse.Type("Rate on the pump", mlPerH, nurse.Panel);
        await nurse.Type("When", at.Typed, nurse.Panel);
        Pump.Runs(at.Instant, mlPerH);
        await Send("Record the bag");
        await nurse.Sees("Bag recorded");
    }

    /// <param name="at">Null: now, and nobody keeps a log of this pump.</param>
    public async Task Stop(ClinicTime? at, string why)
    {
        await nurse.Begin("■ Stop");
        await nurse.Type("Why, if before the end", why);
        if (at is not null)
        {
            await nurse.Type("When", at.Typed, nurse.Panel);
            Pump.Stands(at.Instant);
        }

        await Send("Stop");
        await nurse.Sees("Stopped, under observation");
    }

    /// <summary>Home before the observation is over, with its reason, and the nurse's signature.</summary>
    public async Task Discharge()
    {
        await Observe(pain: 4);
        await nurse.Begin("Access removed");
        await nurse.Type("How the site looks", "dry, no swelling");
        await nurse.Press("Save", nurse.Panel);
        await nurse.Begin("Discharge");
        await nurse.Choose("How the stay ends", "Home");
        await nurse.Sees("Observation period is over", nurse.Panel);
        foreach (var criterion in await nurse.Panel.GetByRole(AriaRole.Group).AllAsync())
        {
            var met = criterion.GetByLabel("Met", new() { Exact = true });
            if (await met.CountAsync() > 0) await met.CheckAsync();
        }

        await nurse.Choose("Observation period is over", "Not met", nurse.Panel);
        await nurse.Type("Why home all the same: Observation period is over", "Taken home by a nurse of the family", nurse.Panel);
        await nurse.Type("Who takes the patient home", "The nurse of the family", nurse.Panel);
        await nurse.Press("Discharge", nurse.Panel);
        await nurse.Sees("Discharged");
        await nurse.Press("Sign as nurse");
        await nurse.Sees("Signed by the nurse");
    }

    public async Task Observe(int pain)
    {
        await nurse.Begin("Vital signs and pain");
        await Signs(pain);
        await nurse.Press("Save", nurse.Panel);
        await Assertions.Expect(nurse.Panel).ToHaveCountAsync(0);
    }

    /// <summary>Sends the form; what is asked back is answered, and an order by voice is given where one is needed.</summary>
    public async Task Send(string button)
    {
        var send = nurse.Panel.GetByRole(AriaRole.Button, new() { Name = button, Exact = true });
        var asked = nurse.Panel.GetByLabel("I have looked again: it is meant so");
        var order = nurse.Panel.GetByLabel("Ordered by");
        for (var attempt = 0; attempt < 3; attempt++)
        {
            await send.ClickAsync();
            // The page remembers what was sent until it is answered: the refusal of the time before is no answer to this one. A second person is asked before that.
            await nurse.Page.WaitForFunctionAsync("() => document.querySelector('.double-check') !== null || JSON.parse(sessionStorage.getItem('ivclinic-sent') ?? '[]').length === 0");
            await nurse.Page.Locator(".chairside:not(:has(section.panel:not(.reaction)))").Or(nurse.Page.Locator(".double-check")).Or(nurse.Panel.Locator(".notice-refused[role=alert]")).First.WaitForAsync();
            if (await nurse.Panel.Locator(".notice-refused[role=alert]").CountAsync() == 0) return;
            if (await asked.CountAsync() > 0) await asked.CheckAsync();
            if (await order.CountAsync() == 0) continue;
            await nurse.Select("Ordered by", "Dr Clara Ansari", nurse.Panel);
            await nurse.Tick("Read back to the prescriber", nurse.Panel);
        }
    }

    private async Task CheckIdentity()
    {
        await nurse.Page.WaitForURLAsync("**/sessions/*");
        Session = new Uri(nurse.Page.Url).AbsolutePath;
        await nurse.Begin("Check identity");
        await nurse.Type("Name, as the patient says it", patient.Name);
        await nurse.Type("Birth date, as the patient says it", patient.Born);
        await nurse.Press("Compare");
        await nurse.Sees("Identity checked");
    }

    private async Task TypeLots(params string[] lots)
    {
        for (var i = 0; i < lots.Length; i++)
        {
            var part = nurse.Panel.Locator("fieldset", new() { HasText = "Lot, from the label" }).Nth(i);
            await nurse.Type("Lot, from the label", lots[i], part);
            await nurse.Type("Expires", "2029-06-30", part);
        }
    }

    private async Task Signs(int pain)
    {
        foreach (var (sign, value) in new[] { ("Heart rate", 72m), ("Systolic", 124m), ("Diastolic", 76m), ("SpO2", 98m), ("Breathing", 14m), ("Temperature", 36.6m) }) await nurse.Type(sign, value, nurse.Panel);
        await nurse.Choose("Oxygen", "On air", nurse.Panel);
        await nurse.Choose("Consciousness", "Alert", nurse.Panel);
        await nurse.Choose("Pain now, 0 none to 10 worst", pain.ToString(System.Globalization.CultureInfo.InvariantCulture), nurse.Panel);
    }
}
