namespace IvClinic.Web.Hosting;

/// <summary>
/// Commands of the console: they create no data, write results only to standard output, and end with an exit code.
/// A relative file is looked up where the command was typed: "dotnet run" changes the working directory.
/// </summary>
internal static class ConsoleCommands
{
    public static Func<string[], Task<int>>? Find(string name) => name switch
    {
        _ => null,
    };

    private static string FullPath(string file) =>
        Path.IsPathRooted(file) ? file : Path.Combine(Environment.GetEnvironmentVariable("PWD") ?? Environment.CurrentDirectory, file);
}
