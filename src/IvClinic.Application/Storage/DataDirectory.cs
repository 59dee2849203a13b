namespace IvClinic.Application.Storage;

/// <summary>Where a clinic keeps everything: the database, the key ring, the audit key, backups. One process at a time.</summary>
public sealed class DataDirectory : IDisposable
{
    private readonly FileStream processLock;

    private DataDirectory(string path, FileStream processLock)
    {
        Path = path;
        this.processLock = processLock;
    }

    public string Path { get; }

    public string DatabaseFile => System.IO.Path.Combine(Path, "ivclinic.db");

    public string KeyRing => System.IO.Path.Combine(Path, "keys");

    /// <summary>Files that belong to rows of the database: the two are backed up and restored together.</summary>
    public string Attachments => System.IO.Path.Combine(Path, "attachments");

    public static string Default(bool demo) => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.Create),
        demo ? "IvClinic-demo" : "IvClinic");

    /// <summary>Where <see cref="Default"/> is or would be, without making anything.</summary>
    public static string UsualPath(bool demo) => System.IO.Path.Combine(
        Environment.GetFolderPath(Environment.SpecialFolder.LocalApplicationData, Environment.SpecialFolderOption.DoNotVerify), demo ? "IvClinic-demo" : "IvClinic");

    /// <summary>Creates the directory if needed and takes its lock.</summary>
    /// <exception cref="IOException">Another process uses the directory, or it cannot be written.</exception>
    public static DataDirectory Open(string path)
    {
        var full = System.IO.Path.GetFullPath(path);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(full);
        else Directory.CreateDirectory(full, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        try
        {
            var file = new FileStream(System.IO.Path.Combine(full, "in-use.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            return new DataDirectory(full, file);
        }
        catch (IOException failure)
        {
            throw new IOException($"The data directory {full} is in use by another IvClinic, or cannot be written.", failure);
        }
    }

    public void Dispose() => processLock.Dispose();
}
