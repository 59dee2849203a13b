using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>What a draft would change for the plans that stand, or what a published version changed for them.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class AffectedPlans(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<AffectedPlans.Query, FormularyImpact>(desk)
{
    /// <param name="DraftId">A draft, against the version in force.</param>
    /// <param name="Number">Or a published version, against the one before it.</param>
    public sealed record Query(Guid? DraftId, int? Number = null);

    private protected override async Task<FormularyImpact> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var impact = new PlanImpact(work.Db, zone, work.Now, work.Actor.Is(ClinicRole.Clinician));
        if (query.DraftId is { } id)
        {
            var draft = await work.Db.Set<FormularyDraft>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == id, cancel) ?? throw new NotFoundException("The draft");
            return await impact.Between(formularies.Current.Formulary, draft.Document.Read() with { Edition = "draft " + draft.Hash[..8] }, cancel);
        }

        var versions = await work.Db.Set<FormularyVersion>().AsNoTracking().Where(each => each.Number == query.Number || each.Number == query.Number - 1).OrderBy(each => each.Number).ToListAsync(cancel);
        return versions is [var former, var present] ? await impact.Between(former.Read().Formulary, present.Read().Formulary, cancel) : throw new NotFoundException("This version of the formulary");
    }
}
