namespace IvClinic.Domain.Tests;

/// <summary>
/// Reference files that may stand beside the checkout in a folder "shared". Where it is absent, a test says that it could
/// not run; it does not fail.
/// </summary>
internal static class Reference
{
    private static readonly Lock Gate = new();

    /// <summary>The text of a reference file; null where it is absent, and then tests/run.sh lists the test as not run.</summary>
    public static string? Read(string name, string test)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var file = Path.Combine(folder.FullName, "shared", "reference", name);
            if (File.Exists(file)) return File.ReadAllText(file);
        }

        var line = $"{test} (shared/reference/{name})";
        Console.WriteLine("could not run: " + line);
        if (Environment.GetEnvironmentVariable("IVCLINIC_UNRUN_TESTS") is { Length: > 0 } list)
            lock (Gate) File.AppendAllText(list, line + Environment.NewLine);
        return null;
    }
}
