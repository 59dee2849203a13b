using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Application.Tests;

/// <summary>A clinic on a real database file in a folder of its own, set up, with one person of each role.</summary>
internal sealed class Given : IAsyncDisposable
{
    private readonly DataDirectory directory;
    private readonly Func<ServiceProvider> host;
    private readonly List<StaffMember> hired = [];
    private ServiceProvider services;

    private Given(DataDirectory directory, Func<ServiceProvider> host, ClinicClock clock)
    {
        (this.directory, this.host, services, Clock) = (directory, host, host(), clock);
    }

    public ClinicClock Clock { get; }

    public Actor Clinician { get; private set; } = default!;

    public Actor Nurse { get; private set; } = default!;

    public Actor Administrator { get; private set; } = default!;

    public Actor Pharmacist { get; private set; } = default!;

    public T The<T>() where T : notnull => services.GetRequiredService<T>();

    /// <summary>Sunday 22 November 2026, 11:00 in Berlin, unless said otherwise.</summary>
    public static async Task<Given> Clinic(Action<IServiceCollection>? also = null, string zone = "Europe/Berlin")
    {
        var folder = DataDirectory.Open(Path.Combine(Path.GetTempPath(), "ivclinic-test-" + Guid.NewGuid().ToString("N")));
        var clock = new ClinicClock(new DateTimeOffset(2026, 11, 22, 10, 0, 0, TimeSpan.Zero));
        var given = new Given(folder, Host, clock);
        await given.The<ClinicStart>().Run();
        var problems = await given.The<ClinicSetUp>().Create(
            new SetUpForm { ClinicName = "Test clinic", TimeZoneId = zone, AdministratorName = "Ada Admin", UserName = "ada", Password = "correct-horse-battery-41" },
            demo: false, CancellationToken.None);
        Assert.Empty(problems);
        foreach (var (name, role) in new[] { ("Abel Admin", ClinicRole.Administrator), ("Dr Clara Clinician", ClinicRole.Clinician), ("Nora Nurse, RN", ClinicRole.Nurse), ("Petra Pharmacist", ClinicRole.Pharmacist) })
            given.hired.Add(await given.Staff(name, role));
        await given.SignIn();
        return given;

        ServiceProvider Host()
        {
            var registered = new ServiceCollection();
            registered.AddLogging();
            registered.AddSingleton<TimeProvider>(clock);
            also?.Invoke(registered);
            registered.AddIvClinic(folder);
            return registered.BuildServiceProvider();
        }
    }

    /// <summary>A new run of the server on the same files; the time it takes is the caller's to let pass.</summary>
    public async Task Restart(Action whileDown)
    {
        await services.DisposeAsync();
        whileDown();
        services = host();
        await The<ClinicStart>().Run();
        await SignIn();
    }

    private async Task SignIn()
    {
        // Reading the register again ends every sign-in that is not in the database: all are hired first, then they act.
        var register = The<StaffRegister>();
        await register.Reload();
        (Administrator, Clinician, Nurse, Pharmacist) = (register.ActFor(hired[0]), register.ActFor(hired[1]), register.ActFor(hired[2]), register.ActFor(hired[3]));
    }

    /// <summary>One more member of staff, able to act at once.</summary>
    public async Task<Actor> Colleague(string name, ClinicRole role)
    {
        var member = await Staff(name, role);
        var register = The<StaffRegister>();
        await register.Reload();
        return register.ActFor(member);
    }

    private async Task<StaffMember> Staff(string name, ClinicRole role)
    {
        await using var scope = services.CreateAsyncScope();
        var users = scope.ServiceProvider.GetRequiredService<UserManager<StaffMember>>();
        var member = new StaffMember { Id = Guid.CreateVersion7(), UserName = "u" + Guid.NewGuid().ToString("N"), DisplayName = name };
        Assert.True((await users.CreateAsync(member)).Succeeded);
        Assert.True((await users.AddToRoleAsync(member, role.ToString())).Succeeded);
        return member;
    }

    public async Task<Guid> Patient(string family = "Larson", string given = "Jacob", string born = "1975-03-14", string number = "X-1", bool confirmed = false)
    {
        var form = Details(family, given, born, number);
        form.ConfirmedNotDuplicate = confirmed;
        return await The<RegisterPatient>().Run(Nurse, form, Key());
    }

    public static RegisterPatient.Form Details(string? family = "Larson", string? given = "Jacob", string? born = "1975-03-14", string? number = "X-1") => new()
    {
        FamilyName = family,
        GivenNames = given,
        BirthDate = born,
        Sex = SexForRules.Female,
        PregnancyPotential = PregnancyPotential.Possible,
        IdentifierKind = IdentifierKind.Insurance,
        Identifier = number,
    };

    /// <summary>The idempotency key of a form that was just opened.</summary>
    public static Guid Key() => Guid.CreateVersion7();

    public async Task<PatientChart> Chart(Guid patientId) => (await Page(patientId)).Chart;

    /// <summary>The patient's page, as a nurse opens it.</summary>
    public Task<OpenedPatient> Page(Guid patientId) => The<PatientSheet>().Run(Nurse, new(patientId));

    public async Task<TResult> Database<TResult>(Func<ClinicDbContext, Task<TResult>> look)
    {
        await using var db = await The<IDbContextFactory<ClinicDbContext>>().CreateDbContextAsync();
        return await look(db);
    }

    public async ValueTask DisposeAsync()
    {
        await services.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        directory.Dispose();
        Directory.Delete(directory.Path, recursive: true);
    }
}
