using System.Text.Json.Nodes;
using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>Adds a medicine to a draft: with the facts of another one, or with nothing decided yet.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class AddMedicine(CommandDesk desk) : UseCase<AddMedicine.Form, string>(desk)
{
    public sealed class Form : DraftForm
    {
        public string? Id { get; set; }

        public string? GenericName { get; set; }

        public string? NameShown { get; set; }

        /// <summary>Id of the medicine whose facts are copied; null: an empty one.</summary>
        public string? CopyOf { get; set; }
    }

    public sealed class FormRules : DraftFormRules<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Id).NotEmpty().Matches("^[a-z][a-z0-9_]{1,40}$").WithMessage("The short name has small letters, digits and underscores, for example “paracetamol”.");
            RuleFor(form => form.GenericName).NotEmpty().WithMessage("Enter the generic name.").IsOneLine();
            RuleFor(form => form.NameShown).NotEmpty().WithMessage("Enter the name as it is shown.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<string> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        await work.EditDraft(
            form, nameof(Form.Id),
            document => EntryWriting.AddMedicine(
                document, form.Id!, TypedText.Tidy(form.GenericName)!, TypedText.Tidy(form.NameShown)!, string.IsNullOrEmpty(form.CopyOf) ? null : form.CopyOf),
            cancel);
        return form.Id!;
    }
}

/// <summary>The expert's view: one medicine of a draft, or one part of the formulary, as JSON.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class WritePart(CommandDesk desk) : UseCase<WritePart.Form, int>(desk)
{
    public const int MostCharacters = 200_000;

    public sealed class Form : DraftForm
    {
        /// <summary>For example "medications[ketamine]" or "conditions".</summary>
        public string Path { get; set; } = "";

        public string? Json { get; set; }
    }

    public sealed class FormRules : DraftFormRules<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Json).NotEmpty().WithMessage("There is nothing here. To remove a medicine, use “Remove”.");
            RuleFor(form => form.Json).MaximumLength(MostCharacters).WithMessage($"This is too long: at most {MostCharacters} characters.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<int> Handle(Form form, CommandWork work, CancellationToken cancel) => work.EditDraft(form, nameof(Form.Json), document => Put(document, form), cancel);

    private static void Put(FormularyDocument document, Form form)
    {
        var path = new DocumentPath(form.Path);
        if (document.At(path) is null) throw new FormatException($"{path}: there is no such part.");
        JsonNode part = FormularyDocument.ParsePart(form.Json!);
        if (path.MedicineId is { } id && part["id"]?.ToString() != id) throw new FormatException($"{path.Field("id")}: the id stays “{id}”; add another medicine instead.");
        document.Set(path, part);
    }
}
