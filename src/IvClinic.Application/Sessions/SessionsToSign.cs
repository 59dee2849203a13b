using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>A finished session that the nurse has signed and the clinician has not.</summary>
/// <param name="Deviations">What must have been read before signing; empty for an uneventful one.</param>
public sealed record SessionToSign(SessionSheet Sheet, Relief Relief, string? NurseName, IReadOnlyList<string> Deviations)
{
    public bool IsUneventful => Deviations.Count == 0;
}

/// <summary>What waits for a clinician's signature, the oldest first. Sheets in memory are shared.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class SessionsToSign(ReadDesk desk, LiveSessions live) : ClinicRead<SessionsToSign.All, IReadOnlyList<SessionToSign>>(desk)
{
    /// <summary>More than anybody signs in one sitting.</summary>
    private const int Most = 100;

    public sealed record All;

    private protected override async Task<IReadOnlyList<SessionToSign>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var ids = await work.Db.Set<InfusionSession>().AsNoTracking().Where(session => session.Phase == SessionPhase.Discharged && session.IsNurseSigned)
            .OrderBy(session => session.Id).Select(session => session.PublicId).Take(Most).ToListAsync(cancel);
        List<SessionToSign> waiting = [];
        foreach (var id in ids)
        {
            var sheet = await live.CaughtUp(work.Db, id, cancel);
            var standing = SessionChart.Standing(sheet.Entries);
            waiting.Add(new(
                sheet, Relief.Of(sheet.Entries, sheet.State.StartedAt, SessionSummary.LongestGap(sheet.Plan)),
                standing.LastOrDefault(entry => entry.Kind == EntryKind.NurseSigned)?.AuthorName, [.. SessionDeviations.Of(sheet.Plan, sheet.State, sheet.Entries), .. await UnheardAlerts.Of(work.Db, id, cancel)]));
        }

        return waiting;
    }
}
