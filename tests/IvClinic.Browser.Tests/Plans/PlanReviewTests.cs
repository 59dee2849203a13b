using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Plans;

/// <summary>
/// A plan off protocol: a pharmacist agrees, the administrator returns it part by part, its author reads why beside each part,
/// changes and signs it, and the first version stays readable.
/// </summary>
public sealed class PlanReviewTests(Chromium chromium) : IClassFixture<Chromium>
{
    private const string DemoPassword = "look around the demo clinic";
    private const string PharmacistPassword = "amber kettle orchard 9";

    [Fact]
    public async Task Off_protocol_a_pharmacist_agrees_first_and_a_return_is_read_beside_its_part()
    {
        await using var clinic = await RunningClinic.Start(demo: true);
        var adam = await chromium.Open(clinic, "plan-review-administrator");
        await adam.SignIn("adam", DemoPassword);
        await Hire(adam);
        await adam.Go("/reviews");
        await adam.Sees("May be given already: approved for the same day");
        await adam.Sees("Awaited");
        await adam.Look("queue");

        var petra = await chromium.Open(clinic, "plan-review-pharmacist", Screen.Tablet);
        await petra.SignIn("pia", PharmacistPassword);
        await petra.Sees("Needs a second person");
        await petra.Look("second-look");
        await petra.Page.GetByRole(AriaRole.Row, new() { Name = "Novák" }).GetByRole(AriaRole.Link).ClickAsync();
        await petra.Sees("Second person");
        await petra.Choose("Decision", "Agree", petra.Card("Second person"));
        await petra.Look("plan");
        await petra.Press("Record as second person");
        await petra.Sees("Agreed", petra.Card("Second person"));
        var plan = new Uri(petra.Page.Url).AbsolutePath;

        await adam.Go(plan.Replace("/plans/", "/reviews/", StringComparison.Ordinal));
        await adam.Sees("Pia Lindgren, pharmacist");
        await adam.Choose("Decision", "Return to the clinician");
        await adam.Press("Add a reason at a part of the plan");
        await adam.Select("Part of the plan (1)", "Consent");
        await adam.Type("What is to be changed there (1)", "The date on the form cannot be read.");
        await adam.Look("return");
        await adam.Press("Record the decision");
        await adam.Sees("Returned");

        await Mend(await Author(clinic), plan);
        var complaints = string.Join("\n", adam.Complaints.Concat(petra.Complaints));
        Assert.True(complaints.Length == 0, complaints);
    }

    private async Task<Person> Author(RunningClinic clinic)
    {
        var clara = await chromium.Open(clinic, "plan-review-author");
        await clara.SignIn("clara", DemoPassword);
        return clara;
    }

    private static async Task Hire(Person adam)
    {
        await adam.Go("/staff");
        await adam.Type("Name as shown beside entries", "Pia Lindgren, pharmacist");
        await adam.Type("User name", "pia");
        await adam.Choose("Role", "Pharmacist");
        await adam.Type("First password", PharmacistPassword);
        await adam.Press("Add");
        await adam.Sees("Pia Lindgren, pharmacist", adam.Page.GetByRole(AriaRole.Table));
    }

    private static async Task Mend(Person clara, string plan)
    {
        await clara.Go(plan);
        await clara.Press("Edit");
        await clara.Sees("Came back:");
        await clara.Sees("The date on the form cannot be read.");
        await clara.Unfold("Whole vials");
        await clara.Press("Add a goal in a score");
        await clara.Select("Score (1)", "Average pain (points of 10)");
        await clara.Type("Lower by", 3);
        await clara.Type("Within", 4);
        await clara.Look("editor");
        await clara.Press("Save as draft");
        await clara.Sees("Draft", clara.Card("Where it stands"));
        var panel = clara.Card("Sign");
        var cautions = panel.GetByLabel("I have read the cautions");
        if (await cautions.CountAsync() > 0) await cautions.CheckAsync();
        await clara.Tick("I sign this plan", panel);
        await clara.Press("Sign the plan", panel);
        await clara.Sees("In review", clara.Card("Where it stands"));
        await clara.Look("signed-again");
        await clara.Follow("Version 2", clara.Card("Versions"));
        await clara.Sees("Average pain lower by 3 points of 10 within 4 weeks");
        await clara.Sees("It was returned: Consent: The date on the form cannot be read.");
        await clara.Look("version");
        await clara.Go("/plans-to-mind");
        await clara.Look("plans-to-mind");
        Assert.Empty(clara.Complaints);
    }
}
