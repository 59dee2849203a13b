using IvClinic.Application;
using IvClinic.Application.Demo;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Bench;

/// <summary>A clinic in a temporary folder with one nurse; removed at the end.</summary>
internal sealed class BenchClinic : IAsyncDisposable
{
    private readonly DataDirectory directory;
    private readonly ServiceProvider services;

    private BenchClinic(DataDirectory directory, ServiceProvider services) => (this.directory, this.services) = (directory, services);

    public Actor Nurse { get; private set; } = default!;

    /// <summary>Only in the demo.</summary>
    public Actor Clinician { get; private set; } = default!;

    /// <summary>Only in the demo.</summary>
    public Actor Administrator { get; private set; } = default!;

    public string DatabaseFile => directory.DatabaseFile;

    public T The<T>() where T : notnull => services.GetRequiredService<T>();

    public ClinicDbContext Context() => The<IDbContextFactory<ClinicDbContext>>().CreateDbContext();

    /// <summary>The demo, filled by its use cases, with its three people.</summary>
    public static async Task<BenchClinic> OpenDemo()
    {
        var folder = DataDirectory.Open(Path.Combine(Path.GetTempPath(), "ivclinic-bench-" + Guid.NewGuid().ToString("N")));
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddDemo();
        parts.AddIvClinic(folder);
        var clinic = new BenchClinic(folder, parts.BuildServiceProvider());
        await clinic.The<ClinicStart>().Run();
        await clinic.The<DemoClinic>().Fill();
        await using var scope = clinic.services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        async Task<Actor> Of(ClinicRole role) => clinic.The<StaffRegister>().ActFor((await users.FindByNameAsync(DemoAccounts.All.First(account => account.Role == role).UserName))!);
        (clinic.Nurse, clinic.Clinician, clinic.Administrator) = (await Of(ClinicRole.Nurse), await Of(ClinicRole.Clinician), await Of(ClinicRole.Administrator));
        return clinic;
    }

    public static async Task<BenchClinic> Open()
    {
        var folder = DataDirectory.Open(Path.Combine(Path.GetTempPath(), "ivclinic-bench-" + Guid.NewGuid().ToString("N")));
        var parts = new ServiceCollection();
        parts.AddLogging();
        parts.AddIvClinic(folder);
        var clinic = new BenchClinic(folder, parts.BuildServiceProvider());
        await clinic.The<ClinicStart>().Run();
        var nobodyKnows = Guid.NewGuid().ToString("N");
        await clinic.The<ClinicSetUp>().Create(
            new SetUpForm { ClinicName = "Bench", TimeZoneId = "Europe/Berlin", AdministratorName = "Ada Admin", UserName = "ada", Password = nobodyKnows },
            demo: false, CancellationToken.None);
        await using var scope = clinic.services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { Id = Guid.CreateVersion7(), UserName = "nora", DisplayName = "Nora Nurse, RN" };
        await users.CreateAsync(member);
        await users.AddToRoleAsync(member, nameof(ClinicRole.Nurse));
        await clinic.The<StaffRegister>().Reload();
        clinic.Nurse = clinic.The<StaffRegister>().ActFor(member);
        return clinic;
    }

    public Task<Guid> Patient() => The<RegisterPatient>().Run(
        Nurse,
        new() { FamilyName = "Bench", GivenNames = "Bea", BirthDate = "1975-03-14", Sex = SexForRules.Female, PregnancyPotential = PregnancyPotential.NotPossible, IdentifierKind = IdentifierKind.Insurance, Identifier = "B-1" },
        Guid.CreateVersion7());

    /// <summary>A connection of its own with the pragmas of the application.</summary>
    public SqliteConnection Raw()
    {
        var connection = new SqliteConnection($"Data Source={DatabaseFile};Pooling=False");
        connection.Open();
        using var pragmas = connection.CreateCommand();
        pragmas.CommandText = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000;";
        pragmas.ExecuteNonQuery();
        return connection;
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        SqliteConnection.ClearAllPools();
        directory.Dispose();
        Directory.Delete(directory.Path, recursive: true);
    }
}
