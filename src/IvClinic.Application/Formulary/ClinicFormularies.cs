using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary;

/// <summary>A published formulary and its name in records, for example "3 (9f2c41ab)".</summary>
public sealed record PublishedFormulary(int Number, string VersionText, ClinicFormulary Formulary)
{
    /// <summary>It says itself which publication it is: whoever judges by it can tell what it was judged by.</summary>
    public ClinicFormulary Formulary { get; } = Formulary with { Edition = VersionText };

    /// <summary>Whether a record names this version; a number is given once.</summary>
    public bool IsNamed(string versionText) => versionText.StartsWith(FormattableString.Invariant($"{Number} ("), StringComparison.Ordinal);
}

/// <summary>The formulary in force, in memory. A new database begins with the shipped one as version 1.</summary>
public sealed class ClinicFormularies
{
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly TimeProvider clock;
    private volatile PublishedFormulary? current;

    internal ClinicFormularies(IDbContextFactory<ClinicDbContext> contexts, TimeProvider clock) => (this.contexts, this.clock) = (contexts, clock);

    /// <exception cref="InvalidOperationException">Before start-up has read it.</exception>
    public PublishedFormulary Current => current ?? throw new InvalidOperationException("The formulary is read at start-up.");

    /// <summary>The formulary this program brings; a test brings another one.</summary>
    internal Func<byte[]> Shipped { get; set; } = ClinicFormulary.ShippedBytes;

    /// <exception cref="InvalidDataException">The stored document is not the published one.</exception>
    internal async Task Load(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var version = await db.Set<FormularyVersion>().AsNoTracking().OrderByDescending(each => each.Number).FirstOrDefaultAsync(cancel);
        if (version is null)
        {
            version = FormularyVersion.Shipped(Shipped(), clock.GetUtcNow());
            db.Add(version);
            await db.SaveChangesAsync(cancel);
        }

        current = version.Read();
        await ShippedFormulary.Bring(db, version, Shipped(), clock.GetUtcNow(), cancel);
    }

    /// <summary>Puts a version into force that was just committed; whoever judges next judges by it.</summary>
    internal void Switch(PublishedFormulary next) => current = next;
}
