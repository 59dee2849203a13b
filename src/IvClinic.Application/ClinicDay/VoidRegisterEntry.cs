using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.ClinicDay;

/// <summary>Takes a wrong entry out of the balance, with a reason; it stays readable. What is right is recorded anew.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class VoidRegisterEntry(CommandDesk desk, ClinicZone zone) : RegisterStep<VoidRegisterEntry.Form>(desk, zone)
{
    public sealed class Form : RegisterForm
    {
        public int Seq { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules() => RuleFor(form => form.Reason).NotEmpty().WithMessage("Say what is wrong with it.").IsOneLine();
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task<RegisterEntry> Entry(Form form, OpenRegister register, CommandWork work, CancellationToken cancel)
    {
        var line = register.Line(form.Seq);
        if (line.VoidedBy is not null) throw new IllegalStepException("This entry is voided already.");
        if (line.Settlement is not null || line.IsOpenDiscrepancy) throw new IllegalStepException("A count with a difference is not voided: it is settled by an administrator or a clinician.");
        return Task.FromResult(RegisterEntry.Voided(register.Stamp(Zone, null), line.Entry, TypedText.Tidy(form.Reason)!));
    }
}
