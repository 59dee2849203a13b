using System.Globalization;
using IvClinic.Application.Demo;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Tests.Demo;

/// <summary>The demo is made by the use cases of the clinic, for whatever moment it is opened at.</summary>
public sealed class DemoClinicTests
{
    [Theory]
    [InlineData("2026-11-26T23:20:00Z")] // 00:20 in the clinic: what runs now was begun yesterday
    [InlineData("2027-03-28T02:10:00Z")] // 04:10, three hours after the clocks went forward
    [InlineData("2026-12-31T22:40:00Z")] // 23:40: who is still to come comes next year
    public async Task The_demo_can_be_made_at_any_hour(string moment)
    {
        var folder = DataDirectory.Open(Path.Combine(Path.GetTempPath(), "ivclinic-test-" + Guid.NewGuid().ToString("N")));
        try
        {
            var parts = new ServiceCollection();
            parts.AddLogging();
            parts.AddSingleton(new SteadyClock(new ClinicClock(DateTimeOffset.Parse(moment, CultureInfo.InvariantCulture))));
            parts.AddDemo();
            parts.AddIvClinic(folder);
            await using var services = parts.BuildServiceProvider();
            await services.GetRequiredService<ClinicStart>().Run();
            await services.GetRequiredService<DemoClinic>().Fill();
            await using var db = await services.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
            Assert.Equal("Europe/Berlin", services.GetRequiredService<ClinicZone>().Zone.Id);
            var phases = await db.Set<InfusionSession>().Select(session => session.Phase).ToListAsync();
            Assert.Contains(SessionPhase.Running, phases);
            Assert.Contains(SessionPhase.Signed, phases);
        }
        finally
        {
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            folder.Dispose();
            Directory.Delete(folder.Path, recursive: true);
        }
    }
}
