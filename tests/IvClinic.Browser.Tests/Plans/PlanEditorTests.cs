using System.Globalization;
using System.Text.RegularExpressions;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;
using Xunit.Abstractions;

namespace IvClinic.Browser.Tests.Plans;

/// <summary>A clinician writes a plan that is refused, reads what would be acceptable, types it, and gives a reason that goes stale.</summary>
public sealed partial class PlanEditorTests(Chromium chromium, ITestOutputHelper output) : IClassFixture<Chromium>
{
    private const string DemoPassword = "look around the demo clinic";
    private const int TimedKeys = 40;

    [Fact]
    public async Task A_refused_dose_says_the_acceptable_one_and_a_reason_holds_only_for_the_dose_it_was_given_for()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var clara = await chromium.Open(clinic, "editor");
        await clara.SignIn("clara", DemoPassword);
        await NewPlan(clara, "Schäfer");
        await TooMuch(clara);
        await Timed(clara);
        await WithAReason(clara);
        Assert.Empty(clara.Complaints);

        var tablet = await chromium.Open(clinic, "editor-tablet", Screen.Tablet);
        await tablet.SignIn("clara", DemoPassword);
        await NewPlan(tablet, "Forsyth");
        await TooMuch(tablet);
        Assert.Empty(tablet.Complaints);
    }

    private static async Task NewPlan(Person clara, string patient)
    {
        await clara.Go("/patients");
        await clara.Page.GetByLabel("Find a patient").FillAsync(patient);
        await clara.Follow(patient);
        await clara.Page.WaitForURLAsync("**/patients/*-*");
        await clara.Go(new Uri(clara.Page.Url).AbsolutePath + "/plans/new");
        await clara.Select("To be treated", "Migraine");
        await clara.Select("Medicine", "ketorolac");
        await clara.Select("Unit of the amount", "mg");
        await clara.Choose("Route", "IV");
        await clara.Select("Diluent", "sodium chloride 0.9%");
        await clara.Type("Final volume", 50);
        await clara.Type("Injected over", 15);
    }

    /// <summary>30 mg of ketorolac over 65 years: refused while it is typed, without leaving the field.</summary>
    private static async Task TooMuch(Person clara)
    {
        var amount = clara.Page.GetByLabel("Amount", new() { Exact = true });
        var refused = clara.Page.Locator(".finding.notice-refused");
        await amount.PressSequentiallyAsync("30");
        await Assertions.Expect(refused).ToContainTextAsync("Ketorolac 30 mg in this bag is above the hard limit of 15 mg.");
        await Assertions.Expect(refused.Locator(".acceptable")).ToHaveTextAsync(AcceptableDose());
        await clara.Sees("Read as 30 mg");
        Assert.Contains("findings-amount-0-0", await amount.GetAttributeAsync("aria-describedby"), StringComparison.Ordinal);
        await Assertions.Expect(clara.Page.Locator("p[role=status]").Filter(new() { HasText = "Refused: Ketorolac 30 mg" })).ToContainTextAsync("15 mg or less");
        await clara.Look("refused-with-the-acceptable-dose");

        await amount.FillAsync("15");
        await Assertions.Expect(refused).ToHaveCountAsync(0);
        await clara.Look("acceptable-dose-typed");
    }

    /// <summary>From the key to the changed words beside the field, in the browser; printed, never a gate.</summary>
    private async Task Timed(Person clara)
    {
        await clara.Page.EvaluateAsync("""
            () => {
                window.keys = [];
                let at = 0;
                document.addEventListener('input', () => { at = performance.now(); }, true);
                new MutationObserver(() => { if (at) { window.keys.push(performance.now() - at); at = 0; } })
                    .observe(document.querySelector('.plan-editor'), { subtree: true, childList: true, characterData: true, attributes: true });
            }
            """);
        var amount = clara.Page.GetByLabel("Amount", new() { Exact = true });
        for (var key = 0; key < TimedKeys; key++)
        {
            await amount.FillAsync(key % 2 == 0 ? "30" : "15");
            await Assertions.Expect(clara.Page.Locator(".finding.notice-refused")).ToHaveCountAsync(key % 2 == 0 ? 1 : 0);
        }

        var times = (await clara.Page.EvaluateAsync<double[]>("() => window.keys")).Order().ToArray();
        var says = string.Create(CultureInfo.InvariantCulture, $"key to finding: n {times.Length}, p50 {times[times.Length / 2]:0.0} ms, p95 {times[(int)(0.95 * times.Length)]:0.0} ms, largest {times[^1]:0.0} ms");
        output.WriteLine(says);
        await File.WriteAllTextAsync(Path.Combine(Checkout.Screenshots, "typing.txt"), says);
    }

    /// <summary>200 mg of ketamine is above the soft limit of a session.</summary>
    private static async Task WithAReason(Person clara)
    {
        await clara.Select("Medicine", "ketamine");
        await clara.Press("Add a rate step");
        await clara.Type("Rate of step 1", 5);
        await clara.Select("Unit", "mL/h");
        await clara.Type("Amount", 200);
        var asked = clara.Page.Locator(".finding", new() { HasText = "above the soft limit of 150 mg per session" });
        await Assertions.Expect(asked.Locator(".acceptable")).ToContainTextAsync("Without a reason: 150 mg or less");
        await asked.GetByLabel("Reason to go on").SelectOptionAsync(new SelectOptionValue { Label = "Given before and tolerated" });
        await clara.Type("In a sentence", "Four sessions with 200 mg in May.", asked);
        await Assertions.Expect(asked.Locator(".reason-holds")).ToBeVisibleAsync();
        await clara.Look("reason-given");

        await clara.Type("Amount", 210);
        await Assertions.Expect(asked.Locator(".reason-stale")).ToContainTextAsync("dose of the session was 200 mg, is 210 mg");
        await clara.Look("reason-stale");
        await clara.Press("It holds for this too", asked);
        await Assertions.Expect(asked.Locator(".reason-holds")).ToBeVisibleAsync();
    }

    [GeneratedRegex(@"Acceptable: 15 mg or less at \d+ years\.", RegexOptions.None, 1000)]
    private static partial Regex AcceptableDose();
}
