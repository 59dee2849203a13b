using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records that the access was taken out.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RemoveAccess(CommandDesk desk, ClinicZone zone) : ChairsideStep<RemoveAccess.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>How the site looks, for example "dry, no swelling".</summary>
        public string? SiteLooks { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.SiteLooks).IsReason("Say how the site looks.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.Recorded(EntryKind.AccessRemoved, chart.Stamp(form.At), form.SiteLooks));
        return Task.CompletedTask;
    }
}
