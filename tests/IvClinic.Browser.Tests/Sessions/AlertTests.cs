using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Sessions;

/// <summary>An alert of the server on three screens at once: the chair, the floor, and the foot of a clinician's page. Nobody reloads.</summary>
public sealed class AlertTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";
    private const string Sentence = "Emergency assessment by the prescriber now.";

    [Fact]
    public async Task An_alert_appears_on_floor_chair_and_the_clinicians_bar_and_is_acknowledged_on_all_of_them()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var floor = await chromium.Open(clinic, "alert-floor");
        await floor.SignIn("nora", Password);
        await floor.Go("/floor");
        await Assertions.Expect(floor.Page.Locator(".floor-alert").GetByText("NEWS2")).ToBeVisibleAsync();
        await floor.Look("at-first");

        var clara = await chromium.Open(clinic, "alert-clinician", Screen.Tablet, ColorScheme.Dark);
        await clara.SignIn("clara", Password);
        await clara.Go("/patients");
        await Assertions.Expect(Bar(clara).GetByText(Sentence)).ToHaveCountAsync(0);

        // The chair with the open reaction: its bad values are the only thing that is critical there.
        var nora = await chromium.Open(clinic, "alert-chair", Screen.Tablet);
        await nora.SignIn("nora", Password);
        await nora.Go((await floor.Page.Locator(".floor-card", new() { HasText = "Reaction since" }).Locator(".floor-name a").GetAttributeAsync("href"))!);
        await nora.Begin("Vital signs and pain");
        await nora.Type("Heart rate", 135, nora.Panel);
        await nora.Type("Systolic", 88, nora.Panel);
        await nora.Type("SpO2", 90, nora.Panel);
        await nora.Type("Breathing", 26, nora.Panel);
        await nora.Press("Save", nora.Panel);

        var card = floor.Page.Locator(".floor-card", new() { HasText = "Reaction since" });
        await Assertions.Expect(nora.Card("Alerts").GetByText(Sentence).First).ToBeVisibleAsync();
        await Assertions.Expect(card.GetByText(Sentence)).ToBeVisibleAsync();
        await Assertions.Expect(Bar(clara).GetByRole(AriaRole.Alert)).ToContainTextAsync("Critical:");
        await nora.Look("chair");
        await floor.Look("floor");
        await clara.Look("bar");

        while (await nora.Card("Alerts").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).CountAsync() is > 0 and var before)
        {
            await nora.Card("Alerts").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" }).First.ClickAsync();
            await Assertions.Expect(nora.Card("Alerts").GetByRole(AriaRole.Button, new() { Name = "Acknowledge" })).Not.ToHaveCountAsync(before);
        }

        await Assertions.Expect(Bar(clara).GetByText(Sentence)).ToHaveCountAsync(0);
        await Assertions.Expect(Bar(floor).GetByText(Sentence)).ToHaveCountAsync(0);
        await Assertions.Expect(card.Locator(".floor-alert").GetByText(Sentence)).ToHaveCountAsync(0);
        await Assertions.Expect(card.GetByText("Seen by Nora").First).ToBeVisibleAsync();
        await nora.Sees("Alert acknowledged", nora.Card("Entries"));
        await nora.Begin("Hand over");
        await nora.Look("acknowledged");
        await floor.Look("floor-acknowledged");
        foreach (var person in (Person[])[nora, floor, clara]) Assert.Empty(person.Complaints);
        Assert.DoesNotContain("135", clinic.Said, StringComparison.Ordinal);
        Assert.DoesNotContain("NEWS2", clinic.Said, StringComparison.Ordinal);
    }

    private static ILocator Bar(Person person) => person.Page.Locator(".alert-bar");
}
