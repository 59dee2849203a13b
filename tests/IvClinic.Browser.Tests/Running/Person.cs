using System.Globalization;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Running;

/// <summary>
/// Somebody in front of a browser. Finds things as a person does, by the words on the screen; a page they look at
/// is checked by axe and kept as a picture.
/// </summary>
internal sealed class Person(string name, IPage page)
{
    private readonly List<string> complaints = [];
    private readonly Effort effort = new();
    private int pictures;

    public IPage Page => page;

    /// <summary>What the hands have done so far.</summary>
    public Effort Effort => effort;

    /// <summary>What the browser's console reported as errors.</summary>
    public IReadOnlyList<string> Complaints => complaints;

    /// <summary>The part of the page that is meant when several have the same labels; the whole page otherwise.</summary>
    private ILocator In(ILocator? part) => part ?? page.Locator("body");

    public ILocator Card(string heading) => page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });

    /// <summary>The form that is open at the chairside.</summary>
    public ILocator Panel => page.Locator("section.panel:not(.reaction)");

    public ILocator Reaction => page.Locator("section.panel.reaction");

    public async Task SignIn(string user, string password)
    {
        page.Console += (_, message) =>
        {
            if (message.Type == "error") complaints.Add($"{message.Text} {message.Location}");
        };
        await page.GotoAsync("/sign-in");
        await SignInHere(user, password);
    }

    /// <summary>On the sign-in page that is open.</summary>
    public async Task SignInHere(string user, string password)
    {
        await page.GetByLabel("User name").FillAsync(user);
        await page.GetByLabel("Password", new() { Exact = true }).FillAsync(password);
        await page.GetByRole(AriaRole.Button, new() { Name = "Sign in", Exact = true }).ClickAsync();
        await page.Locator(".who-name").WaitForAsync();
        effort.Types(user);
        effort.Types(password);
        effort.Clicks();
    }

    public async Task Go(string address)
    {
        effort.Clicks();
        await page.GotoAsync(address);
        await Ready();
    }

    /// <summary>The page is drawn and what it reads is there.</summary>
    public async Task Ready()
    {
        await page.Locator("main h1, main h2, main .patient-banner").First.WaitForAsync();
        await Assertions.Expect(page.Locator(".loading")).ToHaveCountAsync(0);
    }

    /// <summary>Types into a field and leaves it, which is when the server is told.</summary>
    public async Task Type(string label, string text, ILocator? part = null)
    {
        var field = In(part).GetByLabel(label, new() { Exact = true }).Or(In(part).GetByLabel(label + " (required)", new() { Exact = true })).First;
        await field.FillAsync(text);
        await field.BlurAsync();
        effort.Types(text);
    }

    public Task Type(string label, decimal number, ILocator? part = null) => Type(label, number.ToString(CultureInfo.InvariantCulture), part);

    public async Task Select(string label, string option, ILocator? part = null)
    {
        effort.Selects();
        await In(part).GetByLabel(label, new() { Exact = true }).Or(In(part).GetByLabel(label + " (required)", new() { Exact = true })).First.SelectOptionAsync(new SelectOptionValue { Label = option });
    }

    /// <summary>One of the large buttons under a question.</summary>
    public async Task Choose(string question, string answer, ILocator? part = null)
    {
        var group = In(part).GetByRole(AriaRole.Group, new() { Name = question, Exact = true }).Or(In(part).GetByRole(AriaRole.Group, new() { Name = question + " (required)", Exact = true })).First;
        await group.GetByLabel(answer, new() { Exact = true }).CheckAsync();
        effort.Clicks();
    }

    public Task Tick(string label, ILocator? part = null) => Clicked(In(part).GetByLabel(label).First.CheckAsync());

    public Task Press(string button, ILocator? part = null) => Clicked(In(part).GetByRole(AriaRole.Button, new() { Name = button }).First.ClickAsync());

    /// <summary>Opens the form of a chairside step.</summary>
    public async Task Begin(string button)
    {
        await Assertions.Expect(Panel).ToHaveCountAsync(0);
        await Press(button, page.Locator(".steps"));
        await Panel.WaitForAsync();
    }

    public Task Follow(string link, ILocator? part = null) => Clicked(In(part).GetByRole(AriaRole.Link, new() { Name = link }).First.ClickAsync());

    public Task Unfold(string summary, ILocator? part = null) => Clicked(In(part).Locator("summary", new() { HasText = summary }).First.ClickAsync());

    public Task Sees(string text, ILocator? part = null) => Assertions.Expect(In(part).GetByText(text).Filter(new() { Visible = true }).First).ToBeVisibleAsync();

    public Task DoubleClick(string button, ILocator? part = null) => In(part).GetByRole(AriaRole.Button, new() { Name = button }).First.DblClickAsync();

    public Task SeesNo(string text, ILocator? part = null) => Assertions.Expect(In(part).GetByText(text)).ToHaveCountAsync(0);

    private Task Clicked(Task click)
    {
        effort.Clicks();
        return click;
    }

    /// <summary>Looks at the whole page: a picture for later, and no violation of accessibility now.</summary>
    public async Task Look(string what)
    {
        await Ready();
        // A page that slides sideways hides numbers on a tablet.
        Assert.False(await page.EvaluateAsync<bool>("() => document.documentElement.scrollWidth > innerWidth"), $"{what} is wider than the screen.");
        pictures++;
        await page.ScreenshotAsync(new() { FullPage = true, Path = Path.Combine(Checkout.Screenshots, string.Create(CultureInfo.InvariantCulture, $"{name}-{pictures:00}-{what}.png")) });
        var found = await page.RunAxe();
        Assert.True(found.Violations.Length == 0, $"{what} ({page.Url}):\n" + string.Join('\n', found.Violations.Select(
            violation => $"{violation.Id}: {violation.Help}\n   " + string.Join("\n   ", violation.Nodes.Take(4).Select(node => node.Html)))));
    }
}
