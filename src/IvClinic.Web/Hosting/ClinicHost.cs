using System.Globalization;
using IvClinic.Application.Storage;

namespace IvClinic.Web.Hosting;

/// <summary>One host and one database at a time: the clinic's, or the demo's. Choosing the demo rebuilds the host.</summary>
public static class ClinicHost
{
    private static readonly string[] DemoFlags = ["--demo", "--demo=true"];

    public static async Task<int> Run(string[] args)
    {
        // Server text never follows the machine's culture: "0,5" and "0.5" are read by NumberText alone.
        CultureInfo.DefaultThreadCurrentCulture = CultureInfo.InvariantCulture;
        CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.InvariantCulture;

        // COMMAND, its arguments and --demo go before the host is built: "--demo --urls X" would bind "demo" to "--urls".
        if (args.Length > 0 && ConsoleCommands.Find(args[0]) is { } command) return await command(args[1..]);
        var mode = new HostMode { IsDemo = args.Any(DemoFlags.Contains) };
        var rest = args.Where(arg => !DemoFlags.Contains(arg)).ToArray();
        do
        {
            mode.RebuildAsDemo = false;
            try
            {
                await RunOne(rest, mode);
            }
            catch (StartRefusedException refusal)
            {
                await Console.Error.WriteLineAsync(refusal.Message);
                return 1;
            }

            mode.IsDemo |= mode.RebuildAsDemo;
        }
        while (mode.RebuildAsDemo);

        return 0;
    }

    private static async Task RunOne(string[] args, HostMode mode)
    {
        var builder = WebApplication.CreateBuilder(args);
        HostAddress.Settle(builder);
        using var directory = OpenDirectory(builder.Configuration, mode);
        builder.AddClinicWeb(directory, mode);
        var app = builder.Build();
        await using (app)
        {
            app.UseClinicWeb();
            await ClinicOpening.Run(app, directory, mode);
            await app.RunAsync();
        }
    }

    private static DataDirectory OpenDirectory(IConfiguration configuration, HostMode mode)
    {
        var named = configuration["IvClinic:DataDirectory"];
        var path = string.IsNullOrWhiteSpace(named) ? DataDirectory.Default(mode.IsDemo)
            : mode.IsDemo ? Path.Combine(TypedPath.Full(named), "demo")
            : TypedPath.Full(named);
        try
        {
            return DataDirectory.Open(path);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new StartRefusedException($"IvClinic cannot use its data directory {path}: {failure.Message}");
        }
    }
}
