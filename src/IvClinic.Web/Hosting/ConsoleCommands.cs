using IvClinic.Application.Interop;
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

    private static readonly Dictionary<string, Func<string, int>> Commands = new(StringComparer.Ordinal)
    {
        ["read-referral"] = ReadReferral,
        ["verify-cases"] = VerifyCases,
        ["verify-scores"] = VerifyScores,
    };

    public static Func<string[], Task<int>>? Find(string name) =>
        Commands.TryGetValue(name, out var command) ? arguments => Task.FromResult(Run(name, command, arguments)) : null;

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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or FormatException)
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

    /// <summary>Runs a case file through the safety engine with the shipped formulary; 0 only when everything agrees.</summary>
    private static int VerifyCases(string file)
    {
        var report = SafetyCaseRun.Run(File.ReadAllText(file), ClinicFormulary.Shipped);
        foreach (var line in report.Lines) Console.Out.WriteLine(line);
        return report.EverythingAgrees ? 0 : 1;
    }

    /// <summary>Runs the worked examples of a file of scores; 0 only when everything agrees.</summary>
    private static int VerifyScores(string file)
    {
        var report = ScoreCaseRun.Run(File.ReadAllText(file));
        foreach (var line in report.Lines) Console.Out.WriteLine(line);
        return report.EverythingAgrees ? 0 : 1;
    }
}
