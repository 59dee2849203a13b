using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>Ends a draft that will not be published. It stays readable.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class DiscardDraft(CommandDesk desk) : UseCase<DiscardDraft.Form, Guid>(desk)
{
    public sealed class Form
    {
        public Guid DraftId { get; set; }

        public int Version { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Write why the draft is discarded.").IsText(500);
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var draft = await work.FindDraft(form.DraftId, cancel);
        work.Expect(draft, draft.Version, form.Version, "The draft");
        draft.Discard(TypedText.Tidy(form.Reason)!, work.FormularyStep());
        work.ConcernsDraft(draft, form.Reason);
        return draft.PublicId;
    }
}
