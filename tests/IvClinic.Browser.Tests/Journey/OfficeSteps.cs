using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey;

/// <summary>What an administrator does in every journey: the clinic, its people and chairs, the release of a plan.</summary>
internal static class OfficeSteps
{
    /// <summary>On the page of a clinic nobody has set up.</summary>
    public static async Task SetUp(this Person adam, RunningClinic clinic)
    {
        await adam.Type("Set-up token (from the console)", clinic.SetUpToken!);
        await adam.Type("Name of the clinic", "Rivertown Pain Clinic");
        await adam.Select("Time zone of the clinic", RunningClinic.SetUpZone);
        await adam.Type("Name as shown beside entries", "Adam Osei");
        await adam.Type("User name", "adam");
        await adam.Type("Password", RunningClinic.AdministratorPassword);
        await adam.Type("Password again", RunningClinic.AdministratorPassword);
        await adam.Press("Set up the clinic");
        await adam.SignIn("adam", RunningClinic.AdministratorPassword);
    }

    /// <summary>On the page of the staff.</summary>
    public static async Task Hire(this Person adam, string shown, string user, string role, string password)
    {
        await adam.Type("Name as shown beside entries", shown);
        await adam.Type("User name", user);
        await adam.Choose("Role", role);
        await adam.Type("First password", password);
        await adam.Press("Add");
        await adam.Sees(shown, adam.Page.GetByRole(AriaRole.Table));
    }

    /// <summary>On the page of the chairs; with a monitor.</summary>
    public static async Task AddChair(this Person adam, string name)
    {
        await adam.Type("Name", name);
        await adam.Tick("It has a monitor (continuous ECG and SpO₂)");
        await adam.Press("Add");
        await adam.Sees(name);
    }

    public static Task OpenReview(this Person adam, string plan) => adam.Go(plan.Replace("/plans/", "/reviews/", StringComparison.Ordinal));

    public static async Task Release(this Person adam, string plan)
    {
        await adam.OpenReview(plan);
        await adam.Choose("Decision", "Release");
        await adam.Press("Record the decision");
        await adam.Sees("Approved");
    }
}
