using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>A delivery of a controlled medicine came in.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordReceived(CommandDesk desk, ClinicZone zone) : RegisterStep<RecordReceived.Form>(desk, zone)
{
    public sealed class Form : RegisterForm
    {
        public decimal? Amount { get; set; }

        /// <summary>Supplier and delivery note.</summary>
        public string? From { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Amount).IsAmount();
            RuleFor(form => form.From).NotEmpty().WithMessage("Enter supplier and delivery note.").IsOneLine();
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel) =>
        Task.FromResult(RegisterEntry.Received(register.Stamp(Zone, form.At), register.Item.Unit, form.Amount!.Value, TypedText.Tidy(form.From)!));
}
