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

        if (user != "adam")
        {
            // The febrile reaction: an alert of the server, there from the first page on.
            await person.Go("/floor");
            await person.Sees("NEWS2");
        }

        if (user == "adam")
        {
            await Visit(person, "/reviews", "/reviews/", "review");
            await Desk(person);
            return;
        }

        await Visit(person, "/floor", "/summary", "summary");
        await Visit(person, new Uri(person.Page.Url).AbsolutePath, "/record", "record");
        await person.Go("/emergency");
        await person.Look("emergency");
        await Visit(person, "/floor", "/sessions/", "chairside");
        await Visit(person, new Uri(person.Page.Url).AbsolutePath, "/patients/0", "chart");
        var chart = new Uri(person.Page.Url).AbsolutePath;
        await Visit(person, new Uri(person.Page.Url).AbsolutePath, "/plans/0", "plan");
        await person.Go(chart + "/picture");
        await person.Look("picture");
        await person.Go("/my-pin");
        await person.Look("my-pin");
        await Label(person);
        await Visit(person, "/referrals", "/referrals/", "referral");
        await person.Go("/formulary/ketamine");
        await person.Look("medicine");
        await person.Go("/formulary/order-sets");
        await person.Look("order-sets");
        await person.Go("/formulary/versions/1");
        await person.Look("formulary-version");
        if (user == "clara")
        {
            await person.Go("/sessions/to-sign");
            await person.Look("to-sign");
            if (scheme == ColorScheme.Dark) await SignAll(person);
            await Desk(person);
        }

        Assert.Empty(person.Complaints);
    }

    /// <summary>The uneventful sessions of the morning, signed with two presses.</summary>
    private static async Task SignAll(Person person)
    {
        await person.Press("Choose all");
        await person.Press("✓ Sign the");
        await person.Sees("signed", person.Page.GetByRole(AriaRole.Status));
        await person.SeesNo("Choose all");
        await person.Look("signed");
    }

    /// <summary>The label of a bag that was prepared for somebody who sits here now.</summary>
    private static async Task Label(Person person)
    {
        await person.Go("/floor");
        foreach (var session in await person.Page.Locator("main a[href*='/sessions/']:not([href$='/summary'])").EvaluateAllAsync<string[]>("links => links.map(link => link.getAttribute('href'))"))
        {
            await person.Go(session);
            var label = person.Page.Locator("main a[href*='/labels/']").First;
            if (await label.CountAsync() == 0) continue;
            await person.Go((await label.GetAttributeAsync("href"))!);
            await person.Look("label");
            return;
        }

        Assert.Fail("No bag is prepared in the demo.");
    }

    /// <summary>The formulary's drafts: what the demo's colleague has lowered, and every form that edits it.</summary>
    private static async Task Desk(Person person)
    {
        await person.Go("/formulary/desk");
        await person.Look("formulary-desk");
        await Visit(person, "/formulary/desk", "/formulary/drafts/", "formulary-draft");
        var draft = new Uri(person.Page.Url).AbsolutePath;
        foreach (var page in (string[])["medicines/ketamine", "rules", "mixtures/magnesium_2g", "protocols/migraine_acute"])
        {
            await person.Go($"{draft}/{page}");
            await person.Look("draft-" + page.Split('/')[0]);
        }
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
