using IvClinic.Application.Formulary;
using IvClinic.Application.Interop;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Cases;
using IvClinic.Domain.Scores.Cases;

namespace IvClinic.Web.Hosting;

/// <summary>
/// Commands of the console: they create no data, write results only to standard output, and end with an exit code.
/// A relative file is looked up where the command was typed: "dotnet run" changes the working directory.
/// </summary>
internal static class ConsoleCommands
{
    private const int Unusable = 2;

    private const string DirectoryOption = "--IvClinic:DataDirectory";

    private static readonly Dictionary<string, Func<string, int>> Commands = new(StringComparer.Ordinal)
    {
        ["read-referral"] = ReadReferral,
        ["verify-scores"] = VerifyScores,
    };

    public static Func<string[], Task<int>>? Find(string name) =>
        name == "verify-cases" ? arguments => Task.FromResult(VerifyCases(arguments))
        : Commands.TryGetValue(name, out var command) ? arguments => Task.FromResult(Run(name, command, arguments)) : null;

    private static int Run(string name, Func<string, int> command, string[] arguments)
    {
        if (arguments.Length != 1)
        {
            Console.Error.WriteLine($"Use: {name} FILE");
            return Unusable;
        }

        try
        {
            return command(TypedPath.Full(arguments[0]));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException or InvalidDataException)
        {
            Console.Error.WriteLine(failure.Message);
            return Unusable;
        }
    }

    /// <summary>Prints what was understood as JSON; 0. A file that is no referral: {"refused": reason}; 2.</summary>
    private static int ReadReferral(string file)
    {
        using var input = File.OpenRead(file);
        return ReferralCommand.Run(input, Console.Out);
    }

    /// <summary>
    /// Runs a case file through the safety engine; 0 only when everything agrees. By the formulary that the clinic published,
    /// where its data directory is named or stands in its usual place; otherwise by the shipped one.
    /// </summary>
    private static int VerifyCases(string[] arguments)
    {
        var (directory, rest) = DirectoryOf(arguments);
        return Run("verify-cases", file => VerifyCases(file, directory), rest);
    }

    private static int VerifyCases(string file, string? directory)
    {
        var text = File.ReadAllText(file);
        var published = PublishedInFile.Find(directory ?? DataDirectory.UsualPath(demo: false));
        if (directory is not null && published is null) throw new IOException($"There is no published formulary in {directory}.");
        Console.Error.WriteLine(published is null ? "Formulary: the shipped one." : $"Formulary: version {published.VersionText}, published in {directory ?? DataDirectory.UsualPath(demo: false)}.");
        var report = SafetyCaseRun.Run(text, published?.Formulary ?? ClinicFormulary.Shipped);
        foreach (var line in report.Lines) Console.Out.WriteLine(line);
        return report.EverythingAgrees ? 0 : 1;
    }

    /// <summary>The data directory as it is named for the server: an option, or the environment.</summary>
    private static (string? Directory, string[] Others) DirectoryOf(string[] arguments)
    {
        var rest = new List<string>();
        var named = Environment.GetEnvironmentVariable("IvClinic__DataDirectory");
        var left = new Queue<string>(arguments);
        while (left.TryDequeue(out var argument))
        {
            if (argument == DirectoryOption && left.TryDequeue(out var path)) named = path;
            else if (argument.StartsWith(DirectoryOption + "=", StringComparison.Ordinal)) named = argument[(DirectoryOption.Length + 1)..];
            else rest.Add(argument);
        }

        return (string.IsNullOrWhiteSpace(named) ? null : TypedPath.Full(named), [.. rest]);
    }

    /// <summary>Runs the worked examples of a file of scores; 0 only when everything agrees.</summary>
    private static int VerifyScores(string file)
    {
        var report = ScoreCaseRun.Run(File.ReadAllText(file));
        foreach (var line in report.Lines) Console.Out.WriteLine(line);
        return report.EverythingAgrees ? 0 : 1;
    }
}
