using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>
/// The clinician signs an uneventful session from the list. One with a reaction or a deviation is opened and signed by itself
/// (<see cref="SignSession"/>).
/// </summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class SignUneventful(CommandDesk desk, ClinicZone zone) : ChairsideStep<SignUneventful.Form>(desk, zone)
{
    public sealed class Form : ChairsideForm
    {
        /// <summary>The last entry that stood in the list when it was signed.</summary>
        public int LastSeq { get; set; }
    }

    private protected override async Task Take(Form form, OpenChart chart, CommandWork work, CancellationToken cancel)
    {
        chart.State.Demand(ChairsideSteps.SignAsClinician);
        if (chart.Session.LastSeq != form.LastSeq) throw new IllegalStepException("It has changed since the list was shown and is not signed. Look at it again.");
        IReadOnlyList<string> found = [.. SessionDeviations.Of(chart.Plan, chart.State, chart.Entries), .. await UnheardAlerts.Of(work.Db, form.SessionId, cancel)];
        if (found.Count > 0)
            throw new IllegalStepException($"It is not uneventful ({found[0]}) and is not signed. Open it and sign it by itself.");
        chart.Append(ChartEntry.ClinicianSigned(chart.Stamp(null)));
    }
}
