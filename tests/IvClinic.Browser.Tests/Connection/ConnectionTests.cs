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
        await nora.Type("Family name", "Ångström-ñ");
        await nora.Type("Birth date", "1970-05-06");
        await nora.Sees("Draft kept, not saved yet");

        await clinic.Kill();
        await nora.Sees("Not connected");
        // Nothing can be typed behind it: what does not reach the server would look entered and be missing.
        Assert.True(await nora.Page.Locator("main").EvaluateAsync<bool>("main => main.closest('[inert]') !== null"));

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
}
