using System.Diagnostics;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Connection;

/// <summary>What a nurse sees, and what is kept, when the network or the server goes away in the middle of typing.</summary>
public sealed class ConnectionTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string DemoPassword = "look around the demo clinic";

    [Fact]
    public async Task After_a_kill_the_page_comes_back_by_itself_and_the_draft_is_there()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var nora = await chromium.Open(clinic, "killed", Screen.Tablet);
        await nora.SignIn("nora", DemoPassword);
        await nora.Go("/patients/register");
        // A pasted letter is refused beside its field: it does not end the connection, and nothing of it is cut off in silence.
        var letter = new string('ა', 20_000);
        await nora.Type("Address", letter);
        await nora.Sees("This is too long: at most");
        await Assertions.Expect(nora.Page.GetByLabel("Address")).ToHaveValueAsync(letter);
        await nora.Type("Address", "");
        await nora.Type("Family name", "Ångström-ñ");
        await nora.Type("Birth date", "1970-05-06");
        await nora.Sees("Draft kept, not saved yet");

        await clinic.Kill();
        await nora.Sees("Not connected");
        // Nothing can be typed behind it: what does not reach the server would look entered and be missing.
        Assert.True(await IsBlocked(nora));

        await clinic.StartAgain();
        await nora.Sees("Continued from your draft");
        await Assertions.Expect(nora.Page.GetByLabel("Family name")).ToHaveValueAsync("Ångström-ñ");
        await Assertions.Expect(nora.Page.GetByLabel("Birth date (required)")).ToHaveValueAsync("1970-05-06");
        Assert.DoesNotContain("Ångström", clinic.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_dropped_network_comes_back_with_the_same_page_and_what_happened_meanwhile()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await using var line = new CuttableLine(clinic.Address);
        var clara = await chromium.Open(line.Address, "dropped");
        await clara.SignIn("clara", DemoPassword);
        await clara.Go("/floor");
        await clara.Page.Locator(".floor-name a").First.ClickAsync();
        await clara.Page.WaitForURLAsync("**/sessions/*");
        await clara.Sees("Entries");

        line.Cut();
        await clara.Sees("Not connected");
        var nora = await chromium.Open(clinic, "meanwhile");
        await nora.SignIn("nora", DemoPassword);
        await nora.Go(new Uri(clara.Page.Url).AbsolutePath);
        await nora.Begin("Note");
        await nora.Type("Note", "Written while the other screen was away", nora.Panel);
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Written while the other screen was away", nora.Card("Entries"));

        line.Restore();
        await clara.Sees("Written while the other screen was away", clara.Card("Entries"));
        await Assertions.Expect(clara.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task A_screen_left_by_one_person_never_reconnects_as_that_person_for_the_next()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await using var line = new CuttableLine(clinic.Address);
        var tablet = await chromium.Open(line.Address, "shared-tablet", Screen.Tablet);
        await tablet.SignIn("clara", DemoPassword);
        await tablet.Go("/patients");
        await Assertions.Expect(tablet.Page.Locator(".who-name")).ToContainTextAsync("Dr Clara Ansari");

        line.Cut();
        await tablet.Sees("Not connected");
        // The same browser, past the cut line: somebody else signs in. Cookies do not know ports, so the first page now carries this one's.
        var next = new Person("next-person", await tablet.Page.Context.NewPageAsync());
        await next.Page.GotoAsync(new Uri(clinic.Address, "/sign-in").ToString());
        await next.SignInHere("nora", DemoPassword);

        line.Restore();
        await Assertions.Expect(tablet.Page.Locator(".who-name")).ToContainTextAsync("Nora Lindqvist, RN", new() { Timeout = 30_000 });
    }

    [Fact]
    public async Task A_network_that_goes_silent_for_five_seconds_is_said_within_three_and_the_same_page_goes_on()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await using var line = new CuttableLine(clinic.Address);
        var nora = await OpenChair(line.Address, "silent");
        await nora.Begin("Note");
        await nora.Type("Note", "Typed before the silence", nora.Panel);
        var silent = Stopwatch.StartNew();
        line.HoldDown();
        line.HoldUp();
        await nora.Sees("Not connected");
        // Three seconds by design; the rest is the machine that runs the tests.
        Assert.True(silent.Elapsed < TimeSpan.FromSeconds(3 + Slack), $"said after {silent.Elapsed}");
        Assert.True(await IsBlocked(nora));
        await Task.Delay(TimeSpan.FromSeconds(5) - silent.Elapsed is { Ticks: > 0 } rest ? rest : TimeSpan.Zero);

        var back = Stopwatch.StartNew();
        line.LetGo();
        await Assertions.Expect(nora.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync(new() { Timeout = 15_000 + (Slack * 1000) });
        Assert.True(back.Elapsed < TimeSpan.FromSeconds(15 + Slack));
        await Assertions.Expect(nora.Panel.GetByLabel("Note")).ToHaveValueAsync("Typed before the silence");
        await nora.Press("Save", nora.Panel);
        await nora.Sees("Typed before the silence", nora.Card("Entries"));
    }

    /// <summary>The form shows a choice and a number that the server never heard of: the line was gone before they were through.</summary>
    [Fact]
    public async Task What_was_entered_as_the_network_went_reaches_the_server_when_it_is_back()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await using var line = new CuttableLine(clinic.Address);
        var nora = await OpenChair(line.Address, "entered-into-nothing");
        await nora.Begin("Bolus");
        await nora.Type("Volume", 9m, nora.Panel);
        await nora.Sees("Draft kept, not saved yet", nora.Panel);

        line.HoldUp();
        await nora.Panel.GetByRole(AriaRole.Group, new() { Name = "From bag (required)" }).GetByRole(AriaRole.Radio).First.CheckAsync();
        await nora.Type("Volume", 1.5m, nora.Panel);
        await nora.Type("Over", 5, nora.Panel);
        await nora.Panel.GetByLabel("Why").PressSequentiallyAsync("Typed, and the field was not left");
        line.Cut();
        line.LetGo();
        await nora.Sees("Not connected");
        line.Restore();
        await Assertions.Expect(nora.Page.Locator("#components-reconnect-modal")).ToBeHiddenAsync();

        await nora.Tick("It was given already", nora.Panel);
        await nora.Press("Record", nora.Panel);
        await nora.Sees("Bolus recorded");
        await nora.Sees("1.5 mL", nora.Card("Entries").GetByRole(AriaRole.Row).Filter(new() { HasText = "Typed, and the field was not left" }));
    }

    [Fact]
    public async Task What_was_sent_when_the_server_died_was_saved_once_or_is_kept_and_the_screen_says_which()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await using var line = new CuttableLine(clinic.Address);
        var nora = await OpenChair(line.Address, "in-flight");
        var clara = await chromium.Open(clinic, "in-flight-witness");
        await clara.SignIn("clara", DemoPassword);
        await clara.Go(new Uri(nora.Page.Url).AbsolutePath);

        // It reaches the server and is written; the answer never comes.
        await nora.Begin("Note");
        await nora.Type("Note", "Written, but unanswered", nora.Panel);
        line.HoldDown();
        await nora.Press("Save", nora.Panel);
        await clara.Sees("Written, but unanswered", clara.Card("Entries"));
        await DieAndComeBack(clinic, line);
        await nora.Sees("Saved: “Save” at");
        await Assertions.Expect(nora.Card("Entries").GetByText("Written, but unanswered")).ToHaveCountAsync(1);
        await nora.Look("saved");

        // It never reaches the server.
        await nora.Press("Close", nora.Page.Locator(".sent-forms"));
        await nora.Begin("Note");
        await nora.Type("Note", "Never arrived", nora.Panel);
        await nora.Sees("Draft kept, not saved yet", nora.Panel);
        line.HoldUp();
        await nora.Press("Save", nora.Panel);
        await DieAndComeBack(clinic, line);
        await nora.Sees("Not saved: “Save”. What you typed is kept");
        await nora.SeesNo("Never arrived");
        await nora.Begin("Note");
        await nora.Sees("Continued from your draft");
        await nora.Look("not-saved");
        await nora.Press("Save", nora.Panel);
        await Assertions.Expect(nora.Card("Entries").GetByText("Never arrived")).ToHaveCountAsync(1);
        Assert.DoesNotContain("Never arrived", clinic.Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_browser_that_was_killed_in_the_middle_of_a_form_finds_the_draft_also_after_a_restart()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var nora = await OpenChair(clinic.Address, "killed-browser");
        var chair = new Uri(nora.Page.Url).AbsolutePath;
        await nora.Begin("Vital signs and pain");
        await nora.Type("Heart rate", 77, nora.Panel);
        await nora.Type("Systolic", 121, nora.Panel);
        await nora.Sees("Draft kept, not saved yet", nora.Panel);
        await nora.Page.Context.CloseAsync();
        await clinic.Kill();
        await clinic.StartAgain();

        var again = await chromium.Open(clinic, "killed-browser-again", Screen.Tablet);
        await again.SignIn("nora", DemoPassword);
        await again.Go(chair);
        await again.SeesNo("121");
        await again.Begin("Vital signs and pain");
        await again.Sees("Continued from your draft", again.Panel);
        await Assertions.Expect(again.Panel.GetByLabel("Heart rate")).ToHaveValueAsync("77");
        await Assertions.Expect(again.Panel.GetByLabel("Systolic")).ToHaveValueAsync("121");
    }

    /// <summary>Twenty presses of one button before the server can answer the first: the browser sends them all at once.</summary>
    [Fact]
    public async Task Twenty_presses_within_fifty_milliseconds_are_one_bolus()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var nora = await OpenChair(clinic.Address, "twenty");
        await nora.Begin("Bolus");
        await nora.Panel.GetByRole(AriaRole.Group, new() { Name = "From bag (required)" }).GetByRole(AriaRole.Radio).First.CheckAsync();
        await nora.Type("Volume", 1.5m, nora.Panel);
        await nora.Type("Over", 5, nora.Panel);
        await nora.Type("Why", "Given by hand before anybody charted it", nora.Panel);
        await nora.Tick("It was given already", nora.Panel);
        await nora.Panel.Locator("button[type=submit]").EvaluateAsync("button => { for (let press = 0; press < 20; press++) button.click(); }");
        await nora.Sees("Bolus recorded");
        await Assertions.Expect(nora.Card("Entries").GetByText("Given by hand before anybody charted it")).ToHaveCountAsync(1);
        await nora.Go(new Uri(nora.Page.Url).AbsolutePath);
        await Assertions.Expect(nora.Card("Entries").GetByText("Given by hand before anybody charted it")).ToHaveCountAsync(1);
        Assert.Empty(nora.Complaints);
    }

    private const int Slack = 6;

    private static async Task DieAndComeBack(RunningClinic clinic, CuttableLine line)
    {
        await clinic.Kill();
        line.Cut();
        line.LetGo();
        line.Restore();
        await clinic.StartAgain();
    }

    private static Task<bool> IsBlocked(Person person) => person.Page.Locator("main").EvaluateAsync<bool>("main => main.closest('[inert]') !== null");

    /// <summary>A nurse at a chair whose pump runs.</summary>
    private async Task<Person> OpenChair(Uri address, string name)
    {
        var nora = await chromium.Open(address, name, Screen.Tablet);
        await nora.SignIn("nora", DemoPassword);
        await nora.Go("/floor");
        await nora.Page.Locator(".floor-card", new() { HasText = "Running" }).Locator(".floor-name a").First.ClickAsync();
        await nora.Page.WaitForURLAsync("**/sessions/*");
        await nora.Sees("Entries");
        return nora;
    }
}
