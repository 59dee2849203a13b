using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using IvClinic.Application.Storage;
using IvClinic.Domain.Formulary;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary;

/// <summary>A published formulary and its name in records, for example "3 (9f2c41ab)".</summary>
public sealed record PublishedFormulary(int Number, string VersionText, ClinicFormulary Formulary)
{
    /// <summary>It says itself which publication it is: whoever judges by it can tell what it was judged by.</summary>
    public ClinicFormulary Formulary { get; } = Formulary with { Edition = VersionText };
}

/// <summary>The formulary in force, in memory. A new database begins with the shipped one as version 1.</summary>
public sealed class ClinicFormularies
{
    private readonly IDbContextFactory<ClinicDbContext> contexts;
    private readonly TimeProvider clock;
    private PublishedFormulary? current;

    internal ClinicFormularies(IDbContextFactory<ClinicDbContext> contexts, TimeProvider clock) => (this.contexts, this.clock) = (contexts, clock);

    /// <exception cref="InvalidOperationException">Before start-up has read it.</exception>
    public PublishedFormulary Current => current ?? throw new InvalidOperationException("The formulary is read at start-up.");

    internal async Task Load(CancellationToken cancel)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var version = await db.Set<FormularyVersion>().AsNoTracking().OrderByDescending(each => each.Number).FirstOrDefaultAsync(cancel);
        if (version is null)
        {
            var content = ClinicFormulary.ShippedBytes();
            version = new FormularyVersion
            {
                Number = 1,
                Content = content,
                Hash = Convert.ToHexStringLower(SHA256.HashData(content)),
                PublishedByName = "shipped with IvClinic",
                PublishedAt = clock.GetUtcNow(),
            };
            db.Add(version);
            await db.SaveChangesAsync(cancel);
        }

        current = new PublishedFormulary(
            version.Number,
            string.Create(CultureInfo.InvariantCulture, $"{version.Number} ({version.Hash[..8]})"),
            ClinicFormulary.Read(Encoding.UTF8.GetString(version.Content)));
    }
}
