namespace IvClinic.Domain.Tests;

/// <summary>
/// Reference files that may stand beside the checkout in a folder "shared". Where it is absent, a test says that it could
/// not run; it does not fail.
/// </summary>
internal static class Reference
{
    private static readonly Lock Gate = new();

    /// <summary>The text of a reference file; null, and a line in could-not-run.txt beside the tests, where it is absent.</summary>
    public static string? Read(string name, string test)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "reference", name);
            if (File.Exists(file)) return File.ReadAllText(file);
        }

        var line = $"could not run: {test} (shared/reference/{name} is not beside the checkout)";
        Console.WriteLine(line);
        lock (Gate) File.AppendAllText(Path.Combine(AppContext.BaseDirectory, "could-not-run.txt"), line + Environment.NewLine);
        return null;
    }
}
