using FluentValidation;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>Records the access for the infusion: device, side and site, attempts, flush.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class RecordAccess(CommandDesk desk, ClinicZone zone) : ChairsideStep<RecordAccess.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>An id of <see cref="ChairsideTerms.Devices"/>.</summary>
        public string? Device { get; set; }

        public string? Gauge { get; set; }

        /// <summary>A code of <see cref="ChairsideTerms.Sites"/>; it says the side too.</summary>
        public string? Site { get; set; }

        public decimal? Attempts { get; set; }

        public bool? IsFlushed { get; set; }
    }

    public sealed class FormRules : AbstractValidator<Form>
    {
        public FormRules()
        {
            RuleFor(form => form.Device).Must(id => ChairsideTerms.Devices.Any(device => device.Id == id)).WithMessage("Choose the device.");
            RuleFor(form => form.Site).Must(code => ChairsideTerms.Sites.Any(site => site.Code == code)).WithMessage("Choose the site.");
            RuleFor(form => form.Gauge).Must((form, gauge) => GaugesOf(form.Device) is not { Count: > 0 } gauges || gauges.Contains(gauge ?? "")).WithMessage("Choose the gauge.");
            RuleFor(form => form.Attempts).NotNull().WithMessage("Enter how many attempts it took.")
                .Must(attempts => attempts is null or (>= 0 and <= 20) && (attempts is not { } count || count == decimal.Truncate(count))).WithMessage("Attempts are a whole number up to 20; 0 for an access that was there.");
            RuleFor(form => form.IsFlushed).NotNull().WithMessage("Say whether it was flushed.");
        }
    }

    private protected override IValidator<Form> Rules { get; } = new FormRules();

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        var side = form.Site![0] == 'L' ? "left" : "right";
        chart.Append(ChartEntry.AccessPlaced(
            chart.Stamp(form.At), new AccessDetails(form.Device!, string.IsNullOrEmpty(form.Gauge) ? null : form.Gauge, side, form.Site, (int)form.Attempts!.Value, form.IsFlushed!.Value)));
        return Task.CompletedTask;
    }

    private static IReadOnlyList<string>? GaugesOf(string? device) => ChairsideTerms.Devices.FirstOrDefault(each => each.Id == device)?.Gauges;
}
