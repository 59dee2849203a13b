using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>Another version was published meanwhile: the draft's changes are put onto that one. An approval is void.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class CatchUpDraft(CommandDesk desk) : UseCase<CatchUpDraft.Form, int>(desk)
{
    public sealed class Form
    {
        public Guid DraftId { get; set; }

        public int Version { get; set; }
    }

    private protected override async Task<int> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var draft = await work.FindDraft(form.DraftId, cancel);
        work.Expect(draft, draft.Version, form.Version, "The draft");
        var inForce = await work.Db.Set<FormularyVersion>().AsNoTracking().OrderByDescending(version => version.Number).FirstAsync(cancel);
        if (inForce.Number == draft.BaseNumber) throw new IllegalStepException("The draft is made from the version in force; there is nothing to catch up with.");
        var common = await work.Db.Set<FormularyVersion>().AsNoTracking().FirstAsync(version => version.Number == draft.BaseNumber, cancel);
        var own = draft.Document;
        var merge = FormularyMerge.Of(common.Document, own, inForce.Document);
        try
        {
            merge.Document.Read();
        }
        catch (FormatException problem)
        {
            throw new IllegalStepException($"The changes do not fit the version in force: {problem.Message} Begin a new draft.");
        }

        draft.CatchUp(merge.Document, inForce.Number, work.FormularyStep());
        var lost = ChangeWords.Of(merge.NotTaken, common.Document, own).Select(line => "Not taken over, the version in force says otherwise: " + line.Sentence);
        var what = FormattableString.Invariant($"Put onto version {inForce.Number}.");
        work.Db.Add(DraftEdit.Of(draft, string.Join('\n', lost.Prepend(what)), null, work.FormularyStep()));
        work.ConcernsDraft(draft, what);
        return merge.NotTaken.Count;
    }
}
