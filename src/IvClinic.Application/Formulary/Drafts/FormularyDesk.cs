using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>One draft in the list.</summary>
public sealed record DraftLine(
    Guid DraftId, string Title, DraftOrigin Origin, DraftStatus Status, int BaseNumber, string LastEditor, DateTimeOffset EditedAt, string? ApprovedBy, int? PublishedNumber, string? DiscardReason);

/// <summary>One published version in the list.</summary>
public sealed record VersionLine(int Number, string VersionText, string? Title, string PublishedBy, DateTimeOffset PublishedAt, string? EditedBy, string? ApprovedBy, DateTimeOffset? ApprovedAt);

/// <summary>Drafts and published versions, newest first.</summary>
public sealed record DeskOverview(IReadOnlyList<DraftLine> Drafts, IReadOnlyList<VersionLine> Versions, int InForce)
{
    public IEnumerable<DraftLine> OpenDrafts => Drafts.Where(draft => draft.Status is DraftStatus.Open or DraftStatus.Approved);
}

/// <summary>Where the clinic's own formulary is made.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class FormularyDesk(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<FormularyDesk.All, DeskOverview>(desk)
{
    private const int Most = 200;

    public sealed record All;

    private protected override async Task<DeskOverview> Load(All query, ReadWork work, CancellationToken cancel) => new(
        await work.Db.Set<FormularyDraft>().AsNoTracking().OrderByDescending(draft => draft.Id).Take(Most)
            .Select(draft => new DraftLine(
                draft.PublicId, draft.Title, draft.Origin, draft.Status, draft.BaseNumber, draft.LastEditorName, draft.EditedAt, draft.ApprovedByName, draft.PublishedNumber, draft.DiscardReason))
            .ToListAsync(cancel),
        await VersionLines.Of(work.Db, Most, cancel),
        formularies.Current.Number);
}
