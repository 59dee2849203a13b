using IvClinic.Application.Storage;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>Urgent and critical alerts of a session that nobody ever acknowledged: they stand in no entry.</summary>
internal static class UnheardAlerts
{
    public static async Task<IReadOnlyList<string>> Of(ClinicDbContext db, Guid sessionId, CancellationToken cancel) =>
    [
        .. (await (
            from session in db.Set<InfusionSession>()
            where session.PublicId == sessionId
            join alert in db.Set<SessionAlert>() on session.Id equals alert.SessionId
            where alert.Severity != AlertSeverity.Advisory && !db.Set<AlertEvent>().Any(happened => happened.AlertId == alert.Id && happened.Step == AlertStep.Acknowledged)
            orderby alert.Id
            select alert.Sentence).ToListAsync(cancel)).Select(sentence => $"Alert acknowledged by nobody: {sentence}"),
    ];
}
