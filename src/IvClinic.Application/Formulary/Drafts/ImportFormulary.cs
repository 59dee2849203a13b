using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>Reads a formulary from a file into a draft. Nothing of it is in force.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class ImportFormulary(CommandDesk desk) : UseCase<ImportFormulary.Form, Guid>(desk)
{
    public sealed class Form
    {
        public string? Title { get; set; }

        public string FileName { get; set; } = "";

        public byte[] Content { get; set; } = [];
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Title).NotEmpty().WithMessage("Write what the file is.").IsOneLine(120);
            RuleFor(form => form.FileName).IsOneLine();
            RuleFor(form => form.Content).Must(content => content.Length > 0).WithMessage("Choose a file that is not empty.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        var document = Read(form.Content);
        var inForce = await work.Db.Set<FormularyVersion>().AsNoTracking().OrderByDescending(version => version.Number).FirstAsync(cancel);
        if (FormularyDifference.Between(inForce.Document, document).Count == 0)
            throw TypedMoment.Refused(nameof(Form.Content), FormattableString.Invariant($"The file says the same as version {inForce.Number}, which is in force."));
        var draft = FormularyDraft.Begin(Guid.CreateVersion7(), TypedText.Tidy(form.Title)!, DraftOrigin.Imported, inForce.Number, document, work.FormularyStep());
        work.Db.Add(draft);
        await work.Db.SaveChangesAsync(cancel); // the list of edits points to the draft's row
        work.Db.Add(DraftEdit.Of(draft, $"Read from the file {form.FileName}.", null, work.FormularyStep()));
        work.ConcernsDraft(draft, form.FileName);
        return draft.PublicId;
    }

    private static FormularyDocument Read(byte[] content)
    {
        try
        {
            var document = FormularyDocument.Parse(content);
            document.Read();
            return document;
        }
        catch (FormatException problem)
        {
            throw TypedMoment.Refused(nameof(Form.Content), problem.Message);
        }
    }
}
