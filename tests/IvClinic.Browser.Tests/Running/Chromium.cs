using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Running;

/// <summary>One headless Chromium for a test class; tests/run.sh installs it and names it in IVCLINIC_CHROMIUM.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly string[] Arguments =
        ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

    private IPlaywright? playwright;

    public IBrowser Browser { get; private set; } = null!;

    public async Task InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        Assertions.SetDefaultExpectTimeout(20_000);
        Browser = await playwright.Chromium.LaunchAsync(new() { ExecutablePath = Environment.GetEnvironmentVariable("IVCLINIC_CHROMIUM") ?? "/usr/bin/chromium", Args = Arguments });
    }

    public async Task DisposeAsync()
    {
        await Browser.DisposeAsync();
        playwright?.Dispose();
    }

    /// <summary>A browser window of one person, with a cookie jar of its own.</summary>
    internal Task<Person> Open(RunningClinic clinic, string name, Screen screen = Screen.Desktop, ColorScheme scheme = ColorScheme.Light) =>
        Open(clinic.Address, name, screen, scheme);

    internal async Task<Person> Open(Uri address, string name, Screen screen = Screen.Desktop, ColorScheme scheme = ColorScheme.Light)
    {
        var context = await Browser.NewContextAsync(new()
        {
            BaseURL = address.GetLeftPart(UriPartial.Authority),
            ViewportSize = screen == Screen.Desktop ? new() { Width = 1440, Height = 900 } : new() { Width = 1024, Height = 768 },
            ColorScheme = scheme,
            Locale = "en-GB",
        });
        context.SetDefaultTimeout(20_000);
        return new Person(name, await context.NewPageAsync());
    }
}

internal enum Screen
{
    Desktop,
    Tablet,
}
