using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>The nurse signs the chart after the discharge.</summary>
[AllowedTo(ClinicRole.Nurse)]
public sealed class SignSessionAsNurse(CommandDesk desk, ClinicZone zone) : ChairsideStep<SignSessionAsNurse.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm;

    private protected override Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        if (DischargeRules.AgainstSigning(chart.State, chart.Standing) is { } missing) throw new IllegalStepException(missing);
        chart.Append(ChartEntry.NurseSigned(chart.Stamp(null)));
        return Task.CompletedTask;
    }
}
