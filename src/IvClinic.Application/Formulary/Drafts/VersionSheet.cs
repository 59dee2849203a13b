using IvClinic.Application.Storage;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>A published version as it can be read for ever.</summary>
/// <param name="Changes">Against the version before it; empty for the first.</param>
public sealed record VersionOnPaper(VersionLine Line, ClinicFormulary Formulary, IReadOnlyList<ChangeLine> Changes, bool IsInForce);

/// <summary>One published version of the formulary.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator, ClinicRole.Pharmacist)]
public sealed class VersionSheet(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<int, VersionOnPaper>(desk)
{
    private protected override async Task<VersionOnPaper> Load(int query, ReadWork work, CancellationToken cancel)
    {
        var version = await work.Db.Set<FormularyVersion>().AsNoTracking().FirstOrDefaultAsync(each => each.Number == query, cancel) ?? throw new NotFoundException("This version of the formulary");
        var before = await work.Db.Set<FormularyVersion>().AsNoTracking().FirstOrDefaultAsync(each => each.Number == query - 1, cancel);
        IReadOnlyList<ChangeLine> changes = [];
        if (before is not null)
        {
            var (former, present) = (before.Document, version.Document);
            changes = ChangeWords.Of(FormularyDifference.Between(former, present), former, present);
        }

        return new VersionOnPaper(VersionLines.Of(version), version.Read().Formulary, changes, version.Number == formularies.Current.Number);
    }
}

/// <summary>The published versions by name, for whoever reads an old plan.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator, ClinicRole.Pharmacist)]
public sealed class VersionList(ReadDesk desk) : ClinicRead<VersionList.All, IReadOnlyList<VersionLine>>(desk)
{
    private const int Most = 200;

    public sealed record All;

    private protected override Task<IReadOnlyList<VersionLine>> Load(All query, ReadWork work, CancellationToken cancel) => VersionLines.Of(work.Db, Most, cancel);
}

internal static class VersionLines
{
    public static VersionLine Of(FormularyVersion version) => new(
        version.Number, FormattableString.Invariant($"{version.Number} ({version.Hash[..8]})"), version.Title, version.PublishedByName, version.PublishedAt, version.EditedByName,
        version.ApprovedByName, version.ApprovedAt);

    /// <summary>Newest first, without the documents.</summary>
    public static async Task<IReadOnlyList<VersionLine>> Of(ClinicDbContext db, int most, CancellationToken cancel) =>
        await db.Set<FormularyVersion>().AsNoTracking().OrderByDescending(version => version.Number).Take(most)
            .Select(version => new VersionLine(
                version.Number, version.Number + " (" + version.Hash.Substring(0, 8) + ")", version.Title, version.PublishedByName, version.PublishedAt, version.EditedByName,
                version.ApprovedByName, version.ApprovedAt))
            .ToListAsync(cancel);
}
