using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Patients;

/// <summary>The patient's picture in a clinic of its own: a pain drawn on the body, a baseline, the page that is read, two records merged and parted, a death.</summary>
public sealed class PictureTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string ClinicianPassword = "tall juniper window 12";
    private const string NursePassword = "quiet harbour lantern 7";

    [Fact]
    public async Task A_pain_is_drawn_a_baseline_recorded_the_picture_read_and_two_records_become_one_and_two_again()
    {
        await using var clinic = await RunningClinic.Start();
        await clinic.SetUp();
        await Hire(clinic);
        var clara = await chromium.Open(clinic, "picture-clara");
        await clara.SignIn("clara", ClinicianPassword);
        var chart = await Register(clara, "Aino", "H-1");
        await clara.Go("/patients");
        await clara.Page.GetByLabel("Find a patient").FillAsync("virtnaen aino");
        await clara.Sees("Similar spelling: not what was typed");
        await clara.Look("similar");
        await clara.Follow("Virtanen, Aino");
        await clara.Page.WaitForURLAsync(url => url.Contains("/patients/0", StringComparison.Ordinal));
        await clara.Ready();

        await Pain(clara);
        await Baseline(clara);
        await clara.Go(chart + "/picture");
        await clara.Sees("DN4 not complete: 1 of 10 answered, so it has no score");
        await clara.Sees("Warning sign: Injury or fall");
        await clara.Sees("41, grade IV-B");
        await clara.Look("picture");
        await Merge(clara, chart);
        await Death(clinic, chart);
        Assert.Empty(clara.Complaints);
    }

    private async Task Hire(RunningClinic clinic)
    {
        var ada = await chromium.Open(clinic, "picture-ada");
        await ada.SignIn("ada", RunningClinic.AdministratorPassword);
        await ada.Go("/staff");
        foreach (var (shown, user, role, password) in new[] { ("Dr Clara Ansari", "clara", "Clinician", ClinicianPassword), ("Nora Lindqvist, RN", "nora", "Nurse", NursePassword) })
        {
            await ada.Type("Name as shown beside entries", shown);
            await ada.Type("User name", user);
            await ada.Choose("Role", role);
            await ada.Type("First password", password);
            await ada.Press("Add");
            await ada.Sees(shown, ada.Page.GetByRole(AriaRole.Table));
        }
    }

    /// <returns>The address of the chart.</returns>
    private static async Task<string> Register(Person clara, string given, string number, bool again = false)
    {
        await clara.Go("/patients/register");
        await clara.Type("Family name", "Virtanen");
        await clara.Type("Given names", given);
        await clara.Type("Birth date", "1989-12-30");
        await clara.Select("Kind of second identifier", "Hospital number");
        await clara.Type("Second identifier", number);
        await clara.Choose("Sex for clinical rules", "Not known");
        await clara.Choose("Pregnancy is", "Not known");
        await clara.Press("Register");
        if (again)
        {
            await clara.Sees("This may be a known patient");
            await clara.Page.Locator("main input[type=checkbox]").First.CheckAsync();
            await clara.Press("Register");
        }

        await clara.Page.WaitForURLAsync(url => url.Contains("/patients/0", StringComparison.Ordinal));
        return new Uri(clara.Page.Url).AbsolutePath;
    }

    private static async Task Pain(Person clara)
    {
        var pain = clara.Card("Pain");
        await clara.Unfold("Describe a pain", pain);
        await clara.Unfold("Left side: list of regions", pain);
        await pain.GetByLabel("Left temple", new() { Exact = true }).CheckAsync();
        await clara.Sees("Picked: Left temple", pain);
        await pain.Locator(".pain-spot").First.ClickAsync();
        await clara.Sees("Picked: Left temple, Forehead", pain);
        await clara.Tick("Throbbing", pain);
        await clara.Type("Worst", 9, pain);
        await clara.Type("Now", 4, pain);
        await clara.Unfold("Neuropathic pain: DN4", pain);
        await clara.Choose("Feels like burning", "Yes", pain);
        await clara.Unfold("Warning signs", pain);
        await clara.Choose("Injury or fall before it began", "Yes", pain);
        await clara.Look("pain-form");
        await clara.Press("Record the pain", pain);
        await clara.Sees("On the body: Left temple, Forehead", pain);
    }

    private static async Task Baseline(Person clara)
    {
        var baseline = clara.Card("Condition baseline");
        await clara.Unfold("Record a baseline", baseline);
        await clara.Choose("Condition", "Migraine", baseline);
        await baseline.GetByRole(AriaRole.Button, new() { Name = "Today" }).ClickAsync();
        await clara.Type("Headache days", 14, baseline);
        var days = baseline.GetByRole(AriaRole.Group, new() { Name = "MIDAS" }).GetByRole(AriaRole.Textbox);
        for (var i = 0; i < 5; i++)
        {
            await days.Nth(i).FillAsync(i == 0 ? "37" : "1");
            await days.Nth(i).BlurAsync();
        }

        await clara.Press("Record the baseline", baseline);
        await clara.Sees("41, grade IV-B", baseline);
        await clara.Look("chart");
    }

    private static async Task Merge(Person clara, string chart)
    {
        var other = await Register(clara, "Ainoo", "H-7", again: true);
        await clara.Go(chart + "/merge");
        await clara.Page.GetByLabel("Find another known patient").FillAsync("H-7");
        await clara.Page.GetByLabel("Find another known patient").BlurAsync();
        await clara.Press("Virtanen, Ainoo");
        await clara.Sees("What they say differently");
        await clara.Type("How do you know that this is one person?", "same passport");
        await clara.Tick("I read the differences");
        await clara.Look("merge");
        await clara.Press("Merge these records");
        await clara.Sees("These records are merged.");
        await clara.Follow("Open the chart that goes on");
        await clara.Sees("it is the same person");
        await clara.Go(other);
        await clara.Sees("Merged into Virtanen, Aino");
        await clara.Look("merged-away");
        await clara.Unfold("undo the merge");
        await clara.Type("Why is this not one person?", "a cousin");
        await clara.Press("Undo the merge");
        await Assertions.Expect(clara.Page.GetByText("Nothing is recorded, booked, planned or started here.")).ToHaveCountAsync(0);
        await clara.Go(chart + "/changes");
        await clara.Sees("a cousin");
        await clara.Look("changes");
    }

    private async Task Death(RunningClinic clinic, string chart)
    {
        var nora = await chromium.Open(clinic, "picture-death", Screen.Tablet);
        await nora.SignIn("nora", NursePassword);
        await nora.Go(chart);
        var record = nora.Card("This record");
        await nora.Unfold("Record that this patient died", record);
        await nora.Type("Day of death", DateTime.Today.AddDays(-1).ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), record);
        await nora.Type("Who says so", "daughter, by telephone", record);
        await nora.Press("Record the death", record);
        await nora.Sees("Confirm that this is the patient who died.", record);
        await nora.Tick("who died", record);
        await nora.Press("Record the death", record);
        await nora.Sees("by daughter, by telephone", record);
        await nora.Look("died");
        Assert.Empty(nora.Complaints);
    }
}
