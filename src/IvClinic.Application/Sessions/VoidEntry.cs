using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Takes an entry out of the derived numbers, with a reason; it stays readable.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class VoidEntry(CommandDesk desk, ClinicZone zone) : ChairsideStep<VoidEntry.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        public int? Seq { get; set; }

        public string? Reason { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Seq).NotNull().WithMessage("Choose the entry.");
            RuleFor(form => form.Reason).IsReason("Say why the entry is wrong.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Voided(chart.Stamp(null), chart.Wrong(form.Seq!.Value), form.Reason!));
        return Task.CompletedTask;
    }
}
