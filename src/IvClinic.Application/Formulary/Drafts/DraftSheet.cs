using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>A draft with everything around it.</summary>
/// <param name="Changes">Against the version it was made from.</param>
/// <param name="Edits">Newest first.</param>
/// <param name="LastRun">The last run of a case file; it may be of earlier bytes.</param>
/// <param name="InForce">The number of the version in force.</param>
public sealed record DraftOnDesk(
    FormularyDraft Draft, FormularyDocument Document, ClinicFormulary Formulary, IReadOnlyList<ChangeLine> Changes, IReadOnlyList<DraftEdit> Edits, DraftCaseRun? LastRun, int InForce)
{
    public bool IsBehind => !Draft.IsOver && Draft.BaseNumber != InForce;

    public bool HasRunOnThis => LastRun?.DraftHash == Draft.Hash;
}

/// <summary>One draft: what it changes, who made it, and how the cases went.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class DraftSheet(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<Guid, DraftOnDesk>(desk)
{
    private protected override async Task<DraftOnDesk> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var draft = await work.Db.Set<FormularyDraft>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel) ?? throw new NotFoundException("The draft");
        var common = await work.Db.Set<FormularyVersion>().AsNoTracking().FirstAsync(version => version.Number == draft.BaseNumber, cancel);
        var (former, present) = (common.Document, draft.Document);
        return new DraftOnDesk(
            draft, present, present.Read(), ChangeWords.Of(FormularyDifference.Between(former, present), former, present),
            await work.Db.Set<DraftEdit>().AsNoTracking().Where(edit => edit.DraftId == draft.Id).OrderByDescending(edit => edit.Id).ToListAsync(cancel),
            await work.Db.Set<DraftCaseRun>().AsNoTracking().Where(run => run.DraftId == draft.Id).OrderByDescending(run => run.Id).FirstOrDefaultAsync(cancel),
            formularies.Current.Number);
    }
}
