using FluentValidation;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Formulary.Drafts;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Formulary.Drafts;

/// <summary>A field of an entry as it is typed.</summary>
public sealed class FieldForm
{
    public string Name { get; set; } = "";

    public decimal? Number { get; set; }

    public string? Text { get; set; }

    internal TypedField Typed() => new(Name, Number, TypedText.Tidy(Text));
}

/// <summary>The fields of one entry of the formulary.</summary>
public abstract class EntryForm : DraftForm
{
    public List<FieldForm> Fields { get; set; } = [];
}

public sealed class EntryFormRules<TForm> : DraftFormRules<TForm>
    where TForm : EntryForm
{
    public EntryFormRules() => RuleForEach(form => form.Fields).ChildRules(row => row.RuleFor(each => each.Text).IsText());
}

/// <summary>Changes a limit, a dose or a rule of a draft.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class ChangeEntry(CommandDesk desk) : UseCase<ChangeEntry.Form, int>(desk)
{
    public sealed class Form : EntryForm
    {
        /// <summary>For example "medications[ketamine].dosing[session_total]".</summary>
        public string Path { get; set; } = "";
    }

    private protected override IValidator<Form> Rules { get; } = new EntryFormRules<Form>();

    private protected override Task<int> Handle(Form form, CommandWork work, CancellationToken cancel) =>
        work.EditDraft(form, nameof(Form.Fields), document => EntryWriting.Change(document, new DocumentPath(form.Path), form.Fields.Select(field => field.Typed())), cancel);
}

/// <summary>Adds a dose, a limit or a rule to a draft.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class AddEntry(CommandDesk desk) : UseCase<AddEntry.Form, int>(desk)
{
    public sealed class Form : EntryForm
    {
        /// <summary>Which kind of entry, by its place in a medicine or in the formulary (<see cref="EntryShape.Place"/>).</summary>
        public string? Place { get; set; }

        /// <summary>Null for an entry of the whole formulary.</summary>
        public string? MedicineId { get; set; }
    }

    public sealed class FormRules : DraftFormRules<Form>
    {
        public FormRules() => RuleFor(form => form).Must(form => ShapeOf(form) is not null).WithName(nameof(Form.Place)).WithMessage("Choose what to add.");
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    public static EntryShape? ShapeOf(Form form) => (form.MedicineId is null ? EntryShapes.OfAll : EntryShapes.OfMedicine).FirstOrDefault(shape => shape.CanBeAdded && shape.Place == form.Place);

    private protected override Task<int> Handle(Form form, CommandWork work, CancellationToken cancel) =>
        work.EditDraft(form, nameof(Form.Fields), document => EntryWriting.Add(document, ShapeOf(form)!, form.MedicineId, form.Fields.Select(field => field.Typed())), cancel);
}

/// <summary>Takes an entry, a mixture, a protocol or a whole medicine out of a draft.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class RemoveEntry(CommandDesk desk) : UseCase<RemoveEntry.Form, int>(desk)
{
    public sealed class Form : DraftForm
    {
        public string Path { get; set; } = "";
    }

    public sealed class FormRules : DraftFormRules<Form>;

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<int> Handle(Form form, CommandWork work, CancellationToken cancel) =>
        work.EditDraft(form, nameof(Form.Reason), document => EntryWriting.Remove(document, new DocumentPath(form.Path)), cancel);
}
