using System.Diagnostics;
using System.Globalization;

namespace IvClinic.Browser.Tests.Running;

/// <summary>Starts a process on another day by libfaketime, so that weeks of a clinic pass in a minute and the product knows nothing of it.</summary>
internal static class MovedClock
{
    private const string File = "libfaketimeMT.so.1";

    private static readonly Lock Gate = new();

    private static string? Library { get; } = OperatingSystem.IsLinux() ? Find() : null;

    /// <summary>Says that a test was not run: it takes minutes and is asked for by tests/long.sh, and without the library nobody can wait for its weeks.</summary>
    public static bool IsMissing(string test)
    {
        var isAsked = Environment.GetEnvironmentVariable("IVCLINIC_LONG_TESTS") == "1";
        if (isAsked && Library is not null) return false;
        if (isAsked) throw new InvalidOperationException("libfaketime is not installed.");
        var line = $"{test} (takes minutes: tests/long.sh)";
        Console.WriteLine("could not run: " + line);
        if (Environment.GetEnvironmentVariable("IVCLINIC_UNRUN_TESTS") is { Length: > 0 } list)
            lock (Gate) System.IO.File.AppendAllText(list, line + Environment.NewLine);
        return true;
    }

    public static void Set(ProcessStartInfo start, TimeSpan ahead)
    {
        start.Environment["LD_PRELOAD"] = Library ?? throw new InvalidOperationException("libfaketime is not installed.");
        start.Environment["FAKETIME"] = ahead.TotalSeconds.ToString("+0;-0", CultureInfo.InvariantCulture);
        // Timers go on at their own pace. The name of the setting differs from version to version.
        start.Environment["FAKETIME_DONT_FAKE_MONOTONIC"] = start.Environment["DONT_FAKE_MONOTONIC"] = "1";
    }

    private static string? Find()
    {
        string[] roots = ["/usr/lib", "/usr/lib64", "/usr/local/lib", "/lib"];
        return roots.Where(Directory.Exists).SelectMany(root => Directory.GetDirectories(root).Append(root))
            .SelectMany(folder => new[] { Path.Combine(folder, "faketime", File), Path.Combine(folder, File) }).FirstOrDefault(System.IO.File.Exists);
    }
}
