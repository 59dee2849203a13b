using FluentValidation;
using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>A controlled medicine was taken out for a patient. It is no order and no chart entry: the dose stands at the chair.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordGiven(CommandDesk desk, ClinicZone zone, ClinicFormularies formularies) : RegisterStep<RecordGiven.Form>(desk, zone)
{
    public sealed class Form : RegisterForm
    {
        public decimal? Amount { get; set; }

        public Guid? SessionId { get; set; }

        /// <summary>Where no session is open: for whom and what for.</summary>
        public string? For { get; set; }

        /// <summary>The medicine does not belong to the session: it was read, and is meant.</summary>
        public bool IsMeant { get; set; }

        /// <summary>Why it was given all the same.</summary>
        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Amount).IsAmount();
            RuleFor(form => form.For).NotEmpty().When(form => form.SessionId is null).WithMessage("Choose the session, or say what it was given for.").IsOneLine();
            RuleFor(form => form.Reason).IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel)
    {
        var session = await register.Session(form.SessionId, cancel);
        var text = TypedText.Tidy(form.For);
        if (session is { } id && (await SessionMedicines.Of(work.Db, [id], formularies.Current.Formulary, cancel)).IsOutside(id, register.Item.Medicine))
        {
            var against = new ReasonsAgainst();
            if (!form.IsMeant) against.Field(nameof(Form.IsMeant), $"{SessionMedicines.Caution(formularies.Current.Formulary.DisplayName(register.Item.Medicine))} Choose the right session, or confirm that it is meant.");
            if (string.IsNullOrWhiteSpace(form.Reason)) against.Field(nameof(Form.Reason), "Say why it was given all the same.");
            against.Demand();
            text = "Not of this session: " + TypedText.Tidy(form.Reason);
        }

        return RegisterEntry.Given(register.Stamp(Zone, form.At), register.Item.Unit, form.Amount!.Value, session, text);
    }
}
