using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>What every edit of a draft says: which draft, as it was read, and why.</summary>
public abstract class DraftForm
{
    public Guid DraftId { get; set; }

    /// <summary>The version of the draft that was opened.</summary>
    public int Version { get; set; }

    public string? Reason { get; set; }

    /// <summary>A source of the formulary that says so; empty: the decision of the editor.</summary>
    public string? Source { get; set; }

    /// <summary>How sure that source is.</summary>
    public string? Confidence { get; set; }
}

/// <summary>Why, and where from.</summary>
public abstract class DraftFormRules<TForm> : AbstractValidator<TForm>
    where TForm : DraftForm
{
    protected DraftFormRules()
    {
        RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why.").IsText(500);
        RuleFor(form => form.Confidence).NotEmpty().When(form => !string.IsNullOrEmpty(form.Source)).WithMessage("Say how sure the source is.");
    }
}

/// <summary>What the use cases of drafts do alike.</summary>
internal static class DraftWriting
{
    /// <exception cref="NotFoundException">There is no such draft.</exception>
    public static async Task<FormularyDraft> FindDraft(this CommandWork work, Guid publicId, CancellationToken cancel) =>
        await work.Db.Set<FormularyDraft>().AsTracking().FirstOrDefaultAsync(draft => draft.PublicId == publicId, cancel) ?? throw new NotFoundException("The draft");

    public static FormularyStep FormularyStep(this CommandWork work) => new(work.Actor.UserId, work.Actor.DisplayName, work.Now);

    /// <summary>Tells the trail and the watching screens.</summary>
    public static void ConcernsDraft(this CommandWork work, FormularyDraft draft, string? reason)
    {
        work.Concerns(null, draft.PublicId.ToString(), TypedText.Tidy(reason));
        work.Publish(new LiveNotice(LiveKind.Formulary, draft.PublicId));
    }

    /// <summary>Makes one edit: what results must be a formulary, else nothing is stored and the message names the path.</summary>
    /// <param name="field">The field of the form under which a refusal is shown.</param>
    public static async Task<int> EditDraft(this CommandWork work, DraftForm form, string field, Action<FormularyDocument> edit, CancellationToken cancel)
    {
        var draft = await work.FindDraft(form.DraftId, cancel);
        work.Expect(draft, draft.Version, form.Version, "The draft");
        var (former, present) = (draft.Document, draft.Document);
        IReadOnlyList<FormularyChange> changes;
        try
        {
            edit(present);
            changes = FormularyDifference.Between(former, present);
            if (changes.Count == 0) throw TypedMoment.Refused(field, "Nothing was changed.");
            var source = string.IsNullOrEmpty(form.Source) ? null : form.Source;
            if (source is not null && present.At(DocumentPath.Root.Field("sources").Entry(source)) is null) throw TypedMoment.Refused(nameof(DraftForm.Source), "This source is not in the list of sources.");
            new ClinicStamp(work.FormularyStep(), TypedText.Tidy(form.Reason) ?? "", source, form.Confidence).Mark(present, changes);
            present.Read();
        }
        catch (FormatException problem)
        {
            throw TypedMoment.Refused(field, problem.Message);
        }

        draft.Edit(present, work.FormularyStep());
        var what = ChangeWords.Of(changes, former, present).Select(line => line.Sentence);
        work.Db.Add(DraftEdit.Of(draft, string.Join('\n', what.Take(MostLines)), TypedText.Tidy(form.Reason), work.FormularyStep()));
        work.ConcernsDraft(draft, form.Reason);
        return draft.Version + 1;
    }

    /// <summary>An edit in the expert's view can change everything; the difference shows the rest.</summary>
    private const int MostLines = 100;
}
