using IvClinic.Application.Sessions;
using IvClinic.Application.Storage;
using IvClinic.Domain;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <summary>Who sits there now, and until when: two queries, whoever sits there. A booking reads it inside its transaction.</summary>
internal sealed class OpenSeats(ClinicDbContext db, ClinicFormulary formulary, DateTimeOffset now)
{
    public async Task<IReadOnlyList<OpenSeat>> Load(CancellationToken cancel)
    {
        var open = await (
            from session in db.Set<InfusionSession>().AsNoTracking()
            where SessionPhases.Seated.Contains(session.Phase)
            join signed in db.Set<SignedPlan>().AsNoTracking() on session.SignedPlanId equals signed.Id
            select new { session, signed }).ToListAsync(cancel);
        var charts = (await (
            from session in db.Set<InfusionSession>()
            where SessionPhases.Seated.Contains(session.Phase)
            join entry in db.Set<ChartEntry>().AsNoTracking() on session.Id equals entry.SessionId
            orderby entry.Seq
            select entry).ToListAsync(cancel)).ToLookup(entry => entry.SessionId);
        return [.. open.Select(row => Seat(row.session, row.signed, [.. charts[row.session.Id]]))];
    }

    private OpenSeat Seat(InfusionSession session, SignedPlan signed, IReadOnlyList<ChartEntry> entries)
    {
        // A session may be entered afterwards: then the patient came before it was opened.
        var from = SessionChart.Standing(entries).Where(entry => entry.Kind is EntryKind.Arrived or EntryKind.Seated).Select(entry => entry.EffectiveAt).Append(session.OpenedAt).Min();
        return new(session.Id, session.ChairId, session.PatientId, session.PlanId, from, Until(signed, entries, from));
    }

    private DateTimeOffset Until(SignedPlan signed, IReadOnlyList<ChartEntry> entries, DateTimeOffset from)
    {
        try
        {
            var plan = ReadPlan.Of(signed, formulary);
            return OpenSeat.ExpectedEnd(from, BookingLength.Of(plan.Content), SessionChart.Fold(plan.ForSession, entries, now));
        }
        catch (IllegalStepException)
        {
            // Bytes that are not the signed ones stop that session, not every booking of the clinic.
            return from + OpenSeat.Longest > now ? from + OpenSeat.Longest : now;
        }
    }
}
