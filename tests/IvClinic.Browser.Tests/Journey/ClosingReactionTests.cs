using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>The reaction of the demo, from the checklist to what it changes: rescue at its dose, closed by the nurse, the plan on hold, the proposal taken over by a person.</summary>
public sealed class ClosingReactionTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_grade_two_reaction_is_treated_closed_and_changes_what_comes(bool onTabletInTheDark)
    {
        var (screen, colours) = onTabletInTheDark ? (Screen.Tablet, ColorScheme.Dark) : (Screen.Desktop, ColorScheme.Light);
        await using var clinic = await RunningClinic.Start(demo: true);
        var nora = await chromium.Open(clinic, $"closing-{screen}-{colours}", screen, colours);
        await nora.SignIn("nora", Password);
        await nora.Go("/floor");
        await nora.Page.Locator(".floor-card").Filter(new() { HasText = "Reaction since" }).GetByRole(AriaRole.Link).First.ClickAsync();
        await nora.Sees("Reaction since", nora.Reaction);
        await nora.Sees("Medicines, for", nora.Reaction);
        await nora.Look("checklist");
        // What the chart shows is ticked by itself; the rest is pressed.
        await nora.Sees("from the record", nora.Reaction);
        await nora.Press("Prescriber called", nora.Reaction);
        await Assertions.Expect(nora.Reaction.GetByRole(AriaRole.Button, new() { Name = "Prescriber called" }).First).ToContainTextAsync(", done ");
        await nora.Press("Give diphenhydrAMINE", nora.Reaction);
        await nora.Sees("it is not recorded before you press", nora.Panel);
        await nora.Look("rescue-suggested");
        await nora.Press("Given: record it", nora.Panel);
        await nora.Sees("Rescue diphenhydrAMINE 25 mg IV", nora.Card("Entries"));

        await nora.Select("What it is", "Infusion reaction (rate related)", nora.Reaction);
        await nora.Choose("Grade", "2", nora.Reaction);
        await nora.Press("Record the grade", nora.Reaction);
        await nora.Sees("Worst grade 2", nora.Reaction);
        await nora.Tick("No symptom is left", nora.Reaction);
        await nora.Press("Record symptoms now", nora.Reaction);
        await nora.Sees("No symptoms left", nora.Card("Entries"));
        await nora.Press("The reaction is over", nora.Reaction);
        await nora.Sees("Reaction resolved", nora.Card("Entries"));

        await nora.Begin("Close the reaction");
        await nora.Panel.GetByRole(AriaRole.Group, new() { Name = "Suspected (required)" }).GetByRole(AriaRole.Checkbox).First.CheckAsync();
        await nora.Choose("How sure the cause is (WHO-UMC)", "Probable/Likely", nora.Panel);
        await nora.Tick("It was not serious", nora.Panel);
        await nora.Choose("How it went on", "Recovered", nora.Panel);
        await nora.Choose("The patient was told", "Yes", nora.Panel);
        await nora.Press("It helped: diphenhydrAMINE 25 mg IV", nora.Panel);
        await nora.Press("Take ", nora.Panel);
        await nora.Sees("puts the plan on hold", nora.Panel);
        await nora.Look("closing");
        await nora.Press("Close the reaction", nora.Panel);
        await nora.Sees("Reaction closed");
        await nora.Sees("The plan is on hold: Reaction of");
        await nora.Sees("Intolerance to", nora.Card("Proposed for the history"));
        await nora.Look("closed");
        await nora.Press("Take into the history");
        await nora.Sees("Taken into the history: intolerance", nora.Card("Entries"));
        await Assertions.Expect(nora.Page.GetByRole(AriaRole.Button, new() { Name = "Take into the history" })).ToHaveCountAsync(0);

        var session = new Uri(nora.Page.Url).AbsolutePath;
        await nora.Go(session + "/summary");
        await nora.Sees("proposed, a clinician completes it");
        await nora.Look("summary-closed");
        await nora.Go(session + "/ambulance");
        await nora.Sees("What was seen and done");
        await nora.Look("ambulance");
        await nora.Go("/emergency?session=" + session.Split('/')[^1]);
        await nora.Sees("Doses for:");
        await nora.Look("emergency-session");

        // Without the server: the cards that were kept in the page.
        await nora.Go(session);
        await Assertions.Expect(nora.Page.Locator("#emergency-open")).Not.ToHaveAttributeAsync("hidden", "", new() { Timeout = 15_000 });
        Assert.Empty(nora.Complaints);
        await clinic.Kill();
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Emergency cards, as last loaded" }).ClickAsync(new() { Timeout = 40_000 });
        await nora.Sees("EPINEPHrine", nora.Page.Locator("#emergency-kept"));
        await nora.Page.ScreenshotAsync(new() { Path = Path.Combine(Checkout.Screenshots, $"closing-{screen}-{colours}-offline.png") });
    }
}
