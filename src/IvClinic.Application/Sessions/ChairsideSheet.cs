using IvClinic.Application.UseCases;
using IvClinic.Domain.Staff;

namespace IvClinic.Application.Sessions;

/// <summary>
/// The chart of one session as everybody sees it. Four queries when nobody has looked at it lately, one to catch up, none
/// when it is only looked at again after a notice.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class ChairsideSheet(ReadDesk desk, LiveSessions sessions) : ClinicRead<ChairsideSheet.Query, SessionSheet>(desk)
{
    /// <param name="FromMemory">The notice that led here was prepared already.</param>
    public sealed record Query(Guid SessionId, bool FromMemory = false);

    private protected override async Task<SessionSheet> Load(Query query, ReadWork work, CancellationToken cancel)
    {
        var sheet = (query.FromMemory ? sessions.Peek(query.SessionId) : null) ?? await sessions.CaughtUp(work.Db, query.SessionId, cancel);
        work.Opened(sheet.PatientRow, query.SessionId.ToString());
        return sheet;
    }
}
