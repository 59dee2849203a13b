using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <param name="Content">Null where the stored file is missing or changed.</param>
/// <param name="Problem">Why there is no content, in a sentence.</param>
public sealed record SentAttachment(string FileName, string MediaType, byte[]? Content, string? Problem);

/// <summary>The bytes of one attachment, compared with what was attached. Each opening is audited.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator)]
public sealed class AttachmentFile(ReadDesk desk, AttachmentStore store) : ClinicRead<Guid, SentAttachment>(desk)
{
    private protected override async Task<SentAttachment> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var row = await work.Db.Set<Attachment>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel);
        // A consent, or somebody who reads charts; for everybody else it is as if it did not exist.
        if (row is null || (row.Kind != AttachmentKind.Consent && !PaperRights.SeesCharts(work.Actor))) throw new NotFoundException("The attachment");
        work.Opened(row.PatientId, query.ToString());
        try
        {
            return new(row.FileName, FileSignature.MediaType(row.Type), await store.Read(row, cancel), null);
        }
        catch (InvalidDataException wrong)
        {
            return new(row.FileName, FileSignature.MediaType(row.Type), null, wrong.Message);
        }
    }
}
