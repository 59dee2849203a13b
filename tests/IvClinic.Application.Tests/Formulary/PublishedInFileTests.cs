using IvClinic.Application.Formulary;
using IvClinic.Application.Storage;

namespace IvClinic.Application.Tests.Formulary;

/// <summary>What "verify-cases" reads of a clinic's files.</summary>
public sealed class PublishedInFileTests
{
    [Fact]
    public async Task The_newest_published_version_is_read_while_the_clinic_runs()
    {
        await using var given = await Given.Clinic();
        await given.Published(100m);

        var published = PublishedInFile.Find(given.The<DataDirectory>().Path);

        Assert.Equal(given.The<ClinicFormularies>().Current.VersionText, published!.VersionText);
        Assert.Equal(100m, published.Formulary.Medicines["ketamine"].Dosing.Single(row => row.Id == "session_total").HardSession.Single().Value);
    }

    [Fact]
    public void Where_there_is_no_database_none_is_made()
    {
        var folder = Directory.CreateTempSubdirectory("ivclinic-test-").FullName;

        Assert.Null(PublishedInFile.Find(folder));
        Assert.Empty(Directory.EnumerateFileSystemEntries(folder));
        Assert.Null(PublishedInFile.Find(Path.Combine(folder, "nowhere")));
        Directory.Delete(folder);
    }

    [Fact]
    public async Task A_clinic_that_is_closed_is_read_without_a_trace()
    {
        var folder = Directory.CreateTempSubdirectory("ivclinic-test-").FullName;
        await using (var given = await Given.Clinic())
        {
            await given.Published(100m);
            Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
            await given.Database(async db => await Microsoft.EntityFrameworkCore.RelationalDatabaseFacadeExtensions.ExecuteSqlRawAsync(db.Database, "PRAGMA wal_checkpoint(TRUNCATE)"));
            File.Copy(given.The<DataDirectory>().DatabaseFile, Path.Combine(folder, "ivclinic.db"));
        }

        Assert.Equal(2, PublishedInFile.Find(folder)!.Number);
        Assert.Equal(["ivclinic.db"], Directory.EnumerateFileSystemEntries(folder).Select(Path.GetFileName));
        Directory.Delete(folder, recursive: true);
    }

    [Fact]
    public void A_file_that_is_no_database_is_refused_in_words()
    {
        var folder = Directory.CreateTempSubdirectory("ivclinic-test-").FullName;
        File.WriteAllText(Path.Combine(folder, "ivclinic.db"), new string('x', 5000));

        Assert.Contains("cannot be read", Assert.Throws<IOException>(() => PublishedInFile.Find(folder)).Message, StringComparison.Ordinal);
        Directory.Delete(folder, recursive: true);
    }
}
