using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>From an empty plan to one that is signed and agreed with, as clinicians do it in every journey.</summary>
internal static class PlanSteps
{
    /// <summary>A series of four for CIDP. It leaves the formulary in places, and asks for reasons there.</summary>
    public static async Task TypeImmuneGlobulin(this Person clara, string today)
    {
        await clara.BeginPlan("CIDP", "immune globulin", 0.5m, "g/kg");
        await clara.Select("Product", "Privigen");
        await clara.Choose("Route", "IV");
        await clara.Select("Diluent", "given as supplied");
        await clara.Type("Final volume", 417.5m);
        await clara.Press("Fill in the formulary's usual steps");
        await clara.Sees("41.75 g");
        await clara.TypeSeries(watchedAfterMinutes: 60);
        await clara.TypeFreedom(10, 401, 101);
        await clara.TypeCare(today, "INCAT one point lower after three courses");
    }

    /// <summary>A series of four for migraine, of a medicine that runs for twenty minutes.</summary>
    public static async Task TypeMetoclopramide(this Person clara, string today)
    {
        await clara.BeginPlan("Migraine", "metoclopramide", 10, "mg");
        await clara.Choose("Route", "IV");
        await clara.Select("Diluent", "sodium chloride 0.9%");
        await clara.Type("Final volume", 50);
        await clara.Press("Add a rate step");
        await clara.Type("Rate of step 1", 150);
        await clara.Select("Unit", "mL/h");
        await clara.TypeSeries(watchedAfterMinutes: 30);
        await clara.TypeFreedom(10, 150, 150);
        await clara.TypeCare(today, "Pain down by half within 2 hours of the start");
    }

    /// <summary>Every finding that asks for a reason gets one, in code and in words.</summary>
    public static async Task GiveReasons(this Person clara)
    {
        foreach (var asked in await clara.Page.GetByLabel("Reason to go on").AllAsync()) await asked.SelectOptionAsync(new SelectOptionValue { Index = 1 });
        foreach (var asked in await clara.Page.GetByLabel("In a sentence").AllAsync())
        {
            await asked.FillAsync("Weighed up with the patient; monitored throughout.");
            await asked.BlurAsync();
        }
    }

    /// <returns>The address of the plan.</returns>
    public static async Task<string> SaveNewPlan(this Person clara)
    {
        await clara.Press("Save as draft");
        await clara.Page.WaitForURLAsync(address => Guid.TryParse(address.Split('/')[^1], out _) && address.Contains("/plans/", StringComparison.Ordinal));
        return new Uri(clara.Page.Url).AbsolutePath;
    }

    public static async Task SignPlan(this Person clara)
    {
        var panel = clara.Card("Sign");
        await panel.GetByLabel("I sign this plan").WaitForAsync();
        var cautions = panel.GetByLabel("I have read the cautions");
        if (await cautions.CountAsync() > 0) await cautions.CheckAsync();
        await clara.Tick("I sign this plan", panel);
        await clara.Press("Sign the plan", panel);
        await clara.Sees("In review", clara.Card("Where it stands"));
    }

    /// <summary>On the page of a colleague's plan.</summary>
    public static async Task Agree(this Person tomas)
    {
        await tomas.Choose("Decision", "Agree", tomas.Card("Second person"));
        await tomas.Press("Record as second person");
        await tomas.Sees("Agreed", tomas.Card("Second person"));
    }

    private static async Task BeginPlan(this Person clara, string indication, string medicine, decimal amount, string unit)
    {
        await clara.Select("To be treated", indication);
        await clara.Page.GetByLabel("Suitability decision").SelectOptionAsync(new SelectOptionValue { Index = 1 });
        await clara.Select("Medicine", medicine);
        await clara.Type("Amount", amount);
        await clara.Select("Unit of the amount", unit);
    }

    private static async Task TypeSeries(this Person clara, int watchedAfterMinutes)
    {
        await clara.Choose("Sessions", "A series");
        await clara.Type("How many", 4);
        await clara.Type("Days apart", 21);
        await clara.Type("Vital signs every", 30);
        await clara.Type("First check after start and each change", 15);
        await clara.Type("Pain score every", 30);
        await clara.Type("Observation after the end", watchedAfterMinutes);
        await clara.Press("Add a hold criterion");
        await clara.Select("Hold when (1)", "Oxygen saturation (%)");
        await clara.Select("is", "below");
        await clara.Type("Limit", 92);
        await clara.Type("What the nurse does", "pause, call the prescriber");
    }

    private static async Task TypeFreedom(this Person clara, decimal lowest, decimal highest, decimal step)
    {
        await clara.Type("Lowest rate", lowest);
        await clara.Type("Highest rate", highest);
        await clara.Type("Largest step", step);
        await clara.Tick("After a resolved reaction below grade 3");
    }

    private static async Task TypeCare(this Person clara, string today, string goal)
    {
        await clara.Type("Rescue orders", "Epinephrine 0.5 mg IM, lateral thigh, for anaphylaxis");
        await clara.Type("Consent given on", today);
        await clara.Tick("No authorisation is required");
        await clara.Type("Goal", goal);
    }
}
