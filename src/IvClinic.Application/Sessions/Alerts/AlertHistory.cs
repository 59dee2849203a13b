using IvClinic.Application.UseCases;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Sessions.Alerts;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>One alert with everything that happened to it.</summary>
public sealed record PastAlert(
    Guid Id, AlertSeverity Severity, string Sentence, DateTimeOffset RaisedAt, DateTimeOffset? AcknowledgedAt, string? AcknowledgedBy, DateTimeOffset? EscalatedAt, string? Told, DateTimeOffset? EndedAt, AlertEnd? End);

/// <summary>All alerts of a session, the first first. One query.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AlertHistory(ReadDesk desk) : ClinicRead<Guid, IReadOnlyList<PastAlert>>(desk)
{
    private protected override Task<IReadOnlyList<PastAlert>> Load(Guid query, ReadWork work, CancellationToken cancel) => Of(work, query, cancel);

    internal static async Task<IReadOnlyList<PastAlert>> Of(ReadWork work, Guid query, CancellationToken cancel)
    {
        var rows = await (
            from session in work.Db.Set<InfusionSession>().AsNoTracking()
            where session.PublicId == query
            join alert in work.Db.Set<SessionAlert>().AsNoTracking() on session.Id equals alert.SessionId
            join happened in work.Db.Set<AlertEvent>().AsNoTracking() on alert.Id equals happened.AlertId into events
            from happened in events.DefaultIfEmpty()
            select new { Alert = alert, Event = happened }).ToListAsync(cancel);
        return
        [
            .. rows.GroupBy(row => row.Alert.Id).OrderBy(group => group.Key).Select(group =>
            {
                var (alert, events) = (group.First().Alert, group.Select(row => row.Event).OfType<AlertEvent>().ToDictionary(each => each.Step));
                var (heard, passed, over) = (events.GetValueOrDefault(AlertStep.Acknowledged), events.GetValueOrDefault(AlertStep.Escalated), events.GetValueOrDefault(AlertStep.Ended));
                return new PastAlert(alert.PublicId, alert.Severity, alert.Sentence, alert.RaisedAt, heard?.At, heard?.ByName, passed?.At, passed?.Told, over?.At, over?.End);
            }),
        ];
    }
}
