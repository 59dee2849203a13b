using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>The alerts of all chairs as they stand now. No query: everybody reads the one picture that the rounds keep.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class OpenAlerts(ReadDesk desk, AlertBoard board) : ClinicRead<OpenAlerts.Now, AlertPicture>(desk)
{
    public sealed record Now;

    private protected override Task<AlertPicture> Load(Now query, ReadWork work, CancellationToken cancel) => Task.FromResult(board.Current);
}
