using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

/// <summary>An order that its prescriber does not recognise. The patient by initials only.</summary>
/// <param name="Text">What was recorded as ordered, and the prescriber's reason.</param>
public sealed record DisputedOrder(long Id, string Initials, string Prescriber, string RecordedBy, DateTimeOffset GivenAt, DateTimeOffset DisputedAt, string Text);

/// <summary>Disputed orders of the last 90 days, the newest first, for the administrator who looks into them.</summary>
[AllowedTo(ClinicRole.Administrator)]
public sealed class DisputedOrders(ReadDesk desk) : ClinicRead<DisputedOrders.All, IReadOnlyList<DisputedOrder>>(desk)
{
    private const int Most = 100;
    private static readonly TimeSpan Back = TimeSpan.FromDays(90);

    public sealed record All;

    private protected override async Task<IReadOnlyList<DisputedOrder>> Load(All query, ReadWork work, CancellationToken cancel)
    {
        var since = work.Now - Back;
        var rows = await (
            from answer in work.Db.Set<ChartEntry>().AsNoTracking()
            where answer.AnswersEntryId != null && answer.Kind == EntryKind.OrderDisputed && answer.RecordedAt > since
            join order in work.Db.Set<ChartEntry>().AsNoTracking() on answer.AnswersEntryId equals order.Id
            join session in work.Db.Set<InfusionSession>().AsNoTracking() on answer.SessionId equals session.Id
            join patient in work.Db.Set<Patient>().AsNoTracking() on session.PatientId equals patient.Id
            orderby answer.RecordedAt descending
            select new { Answer = answer, Order = order, patient.FamilyName, patient.GivenNames }).Take(Most).ToListAsync(cancel);
        return [.. rows.Select(row => new DisputedOrder(row.Answer.Id, Initials.Of(row.GivenNames, row.FamilyName), row.Answer.AuthorName, row.Order.AuthorName, row.Order.EffectiveAt, row.Answer.RecordedAt, row.Answer.Reason ?? ""))];
    }
}
