using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>A limit is changed by one person, approved by a second and published by a third; a plan of yesterday is then refused.</summary>
public sealed class FormularyJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";

    private const string EvasPassword = "copper lantern meadow 27";

    [Fact]
    public async Task A_lower_limit_is_edited_approved_published_and_refuses_a_plan()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var adam = await chromium.Open(clinic, "formulary-adam", Screen.Desktop, ColorScheme.Light);
        await adam.SignIn("adam", Password);
        await Hire(adam);

        var eva = await chromium.Open(clinic, "formulary-eva", Screen.Desktop, ColorScheme.Light);
        await eva.SignIn("eva", EvasPassword);
        var draft = await Edit(eva);

        var clara = await chromium.Open(clinic, "formulary-clara", Screen.Desktop, ColorScheme.Light);
        await clara.SignIn("clara", Password);
        await Approve(clara, draft);
        await Publish(adam, draft);

        await clara.Go("/formulary/ketamine");
        await clara.Sees("50 mg a session");
        await clara.Go("/formulary/versions/2");
        await clara.Sees("Does not start");
        await clara.Look("version-2");
        await clara.Page.Locator("main a[href*='/plans/']").First.ClickAsync();
        await clara.Sees("Refused");
        await clara.Look("plan-refused");
        Assert.Empty(clara.Complaints.Concat(adam.Complaints).Concat(eva.Complaints));
    }

    private static async Task Hire(Person adam)
    {
        await adam.Go("/staff");
        var add = adam.Card("Add a person");
        await adam.Type("Name as shown beside entries", "Dr Eva Lind", add);
        await adam.Type("User name", "eva", add);
        await adam.Choose("Role", "Clinician", add);
        await adam.Type("First password", EvasPassword, add);
        await adam.Press("Add", add);
        await adam.Sees("Dr Eva Lind");
    }

    private static async Task<string> Edit(Person eva)
    {
        await eva.Go("/formulary/desk");
        await eva.Look("desk");
        await eva.Type("What it is about", "Ketamine: at most 50 mg in one session", eva.Card("Begin the next version"));
        await eva.Press("Begin a draft");
        await eva.Sees("Nothing is changed yet");
        var draft = new Uri(eva.Page.Url).AbsolutePath;
        await eva.Go(draft + "/medicines/ketamine");
        await eva.Press("Change Doses session_total");
        await eva.Type("All bags together: reason needed above", 40m);
        await eva.Type("All bags together: refused above", 50m);
        await eva.Type("Why", "Agreed at the meeting of the prescribers");
        await eva.Look("change-a-limit");
        await eva.Press("Save the change");
        await eva.Sees("was 300 mg; now 50 mg");
        await eva.Look("limit-changed");
        await eva.Go(draft);
        await eva.Sees("You edited this draft last");
        return draft;
    }

    private static async Task Approve(Person clara, string draft)
    {
        await clara.Go(draft);
        await clara.Sees("Does not start");
        await clara.Sees("Large change");
        await clara.Type("Remark", "No case file yet; every line was read.", clara.Card("Approve"));
        await clara.Tick("I have read all", clara.Card("Approve"));
        await clara.Press("Approve this draft");
        await clara.Sees("Approved by Dr Clara Ansari");
        await clara.Look("approved");
    }

    private static async Task Publish(Person adam, string draft)
    {
        await adam.Go(draft);
        await adam.Tick("I have read what changes", adam.Card("Publish"));
        await adam.Look("publish");
        await adam.Press("Publish as version 2");
        await adam.Sees("In force");
    }
}
