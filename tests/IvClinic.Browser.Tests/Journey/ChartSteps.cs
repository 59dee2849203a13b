using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>From a referral file to a decided suitability, as a clinician does it in every journey.</summary>
internal static class ChartSteps
{
    public static async Task Upload(this Person clara, string sample)
    {
        await clara.Page.GetByLabel("Referral file").SetInputFilesAsync(Path.Combine(Checkout.Root, "src", "IvClinic.Application", "Interop", "Samples", sample));
        await clara.Sees("Who is it?");
    }

    public static async Task AcceptAll(this Person clara)
    {
        foreach (var item in await clara.Page.Locator("li:has(> .review-item)").AllAsync())
        {
            var accept = item.GetByLabel("Accept", new() { Exact = true });
            if (await accept.CountAsync() == 0) continue;
            await accept.CheckAsync();
            // What is taken over can be changed: its fields say that the press has arrived.
            await Assertions.Expect(item.Locator(".review-fields")).ToBeVisibleAsync();
        }
    }

    public static async Task ConfirmLists(this Person clara)
    {
        foreach (var list in (string[])["Conditions", "Allergies and intolerances", "Home medicines"])
        {
            var answer = clara.Card(list).GetByRole(AriaRole.Button, new() { Name = "These are all" }).Or(clara.Card(list).GetByRole(AriaRole.Button, new() { Name = "Asked: none" }));
            await answer.ClickAsync();
            await Assertions.Expect(answer).ToHaveCountAsync(0);
        }
    }

    public static async Task RecordHomeMedicine(this Person clara, string ingredient, string asWritten)
    {
        var taken = clara.Card("Home medicines");
        await clara.Unfold("Add a home medicine", taken);
        await clara.Type("Ingredient", ingredient, taken);
        await clara.Type("As written on the list", asWritten, taken);
        await clara.Press("Record the medicine", taken);
        await clara.Sees(ingredient, taken.Locator(".entries"));
    }

    public static async Task DescribePain(this Person clara, string where, string like)
    {
        var pain = clara.Card("Pain");
        await clara.Unfold("Describe a pain", pain);
        await clara.Type("Where, in words", where, pain);
        await clara.Type("What it is like, in other words", like, pain);
        await clara.Type("Since", "2019", pain);
        await clara.Type("Worst", 9, pain);
        await clara.Type("Average", 7, pain);
        await clara.Press("Record the pain", pain);
        await clara.Sees("worst 9 of 10", pain);
    }

    /// <summary>The first that is recorded; pressed twice, and recorded once.</summary>
    public static async Task RecordTried(this Person clara, string medicine, string dose, string outcome)
    {
        var tried = clara.Card("What was tried");
        await clara.Unfold("Add what was tried", tried);
        await clara.Type("Medicine or treatment", medicine, tried);
        await clara.Type("Dose", dose, tried);
        await clara.Type("For how long", 12, tried);
        await clara.Choose("By mouth", "Yes", tried);
        await clara.Choose("How it went", outcome, tried);
        await clara.DoubleClick("Record what was tried", tried);
        await clara.Sees(outcome, tried.Locator(".entries"));
        await clara.Sees("Saved", tried);
        await clara.SeesNo("Not saved", tried);
        await Assertions.Expect(tried.Locator(".entries > li")).ToHaveCountAsync(1);
    }

    public static async Task Measure(this Person clara, string what, decimal value, string? unit, string day)
    {
        var card = clara.Card("Measurements and laboratory");
        if (!await card.Locator("details").First.EvaluateAsync<bool>("each => each.open")) await clara.Unfold("Add a measurement", card);
        var before = await card.Locator(".entries > li").CountAsync();
        await clara.Select("What", what, card);
        await clara.Type("Value", value, card);
        if (unit is not null) await clara.Choose("Unit", unit, card);
        await clara.Type("Measured on", day, card);
        await clara.Press("Record the measurement", card);
        await Assertions.Expect(card.Locator(".entries > li")).ToHaveCountAsync(before + 1);
    }

    public static async Task RuleOutPregnancy(this Person clara, string day)
    {
        var pregnancy = clara.Card("Pregnancy and contraception");
        await clara.Unfold("Record an answer", pregnancy);
        await clara.Choose("Pregnancy", "Does not apply", pregnancy);
        await clara.Choose("Contraception", "Does not apply", pregnancy);
        await clara.Type("Answered on", day, pregnancy);
        await clara.Press("Record the answer", pregnancy);
    }

    /// <summary>The form of the decision is filled in but for its reasons: it suits, for 90 days.</summary>
    public static async Task DecideItSuits(this Person clara, string why)
    {
        await clara.Choose("IV treatment", "Suits");
        await clara.Type("Why you decide so", why);
        await clara.Press("In 90 days");
        await clara.Tick("I sign this decision");
        await clara.Press("Sign the decision");
        await clara.Sees(why, clara.Card("Decided before"));
    }
}
