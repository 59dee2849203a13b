using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Suitability;

/// <summary>
/// A clinician decides with the reasons beside each medicine, the nurse does what must be done first, the administrator files
/// what the payer agreed to, and the referrer gets a letter.
/// </summary>
public sealed class SuitabilityTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string Password = "look around the demo clinic";

    [Fact]
    public async Task From_the_decision_over_its_tasks_to_letter_attachment_and_authorisation()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var clara = await chromium.Open(clinic, "suitability");
        await clara.SignIn("clara", Password);
        var chart = await Decide(clara);
        await Letter(clara, chart);

        var nora = await chromium.Open(clinic, "suitability-nurse", Screen.Tablet);
        await nora.SignIn("nora", Password);
        await Tasks(nora, chart);
        await Attach(nora);

        var adam = await chromium.Open(clinic, "suitability-administrator");
        await adam.SignIn("adam", Password);
        await File(adam, chart);
        Assert.Empty(clara.Complaints);
        Assert.Empty(nora.Complaints);
        Assert.Empty(adam.Complaints);
    }

    private static async Task<string> Decide(Person clara)
    {
        await clara.Go("/patients");
        await clara.Follow("Schäfer");
        await clara.Page.WaitForURLAsync("**/patients/*-*");
        var chart = new Uri(clara.Page.Url).AbsolutePath;
        await clara.Go(chart + "/suitability");
        await clara.Choose("To be treated", "CIDP");
        await clara.Choose("Reason", "There is no oral form");
        var candidate = clara.Page.Locator(".candidate", new() { HasText = "This clinic:" }).First;
        await Assertions.Expect(candidate).ToContainTextAsync("n =");
        await clara.Sees("Usable after:");
        await clara.Page.Locator(".candidate", new() { HasText = "immune globulin" }).Locator("input[type=checkbox]").CheckAsync();
        await clara.Choose("IV treatment", "Suits");
        await clara.Type("Why you decide so", "Grip strength falls; steroids were not tolerated.");
        await clara.Press("In 90 days");
        await clara.Look("candidates");
        var why = clara.Page.GetByLabel("although a reason is needed");
        if (await why.CountAsync() > 0) await why.First.FillAsync("The values are awaited.");
        await clara.Tick("I sign this decision as");
        await clara.Press("Sign the decision");
        await clara.Sees("Saved");
        await Assertions.Expect(clara.Page.Locator("#to-do .pill", new() { HasText = "To do" }).First).ToBeVisibleAsync();
        await clara.Look("decided");
        return chart;
    }

    private static async Task Letter(Person clara, string chart)
    {
        await clara.Go(await clara.Page.GetByRole(AriaRole.Link, new() { Name = "Letter to the referrer" }).First.GetAttributeAsync("href") ?? "");
        await clara.Sees("To the referring colleague");
        await clara.Sees("Grip strength falls");
        await clara.Sees("To be done first");
        await clara.Page.EmulateMediaAsync(new() { Media = Media.Print });
        await clara.Look("letter");
        await clara.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        await clara.Go(chart + "/suitability");
    }

    private static async Task Tasks(Person nora, string chart)
    {
        await nora.Go("/to-do");
        await nora.Look("to-do");
        await nora.Go(chart);
        var task = nora.Page.Locator("#to-do li", new() { HasText = "To do" }).First;
        await nora.Press("Done, or not needed", task);
        await nora.Choose("How it ended", "Done", nora.Page.Locator("#to-do"));
        await nora.Type("The result and where it comes from, or why it is not needed", "Letter of the laboratory of 20 November", nora.Page.Locator("#to-do"));
        await nora.Press("Close the task", nora.Page.Locator("#to-do"));
        await nora.Sees("Closed (", nora.Page.Locator("#to-do"));
    }

    private static async Task Attach(Person nora)
    {
        var card = nora.Card("Attachments");
        await nora.Unfold("Attach a file", card);
        await nora.Choose("What it is", "ECG", card);
        await nora.Type("Date of the document", "2026-11-20", card);
        await card.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ecg.pdf", MimeType = "application/pdf", Buffer = "<html>not a PDF</html>"u8.ToArray() });
        await nora.Sees("This is not a PDF, PNG or JPEG file", card);
        await card.Locator("input[type=file]").SetInputFilesAsync(new FilePayload { Name = "ecg.pdf", MimeType = "application/pdf", Buffer = "%PDF-1.7 twelve leads"u8.ToArray() });
        await nora.Sees("Received:", card);
        await nora.Press("Attach", card.Locator("form"));
        var link = card.GetByRole(AriaRole.Link, new() { Name = "ecg.pdf" });
        await Assertions.Expect(link).ToBeVisibleAsync();
        var answer = await nora.Page.APIRequest.GetAsync(new Uri(new Uri(nora.Page.Url), await link.GetAttributeAsync("href")).ToString());
        Assert.Equal("%PDF-1.7 twelve leads", await answer.TextAsync());
        Assert.StartsWith("attachment", answer.Headers["content-disposition"], StringComparison.Ordinal);
        Assert.Equal("nosniff", answer.Headers["x-content-type-options"]);
        Assert.Contains("sandbox", answer.Headers["content-security-policy"], StringComparison.Ordinal);
        await nora.Look("chart");
    }

    private static async Task File(Person adam, string chart)
    {
        await adam.Go("/expiring");
        await adam.Look("expiring");
        await adam.Go(chart + "/papers");
        await adam.SeesNo("ecg.pdf");
        await adam.SeesNo("Schäfer");
        var card = adam.Card("Authorisations");
        await adam.Unfold("Record an authorisation", card);
        await adam.Type("Reference", "GHF-9", card);
        await adam.Type("Payer", "General Health Fund", card);
        await adam.Page.GetByLabel("For which medicine").SelectOptionAsync("ivig_10");
        await adam.Type("Units authorised", 240, card);
        await adam.Select("Counted in", "g", card);
        await adam.Type("First day", "2026-11-01", card);
        await adam.Type("Last day of the authorisation", "2027-04-30", card);
        await adam.Press("Record the authorisation", card);
        await adam.Sees("0 g of 240 g used", card);
        await adam.Look("papers");
    }
}
