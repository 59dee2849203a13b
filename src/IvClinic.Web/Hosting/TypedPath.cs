namespace IvClinic.Web.Hosting;

/// <summary>A path as typed in a shell: "dotnet run" changes the working directory, the shell's own stands in PWD.</summary>
internal static class TypedPath
{
    public static string Full(string path) => Path.IsPathRooted(path)
        ? path
        : Path.GetFullPath(Path.Combine(Environment.GetEnvironmentVariable("PWD") ?? Environment.CurrentDirectory, path));
}
