namespace IvClinic.Browser.Tests.Running;

/// <summary>Where things are in this checkout.</summary>
internal static class Checkout
{
    public static string Root { get; } = FindRoot();

    /// <summary>Screenshots of the last run; git ignores the folder.</summary>
    public static string Screenshots { get; } = Directory.CreateDirectory(Path.Combine(Root, "artifacts", "screenshots")).FullName;

    public static string WebProgram()
    {
        var configuration = AppContext.BaseDirectory.Contains($"{Path.DirectorySeparatorChar}Release{Path.DirectorySeparatorChar}", StringComparison.Ordinal) ? "Release" : "Debug";
        var program = Path.Combine(Root, "src", "IvClinic.Web", "bin", configuration, "net10.0", "IvClinic.Web.dll");
        return File.Exists(program) ? program : throw new FileNotFoundException("Build src/IvClinic.Web first.", program);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "IvClinic.sln"))) return folder.FullName;
        throw new DirectoryNotFoundException("IvClinic.sln was not found above the tests.");
    }
}
