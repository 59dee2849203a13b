using System.Globalization;
using IvClinic.Application.Papers;
using Microsoft.AspNetCore.Identity;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Logging;

namespace IvClinic.Application.Storage;

/// <summary>
/// Opens the database at start. A new file is created and migrated; a live file is never migrated in place: it is backed
/// up, a copy is migrated and checked, and the copy takes its place.
/// </summary>
internal sealed class DatabaseOpening(DataDirectory directory, IDbContextFactory<ClinicDbContext> contexts, TimeProvider clock, ILogger<DatabaseOpening> log)
{
    public async Task Open(AttachmentStore attachments, CancellationToken cancel)
    {
        if (!File.Exists(directory.DatabaseFile)) await MigrateFile(directory.DatabaseFile, cancel);
        else if (await PendingIn(directory.DatabaseFile, cancel)) await MigrateCopy(cancel);

        await using var db = await contexts.CreateDbContextAsync(cancel);
        foreach (var statement in SqliteObjects.Statements()) await db.Database.ExecuteSqlRawAsync(statement, cancel);
        await attachments.Sweep(db, cancel);
    }

    private async Task MigrateCopy(CancellationToken cancel)
    {
        var stamp = clock.GetUtcNow().ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture);
        var backups = Directory.CreateDirectory(Path.Combine(directory.Path, "backups")).FullName;
        var backup = Path.Combine(backups, $"before-migration-{stamp}.db");
        var copy = directory.DatabaseFile + ".migrating";
        File.Delete(copy);
        Copy(directory.DatabaseFile, backup);
        CopyAttachments(Path.ChangeExtension(backup, null) + "-attachments");
        Copy(directory.DatabaseFile, copy);
        await MigrateFile(copy, cancel);
        SqliteConnection.ClearAllPools();
        foreach (var suffix in new[] { "-wal", "-shm" }) File.Delete(directory.DatabaseFile + suffix);
        File.Move(copy, directory.DatabaseFile, overwrite: true);
        log.LogInformation("The database was migrated; the version before is kept in the backups folder.");
    }

    /// <summary>Through SQLite's own backup: copying the file alone would miss what stands in the write-ahead log.</summary>
    private static void Copy(string from, string to)
    {
        using var source = new SqliteConnection($"Data Source={from};Pooling=False");
        using var target = new SqliteConnection($"Data Source={to};Pooling=False");
        source.Open();
        target.Open();
        source.BackupDatabase(target);
    }

    /// <summary>A row without its file is no record: what the database points to is kept beside its backup. Half uploads are not.</summary>
    private void CopyAttachments(string to)
    {
        if (!Directory.Exists(directory.Attachments)) return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.EnumerateFiles(directory.Attachments).Where(file => !Path.HasExtension(file))) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static async Task MigrateFile(string file, CancellationToken cancel)
    {
        await using var db = Context(file);
        await db.Database.MigrateAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA journal_mode=WAL;", cancel);
        foreach (var role in Enum.GetNames<Domain.Staff.ClinicRole>())
        {
            if (!await db.Roles.AnyAsync(existing => existing.Name == role, cancel))
                db.Roles.Add(new IdentityRole<Guid>(role) { Id = Guid.CreateVersion7(), NormalizedName = role.ToUpperInvariant() });
        }

        await db.SaveChangesAsync(cancel);
        await db.Database.ExecuteSqlRawAsync("PRAGMA wal_checkpoint(TRUNCATE);", cancel);
        var verdict = await db.Database.SqlQueryRaw<string>("SELECT quick_check AS Value FROM pragma_quick_check").FirstAsync(cancel);
        if (verdict != "ok") throw new InvalidDataException("The migrated database did not pass its check; the live one was left as it is.");
    }

    private static async Task<bool> PendingIn(string file, CancellationToken cancel)
    {
        await using var db = Context(file);
        return (await db.Database.GetPendingMigrationsAsync(cancel)).Any();
    }

    private static ClinicDbContext Context(string file) => new(
        new DbContextOptionsBuilder<ClinicDbContext>().UseSqlite($"Data Source={file};Pooling=False").Options);
}
