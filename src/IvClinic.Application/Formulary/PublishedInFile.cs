using IvClinic.Application.Storage;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary;

/// <summary>The published formulary of a clinic, read from its files by a console command. Nothing is created, locked or changed.</summary>
public static class PublishedInFile
{
    /// <returns>Null where there is no database, or nothing is published in it.</returns>
    /// <exception cref="IOException">The file is there and cannot be read.</exception>
    /// <exception cref="InvalidDataException">The stored document is not the published one.</exception>
    public static PublishedFormulary? Find(string directory)
    {
        var file = Path.Combine(directory, "ivclinic.db");
        if (!File.Exists(file)) return null;
        try
        {
            using var db = new ClinicDbContext(new DbContextOptionsBuilder<ClinicDbContext>().UseSqlite(Connection(file)).Options);
            var hasTable = db.Database.SqlQueryRaw<long>("SELECT COUNT(*) AS Value FROM sqlite_master WHERE name = 'FormularyVersions'").First() > 0;
            if (!hasTable) return null;

            // Only the columns of every version of the program: the file may be one that was not migrated yet.
            var number = db.Database.SqlQueryRaw<int?>("SELECT MAX(Number) AS Value FROM FormularyVersions").First();
            if (number is not { } newest) return null;
            var content = db.Database.SqlQueryRaw<byte[]>("SELECT Content AS Value FROM FormularyVersions WHERE Number = {0}", newest).First();
            var hash = db.Database.SqlQueryRaw<string>("SELECT Hash AS Value FROM FormularyVersions WHERE Number = {0}", newest).First();
            return new FormularyVersion { Number = newest, Content = content, Hash = hash, PublishedByName = "", PublishedAt = default }.Read();
        }
        catch (SqliteException failure)
        {
            throw new IOException($"The database {file} cannot be read: {failure.Message}", failure);
        }
    }

    /// <summary>
    /// A file whose write-ahead log stands beside it is read with it, as a running clinic has it. Without one the file is
    /// whole, and is opened so that SQLite makes no files beside it.
    /// </summary>
    private static string Connection(string file) => File.Exists(file + "-wal")
        ? $"Data Source={file};Mode=ReadOnly;Pooling=False;Default Timeout=5"
        : $"Data Source=file:{Uri.EscapeDataString(file).Replace("%2F", "/", StringComparison.Ordinal)}?immutable=1;Mode=ReadOnly;Pooling=False";
}
