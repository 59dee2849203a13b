using FluentValidation;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>An administrator puts an approved draft into force. From this moment every plan is judged by it, also one that was signed before.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class PublishDraft(CommandDesk desk, ClinicFormularies formularies) : UseCase<PublishDraft.Form, int>(desk)
{
    public sealed class Form : ISignedForm
    {
        public Guid DraftId { get; set; }

        /// <summary>The bytes that were read.</summary>
        public string Hash { get; set; } = "";

        /// <summary>Of the list of plans that was read (<see cref="FormularyImpact.Signature"/>).</summary>
        public string Plans { get; set; } = "";

        /// <summary>The tick that stands for the signature.</summary>
        public bool IsSigned { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.IsSigned).Equal(true).WithMessage("Tick that you have read what changes, and publish.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<int> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var draft = await work.FindDraft(form.DraftId, cancel);
        if (!string.Equals(form.Hash, draft.Hash, StringComparison.Ordinal)) throw new IllegalStepException($"{draft.LastEditorName} edited the draft after you opened it. It needs a new approval.");
        draft.Publish(formularies.Current.Number, work.FormularyStep());
        if (!string.Equals(form.Plans, await PlanImpact.SignatureNow(work.Db, cancel), StringComparison.Ordinal))
            throw new IllegalStepException("Plans were signed, edited or ended after the list of affected plans was made. Read the list again before you publish.");
        var version = new FormularyVersion
        {
            Number = draft.PublishedNumber!.Value,
            Content = draft.Content,
            Hash = draft.Hash,
            PublishedByName = work.Actor.DisplayName,
            PublishedAt = work.Now,
            Title = draft.Title,
            EditedByName = draft.LastEditorName,
            ApprovedByName = draft.ApprovedByName,
            ApprovedAt = draft.ApprovedAt,
            DraftId = draft.PublicId,
        };
        var next = version.Read();
        work.Db.Add(version);
        work.ConcernsDraft(draft, draft.Title);
        work.Publish(new LiveNotice(LiveKind.Floor));
        work.WhenCommitted(() => formularies.Switch(next));
        return version.Number;
    }
}
