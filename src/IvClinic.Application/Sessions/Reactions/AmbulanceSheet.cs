using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>What goes with the patient in an ambulance. A read of its own: the audit trail says that it was made.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AmbulanceSheet(ReadDesk desk, LiveSessions sessions) : ClinicRead<Guid, SessionSheet>(desk)
{
    private protected override async Task<SessionSheet> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var sheet = await sessions.CaughtUp(work.Db, query, cancel);
        work.Opened(sheet.PatientRow, query.ToString());
        return sheet;
    }
}
