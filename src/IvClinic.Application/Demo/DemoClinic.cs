using System.Globalization;
using IvClinic.Application.Interop;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Demo;

/// <summary>
/// Fills the demo's own database with a believable clinic by running the real use cases along a timeline. It is made anew
/// on each day it is opened: "today's chairs" of yesterday would mislead.
/// </summary>
public sealed class DemoClinic(IServiceProvider services, DemoClock clock, ClinicSetUp setUp, ClinicZone zone, StaffRegister register, DataDirectory directory)
{
    private const string Marker = "demo-made-on.txt";

    /// <summary>Where the invented clinic is, unless the host says another zone.</summary>
    public const string UsualZone = "Europe/Berlin";

    /// <summary>Removes a demo that was made on another day, or whose making was interrupted. Before the database is opened.</summary>
    public static void ForgetStale(DataDirectory directory, DateTimeOffset now, string zoneId)
    {
        var marker = Path.Combine(directory.Path, Marker);
        if (File.Exists(marker) && File.ReadAllText(marker).Trim() == Today(now, zoneId)) return;
        SqliteConnection.ClearAllPools();
        foreach (var file in Directory.EnumerateFiles(directory.Path, Path.GetFileName(directory.DatabaseFile) + "*")) File.Delete(file);
        File.Delete(marker);
    }

    /// <summary>Fills an empty demo. Takes some ten seconds to a minute.</summary>
    public async Task Fill(string zoneId = UsualZone)
    {
        if (zone.IsSetUp) return;
        var now = clock.GetUtcNow();
        now = new DateTimeOffset(now.Ticks - (now.Ticks % TimeSpan.TicksPerMinute), TimeSpan.Zero);
        try
        {
            clock.MoveTo(now.AddDays(-140));
            await Found(zoneId);
            var cast = new DemoCast(services);
            await cast.Hire();
            var chairs = new DemoChairs(cast);
            await chairs.SetUp();
            var timeline = new DemoTimeline(clock);
            foreach (var (person, number) in DemoPeople.All.Select((person, number) => (person, number)))
                new DemoStory(cast, timeline, chairs, services, zone, now, person, number).Schedule();
            new DemoDay(cast, services, zone, now).Schedule(timeline);
            timeline.At(now.AddHours(-2), () => Refer(cast));
            timeline.At(now.AddHours(-3), new DemoFormulary(cast, services).Draft);
            timeline.At(now.AddMinutes(-1), () => chairs.Open(zone.DateOf(now)));
            await timeline.RunUntil(now);
            // What the server says about today's chairs stands there from the first page on.
            await services.GetRequiredService<Sessions.AlertRounds>().Look();
        }
        finally
        {
            clock.Release();
        }

        await register.Reload();
        await File.WriteAllTextAsync(Path.Combine(directory.Path, Marker), Today(now, zoneId));
    }

    private async Task Found(string zoneId)
    {
        var administrator = DemoAccounts.All.Single(account => account.Role == Domain.Staff.ClinicRole.Administrator);
        var problems = await setUp.Create(
            new SetUpForm { ClinicName = "Rivertown Pain Clinic", TimeZoneId = zoneId, AdministratorName = administrator.DisplayName, UserName = administrator.UserName, Password = DemoAccounts.Password },
            demo: true,
            CancellationToken.None);
        if (problems.Count > 0) throw new InvalidOperationException(string.Join(" ", problems));
    }

    /// <summary>A referral of our own writing waits to be reviewed.</summary>
    private static Task Refer(DemoCast cast)
    {
        var sample = SampleReferrals.All[0];
        return cast.Do<ReceiveReferral, ReceiveReferral.Form, Guid[]>(cast.Clinician, new() { FileName = sample.Name, Content = sample.Bytes.ToArray() });
    }

    private static string Today(DateTimeOffset now, string zoneId) =>
        TimeZoneInfo.ConvertTime(now, TimeZoneInfo.FindSystemTimeZoneById(zoneId)).ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
