using IvClinic.Application.Demo;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application;

/// <summary>Everything that staff do, registered for a host.</summary>
public static class ClinicServices
{
    public static IServiceCollection AddIvClinic(this IServiceCollection services, DataDirectory directory)
    {
        services.AddSingleton(directory);
        if (services.All(each => each.ServiceType != typeof(TimeProvider)))
        {
            services.TryAddSingleton(_ => new SteadyClock(TimeProvider.System));
            services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<SteadyClock>());
        }

        services.AddSingleton<SqliteConnectionPragmas>();
        services.AddPooledDbContextFactory<ClinicDbContext>((provider, options) => options
            .UseSqlite($"Data Source={directory.DatabaseFile};Foreign Keys=True;Default Timeout=5")
            .AddInterceptors(provider.GetRequiredService<SqliteConnectionPragmas>()));
        services.AddScoped(provider => provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>().CreateDbContext());

        services.AddIdentityCore<StaffMember>(options =>
            {
                options.User.RequireUniqueEmail = false;
                options.Password = new PasswordOptions
                {
                    RequiredLength = PasswordStrength.LeastCharacters,
                    RequireDigit = false,
                    RequireLowercase = false,
                    RequireUppercase = false,
                    RequireNonAlphanumeric = false,
                    RequiredUniqueChars = 1,
                };
                options.Lockout = new LockoutOptions { AllowedForNewUsers = true, MaxFailedAccessAttempts = 5, DefaultLockoutTimeSpan = TimeSpan.FromMinutes(15) };
            })
            .AddRoles<IdentityRole<Guid>>()
            .AddEntityFrameworkStores<ClinicDbContext>()
            .AddPasswordValidator<PasswordStrength>();

        services.AddSingleton<WriteGate>();
        services.AddSingleton(_ => AuditKey.LoadOrCreate(directory.Path));
        services.AddSingleton(provider => new AuditTrail(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<WriteGate>(),
            provider.GetRequiredService<AuditKey>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new StaffRegister(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ReadDesk(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<AuditTrail>(),
            provider.GetRequiredService<StaffRegister>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new FormDrafts(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(provider => new ClinicZone(provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>()));
        services.AddSingleton(provider => new ClinicFormularies(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton<CommandDesk>();
        services.AddSingleton<StaffSignIn>();
        services.AddSingleton<IdentityAtScreen>();
        services.AddSingleton<DatabaseOpening>();
        services.AddSingleton<SetupToken>();
        services.AddSingleton<ServerRun>();
        services.AddSingleton<LiveFeed>();
        services.AddHostedService(provider => provider.GetRequiredService<LiveFeed>());
        services.AddSingleton(provider => new LiveSessions(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<ClinicFormularies>(), provider.GetRequiredService<TimeProvider>()));
        services.AddHostedService<LiveClock>();
        services.AddSingleton(_ => new ClockBoard(directory));
        if (services.Any(each => each.ServiceType == typeof(SteadyClock)))
        {
            services.AddSingleton<ClockKeeping>();
            services.AddHostedService<ClockWatch>();
        }

        services.AddSingleton<AlertBoard>();
        services.AddSingleton(provider => new AlertRounds(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<WriteGate>(), provider.GetRequiredService<ClinicFormularies>(),
            provider.GetRequiredService<StaffRegister>(), provider.GetRequiredService<AlertBoard>(), provider.GetRequiredService<LiveFeed>(), provider.GetRequiredService<TimeProvider>(),
            provider.GetRequiredService<ILogger<AlertRounds>>()));
        services.AddHostedService<AlertWatch>();
        services.AddSingleton(provider => new ClinicStart(
            provider.GetRequiredService<DatabaseOpening>(), provider.GetRequiredService<StaffRegister>(), provider.GetRequiredService<ClinicZone>(),
            provider.GetRequiredService<ClinicFormularies>(), provider.GetRequiredService<Papers.AttachmentStore>(), provider.GetService<ClockKeeping>()));
        services.AddSingleton<ClinicSetUp>();
        services.TryAddSingleton(provider => new Papers.AttachmentStore(directory, provider.GetRequiredService<StaffRegister>()));

        services.AddSingleton<Interop.AcceptedItems>();
        services.AddSingleton(provider => new Scheduling.BusyChairs(
            provider.GetRequiredService<IDbContextFactory<ClinicDbContext>>(), provider.GetRequiredService<StaffRegister>(), provider.GetRequiredService<ClinicZone>(), provider.GetRequiredService<TimeProvider>()));
        foreach (var type in ClinicTypes()) services.AddSingleton(type);
        return services;
    }

    /// <summary>The demo: its clock stands still while it is being filled. Before <see cref="AddIvClinic"/>.</summary>
    public static IServiceCollection AddDemo(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new SteadyClock(TimeProvider.System));
        services.AddSingleton<DemoClock>();
        services.AddSingleton<TimeProvider>(provider => provider.GetRequiredService<DemoClock>());
        services.AddSingleton<DemoClinic>();
        return services;
    }

    /// <summary>All use cases and reads of the clinic. None of them holds state.</summary>
    public static IEnumerable<Type> ClinicTypes() =>
        typeof(ClinicServices).Assembly.GetTypes().Where(type => type is { IsAbstract: false, IsClass: true } && Kind(type) is not null);

    private static Type? Kind(Type type)
    {
        for (var parent = type.BaseType; parent is not null; parent = parent.BaseType)
        {
            if (parent.IsGenericType && (parent.GetGenericTypeDefinition() == typeof(UseCase<,>) || parent.GetGenericTypeDefinition() == typeof(ClinicRead<,>)))
                return parent;
        }

        return null;
    }
}
