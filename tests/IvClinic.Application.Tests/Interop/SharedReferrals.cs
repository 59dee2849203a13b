namespace IvClinic.Application.Tests.Interop;

/// <summary>The public referral bundles, read where they stand: shared/referrals beside the checkout, or above it.</summary>
internal static class SharedReferrals
{
    private static readonly Lock Gate = new();

    public static string? Folder { get; } = Find();

    /// <summary>Says that a test could not run, as without the folder it proves nothing.</summary>
    public static bool AreMissing(string test)
    {
        if (Folder is not null) return false;
        var line = $"{test} (shared/referrals)";
        Console.WriteLine("could not run: " + line);
        if (Environment.GetEnvironmentVariable("IVCLINIC_UNRUN_TESTS") is { Length: > 0 } list)
            lock (Gate) File.AppendAllText(list, line + Environment.NewLine);
        return true;
    }

    public static byte[] Bytes(string name) => File.ReadAllBytes(Path.Combine(Folder!, name));

    private static string? Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var candidate = Path.Combine(folder.FullName, "shared", "referrals");
            if (File.Exists(Path.Combine(candidate, "EXPECTED.json"))) return candidate;
        }

        return null;
    }
}
