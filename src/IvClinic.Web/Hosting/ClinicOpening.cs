using IvClinic.Application;
using IvClinic.Application.Demo;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;

namespace IvClinic.Web.Hosting;

/// <summary>Start-up before the first request, and what the console says about it.</summary>
internal static class ClinicOpening
{
    public static async Task Run(WebApplication app, DataDirectory directory, HostMode mode)
    {
        try
        {
            if (mode.IsDemo) DemoClinic.ForgetStale(directory, app.Services.GetRequiredService<TimeProvider>().GetUtcNow(), DemoZone(app));
            await app.Services.GetRequiredService<ClinicStart>().Run();
            if (mode.IsDemo) await FillDemo(app);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or InvalidDataException)
        {
            throw new StartRefusedException($"The database in {directory.Path} cannot be opened: {failure.Message}");
        }

        Console.WriteLine($"IvClinic{(mode.IsDemo ? " DEMO" : "")} keeps its data in {directory.Path}");
        if (!app.Services.GetRequiredService<ClinicZone>().IsSetUp)
        {
            Console.WriteLine("This clinic is not set up yet. Open the address below and enter this one-time token (30 minutes):");
            Console.WriteLine($"  set-up token: {app.Services.GetRequiredService<SetupToken>().Issue()}");
        }

        app.Lifetime.ApplicationStarted.Register(() => Console.WriteLine($"Open {app.Urls.FirstOrDefault() ?? "the configured address"} in a browser."));
    }

    private static async Task FillDemo(WebApplication app)
    {
        if (app.Services.GetRequiredService<ClinicZone>().IsSetUp) return;
        Console.WriteLine("Preparing the demo through the real use cases; this takes up to a minute.");
        await app.Services.GetRequiredService<DemoClinic>().Fill(DemoZone(app));
    }

    /// <summary>The hours of the demo are those of its clinic: opened at night, its day is over.</summary>
    private static string DemoZone(WebApplication app) => app.Configuration["IvClinic:DemoTimeZone"] ?? DemoClinic.UsualZone;
}
