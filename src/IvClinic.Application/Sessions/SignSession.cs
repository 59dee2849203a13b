using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>The clinician signs the chart; from then on only addenda can be written.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class SignSession(CommandDesk desk, ClinicZone zone) : ChairsideStep<SignSession.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm;

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.Append(ChartEntry.ClinicianSigned(chart.Stamp(null)));
        return Task.CompletedTask;
    }
}
