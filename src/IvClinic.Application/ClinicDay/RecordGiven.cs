using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>A controlled medicine was taken out for a patient. It is no order and no chart entry: the dose stands at the chair.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordGiven(CommandDesk desk, ClinicZone zone) : RegisterStep<RecordGiven.Form>(desk, zone)
{
    public sealed class Form : RegisterForm
    {
        public decimal? Amount { get; set; }

        public Guid? SessionId { get; set; }

        /// <summary>Where no session is open: for whom and what for.</summary>
        public string? For { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Amount).IsAmount();
            RuleFor(form => form.For).NotEmpty().When(form => form.SessionId is null).WithMessage("Choose the session, or say what it was given for.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel) =>
        RegisterEntry.Given(register.Stamp(Zone, form.At), register.Item.Unit, form.Amount!.Value, await register.Session(form.SessionId, cancel), TypedText.Tidy(form.For));
}
