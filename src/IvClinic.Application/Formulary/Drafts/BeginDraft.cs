using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>Begins the next version from the one in force.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class BeginDraft(CommandDesk desk) : UseCase<BeginDraft.Form, Guid>(desk)
{
    public sealed class Form
    {
        public string? Title { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Title).NotEmpty().WithMessage("Write what the next version is about.").IsOneLine(120);
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var inForce = await work.Db.Set<FormularyVersion>().AsNoTracking().OrderByDescending(version => version.Number).FirstAsync(cancel);
        var draft = FormularyDraft.Begin(Guid.CreateVersion7(), TypedText.Tidy(form.Title)!, DraftOrigin.Clinic, inForce.Number, inForce.Document, work.FormularyStep());
        work.Db.Add(draft);
        work.ConcernsDraft(draft, form.Title);
        return draft.PublicId;
    }
}
