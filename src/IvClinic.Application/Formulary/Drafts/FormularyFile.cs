using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>A formulary as a file, byte for byte as it is stored.</summary>
public sealed record FormularyDownload(string FileName, byte[] Content);

/// <summary>A published version or a draft to take along.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class FormularyFile(ReadDesk desk) : ClinicRead<FormularyFile.Query, FormularyDownload>(desk)
{
    public sealed record Query(int? Number, Guid? DraftId = null);

    private protected override async Task<FormularyDownload> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        if (query.DraftId is { } id)
        {
            var draft = await work.Db.Set<FormularyDraft>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == id, cancel) ?? throw new NotFoundException("The draft");
            return new FormularyDownload($"formulary-draft-{draft.Hash[..8]}.json", draft.Content);
        }

        var version = await work.Db.Set<FormularyVersion>().AsNoTracking().FirstOrDefaultAsync(each => each.Number == query.Number, cancel) ?? throw new NotFoundException("This version of the formulary");
        version.Read();
        return new FormularyDownload(FormattableString.Invariant($"formulary-{version.Number}-{version.Hash[..8]}.json"), version.Content);
    }
}
