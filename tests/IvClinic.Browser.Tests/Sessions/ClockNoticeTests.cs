using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Sessions;

/// <summary>A jump of the server's clock, as the last run of the server left it: said on every page until one person has looked.</summary>
public sealed class ClockNoticeTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";
    private const string Sentence = "The server's clock jumped back by 1 h 2 min at";

    [Fact]
    public async Task A_jump_of_the_clock_is_said_on_every_page_until_somebody_has_checked_the_entries()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        await clinic.Kill();
        var noticed = DateTimeOffset.UtcNow.AddMinutes(-5).ToString("O", System.Globalization.CultureInfo.InvariantCulture);
        await File.WriteAllTextAsync(
            Path.Combine(clinic.DataDirectory, "demo", "clock.json"),
            $$"""{"Ahead":"00:00:00","Jumps":[{"Id":"{{Guid.NewGuid()}}","At":"{{noticed}}","By":"-01:02:00"}]}""");
        await clinic.StartAgain();

        var nora = await chromium.Open(clinic, "clock-floor", Screen.Tablet);
        await nora.SignIn("nora", Password);
        await nora.Go("/floor");
        await nora.Sees(Sentence);
        await nora.Look("floor");
        var clara = await chromium.Open(clinic, "clock-chair", scheme: ColorScheme.Dark);
        await clara.SignIn("clara", Password);
        await clara.Go("/floor");
        await clara.Page.Locator(".floor-card", new() { HasText = "Running" }).Locator(".floor-name a").First.ClickAsync();
        await clara.Page.WaitForURLAsync("**/sessions/*");
        await clara.Sees(Sentence);
        await clara.Look("chair");

        await nora.Press("I have checked them");
        await nora.SeesNo(Sentence);
        await clara.SeesNo(Sentence);
        await clara.Go("/patients");
        await clara.SeesNo(Sentence);
        Assert.Empty(nora.Complaints);
        Assert.Empty(clara.Complaints);
    }
}
