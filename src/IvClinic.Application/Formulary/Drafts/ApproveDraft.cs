using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>A clinician approves exactly the bytes that were read; never who edited them last.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class ApproveDraft(CommandDesk desk) : UseCase<ApproveDraft.Form, string>(desk)
{
    public sealed class Form : ISignedForm
    {
        public Guid DraftId { get; set; }

        /// <summary>The bytes that were read.</summary>
        public string Hash { get; set; } = "";

        /// <summary>Why it is right although cases fail, or none were run on it.</summary>
        public string? Remark { get; set; }

        /// <summary>The tick that stands for the signature.</summary>
        public bool IsSigned { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Remark).IsText();
            RuleFor(form => form.IsSigned).Equal(true).WithMessage("Tick that you have read the whole difference and approve it.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<string> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var draft = await work.FindDraft(form.DraftId, cancel);
        draft.Approve(form.Hash, TypedText.Tidy(form.Remark), work.FormularyStep());
        var common = await work.Db.Set<FormularyVersion>().AsNoTracking().FirstAsync(version => version.Number == draft.BaseNumber, cancel);
        if (FormularyDifference.Between(common.Document, draft.Document).Count == 0) throw new IllegalStepException("The draft says the same as the version in force: there is nothing to approve.");
        await DemandCases(form, draft, work, cancel);
        work.ConcernsDraft(draft, form.Remark);
        return draft.Hash;
    }

    private static async Task DemandCases(Form form, FormularyDraft draft, CommandWork work, CancellationToken cancel)
    {
        if (TypedText.Tidy(form.Remark) is not null) return;
        var run = await work.Db.Set<DraftCaseRun>().AsNoTracking().Where(each => each.DraftId == draft.Id && each.DraftHash == draft.Hash).OrderByDescending(each => each.Id).FirstOrDefaultAsync(cancel);
        if (run is null) throw TypedMoment.Refused(nameof(Form.Remark), "No case file was run on the draft as it stands. Run one, or write why it is not needed.");
        if (!run.EverythingAgrees)
            throw TypedMoment.Refused(nameof(Form.Remark), FormattableString.Invariant($"{run.Failed} cases fail and {run.ValuesDiffer} values differ. Write why the draft is right all the same."));
    }
}
