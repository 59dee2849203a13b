using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>What is left of a controlled medicine is destroyed, and a second, different person sees it.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordWaste(CommandDesk desk, ClinicZone zone, IdentityAtScreen identity) : RegisterStep<RecordWaste.Form>(desk, zone)
{
    public sealed class Form : WitnessedForm
    {
        public decimal? Amount { get; set; }

        /// <summary>The session it is left over from.</summary>
        public Guid? SessionId { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Amount).IsAmount();
            RuleFor(form => form.Reason).NotEmpty().WithMessage("Say what it was left over from, or why it is destroyed.").IsOneLine();
            this.IsWitnessed("Choose who saw it.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override async Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel)
    {
        var session = await register.Session(form.SessionId, cancel);
        var witness = identity.Use(form.Ticket, work.Actor, form.ColleagueId);
        return RegisterEntry.Wasted(register.Stamp(Zone, form.At, witness), register.Item.Unit, form.Amount!.Value, TypedText.Tidy(form.Reason)!, session);
    }
}
