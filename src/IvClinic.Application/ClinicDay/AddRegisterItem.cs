using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Live;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>Opens a page of the register: from now on this medicine is kept in it.</summary>
[AllowedTo(ClinicRole.Administrator, ClinicRole.Clinician)]
public sealed class AddRegisterItem(CommandDesk desk, ClinicFormularies formularies) : UseCase<AddRegisterItem.Form, Guid>(desk)
{
    public sealed class Form
    {
        /// <summary>Its id in the formulary.</summary>
        public string? Medicine { get; set; }

        public string? Strength { get; set; }

        public string? PackForm { get; set; }

        public StockUnit? Unit { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Medicine).NotEmpty().WithMessage("Choose the medicine.");
            RuleFor(form => form.Strength).NotEmpty().WithMessage("Enter the strength from the label, for example 50 mg/mL.").IsOneLine(60);
            RuleFor(form => form.PackForm).NotEmpty().WithMessage("Enter the form, for example: vial of 10 mL.").IsOneLine(60);
            RuleFor(form => form.Unit).NotNull().WithMessage("Choose what is counted.").IsInEnum();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<Guid> Handle(Form form, CommandWork work, CancellationToken cancel)
    {
        if (!formularies.Current.Formulary.Medicines.ContainsKey(form.Medicine!)) throw TypedMoment.Refused(nameof(Form.Medicine), "This medicine is not in the formulary.");
        var (strength, pack) = (TypedText.Tidy(form.Strength)!, TypedText.Tidy(form.PackForm)!);
        var known = await work.Db.Set<RegisterItem>().AsNoTracking().Where(item => item.Medicine == form.Medicine).ToListAsync(cancel);
        if (known.Exists(item => string.Equals(item.Strength, strength, StringComparison.OrdinalIgnoreCase) && string.Equals(item.Form, pack, StringComparison.OrdinalIgnoreCase)))
            throw TypedMoment.Refused(nameof(Form.Strength), "This strength and form has a page already.");
        var item = new RegisterItem(Guid.CreateVersion7(), form.Medicine!, strength, pack, form.Unit!.Value, work.Now, work.Actor.DisplayName);
        work.Db.Add(item);
        work.Concerns(null, item.PublicId.ToString());
        work.Publish(new LiveNotice(LiveKind.Register, item.PublicId));
        return item.PublicId;
    }
}
