using System.Globalization;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Scheduling;

/// <summary>The administrator closes a day, the nurse books a series around it, moves one infusion by hand and by form, and gives one up.</summary>
public sealed class CalendarJourneyTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";

    [Fact]
    public async Task A_series_with_a_conflict_is_booked_moved_and_given_up_to_who_waits()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        // Later than anything the demo has booked.
        var first = DateTime.Today.AddDays(40).AddHours(9);
        var adam = await chromium.Open(clinic, "calendar-adam", Screen.Tablet);
        await adam.SignIn("adam", Password);
        await adam.Go("/opening-hours");
        await adam.Look("opening-hours");
        await adam.Type("First day", Day(first));
        await adam.Type("Reason", "Water pipe is mended");
        await adam.Press("Add the closure");
        await adam.Sees("Water pipe is mended", adam.Card("Closures"));
        await adam.Go("/calendar");
        await adam.Look("calendar");

        var nora = await chromium.Open(clinic, "calendar-nora");
        await nora.SignIn("nora", Password);
        foreach (var address in (string[])["/calendar", "/day", "/calendar?view=week", "/waiting-list", "/my-calendar"])
        {
            await nora.Go(address);
            await nora.Look(address.Trim('/').Replace("?view=", "-", StringComparison.Ordinal));
        }

        await Feed(nora);
        await Series(nora, first);
        var next = first.AddDays(1);
        await nora.Go("/calendar?date=" + Day(next));
        await MoveByForm(nora, next);
        await MoveByHand(nora);
        await nora.Press("Cancel or no-show");
        await nora.Tick("Cancelled");
        await nora.Type("Reason", "Is travelling");
        await nora.Press("Take off the day");
        await nora.Sees("is free now");
        await nora.Look("given-up");
        await nora.Press("Book it for them");
        await nora.Sees("✓ Booked");
        await Assertions.Expect(nora.Page.Locator("section[aria-label='Chair 2'] .visit", new() { HasText = "Lefèvre" })).ToContainTextAsync("08:00");
        Assert.Empty(nora.Complaints);
        Assert.Empty(adam.Complaints);
    }

    /// <summary>A plan that is approved and not booked: three infusions; the first day turns out to be closed, and all move by a day.</summary>
    private static async Task Series(Person nora, DateTime first)
    {
        await nora.Go("/patients");
        await nora.Go((await nora.Page.Locator("main a[href*='/patients/']", new() { HasText = "Mbeki" }).First.GetAttributeAsync("href"))!);
        await nora.Go((await nora.Page.Locator("main a[href*='/plans/0']").First.GetAttributeAsync("href"))!);
        var card = nora.Card("Appointments of this plan");
        await nora.Unfold("Book the series", card);
        await nora.Select("Chair for all", "Chair 1, monitor", card);
        await nora.Type("First infusion", first.ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture), card);
        await nora.Press("Show the times", card);
        await nora.Sees("Water pipe is mended", card);
        await nora.Look("series-conflict");
        await nora.Press("Book all", card);
        await nora.Sees("Not saved.", card);
        await card.Locator(".series-times li").First.GetByRole(AriaRole.Button, new() { Name = "Chair 1" }).First.ClickAsync();
        await nora.Sees(": all free", card);
        await nora.Press("Book all", card);
        await Assertions.Expect(card.Locator(".booked li")).ToHaveCountAsync(3);
        await nora.Look("series-booked");
    }

    private static async Task MoveByForm(Person nora, DateTime day)
    {
        await nora.Page.Locator(".visit", new() { HasText = "Mbeki" }).ClickAsync();
        await nora.Type("To time", day.AddHours(1).ToString("yyyy-MM-ddTHH:mm", CultureInfo.InvariantCulture));
        await nora.Sees("Free", nora.Card("Chosen appointment"));
        await nora.Look("move");
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        await Assertions.Expect(nora.Page.Locator(".visit", new() { HasText = "Mbeki" })).ToContainTextAsync("10:00");
    }

    private static async Task MoveByHand(Person nora)
    {
        var visit = nora.Page.Locator(".visit", new() { HasText = "Mbeki" });
        await visit.DragToAsync(nora.Page.Locator("section[aria-label='Chair 2'] [data-at='08:00']"), new() { SourcePosition = new() { X = 20, Y = 6 } });
        await nora.Sees("Free", nora.Card("Chosen appointment"));
        await nora.Page.GetByRole(AriaRole.Button, new() { Name = "Move", Exact = true }).ClickAsync();
        var moved = nora.Page.Locator("section[aria-label='Chair 2'] .visit", new() { HasText = "Mbeki" });
        await Assertions.Expect(moved).ToContainTextAsync("08:00");
        await moved.ClickAsync();
    }

    private static async Task Feed(Person nora)
    {
        await nora.Press("Make an address");
        var address = (await nora.Page.Locator(".feed-address").InnerTextAsync()).Trim();
        await nora.Look("my-calendar-made");
        var answer = await nora.Page.APIRequest.GetAsync(address);
        Assert.Equal((200, "text/calendar; charset=utf-8"), (answer.Status, answer.Headers["content-type"]));
        Assert.Contains("BEGIN:VEVENT", await answer.TextAsync(), StringComparison.Ordinal);
        Assert.Equal(404, (await nora.Page.APIRequest.GetAsync(address.Replace(".ics", "x.ics", StringComparison.Ordinal))).Status);
    }

    private static string Day(DateTime date) => date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
