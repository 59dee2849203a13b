using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Demo;

/// <summary>The demo clinic as each of its three people sees it: every page of theirs, in both sizes and both colour schemes.</summary>
public sealed class DemoTourTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";

    [Fact]
    public async Task The_demo_is_a_believable_clinic_on_every_page_of_every_role()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await Tour(clinic, "clara", Screen.Desktop, ColorScheme.Light);
        await Tour(clinic, "clara", Screen.Desktop, ColorScheme.Dark);
        await Tour(clinic, "nora", Screen.Tablet, ColorScheme.Light);
        await Tour(clinic, "nora", Screen.Tablet, ColorScheme.Dark);
        await Tour(clinic, "adam", Screen.Desktop, ColorScheme.Light);
        await Tour(clinic, "adam", Screen.Tablet, ColorScheme.Dark);
    }

    private async Task Tour(RunningClinic clinic, string user, Screen screen, ColorScheme scheme)
    {
        var person = await chromium.Open(clinic, $"demo-{user}-{screen}-{scheme}", screen, scheme);
        await person.Page.GotoAsync("/sign-in");
        await person.Sees("DEMO");
        foreach (var account in (string[])["clara", "nora", "adam"]) await person.Sees(account);
        await person.Look("sign-in");
        await person.SignIn(user, Password);

        foreach (var page in await person.Page.Locator("header nav a").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await person.Go(page);
            await person.Look(page.Trim('/'));
        }

        if (user == "adam")
        {
            await Visit(person, "/reviews", "/reviews/", "review");
            return;
        }

        await Visit(person, "/floor", "/summary", "summary");
        await Visit(person, "/floor", "/sessions/", "chairside");
        await Visit(person, new Uri(person.Page.Url).AbsolutePath, "/patients/0", "chart");
        await Visit(person, new Uri(person.Page.Url).AbsolutePath, "/plans/0", "plan");
        await Visit(person, "/referrals", "/referrals/", "referral");
        await Visit(person, "/formulary", "/formulary/", "medicine");
        Assert.Empty(person.Complaints);
    }

    /// <summary>Follows the first link of a page that leads to such an address.</summary>
    private static async Task Visit(Person person, string page, string address, string what)
    {
        await person.Go(page);
        var link = person.Page.Locator($"main a[href*='{address}']").First;
        await person.Go((await link.GetAttributeAsync("href"))!);
        await person.Look(what);
    }
}
