using IvClinic.Application.Formulary;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Plans;

public enum WaitingFor
{
    /// <summary>An order by voice in one's name has no countersignature yet.</summary>
    Countersignature,

    /// <summary>A plan came back from review.</summary>
    Mending,

    /// <summary>A colleague's plan cannot be released before somebody else has agreed with it.</summary>
    SecondLook,

    /// <summary>A plan is approved and nothing is booked.</summary>
    Booking,

    /// <summary>A finished session has the nurse's signature and not the clinician's.</summary>
    Signature,
}

/// <param name="SubjectId">The plan's id, or the session's for a signature.</param>
/// <param name="What">The plan in a few words.</param>
/// <param name="Reason">Why a plan came back.</param>
/// <param name="Key">Tells several orders of one session apart.</param>
/// <param name="DueAt">Until when it is in time; null where no time is set.</param>
public sealed record WaitingItem(WaitingFor For, Guid SubjectId, string PatientName, string What, DateTimeOffset Since, string? Reason, DateTimeOffset? DueAt = null, long Key = 0);

/// <summary>What waits for the clinician who asks: their own plans, plans of others that need a second person, and sessions that any clinician signs. Longest first.</summary>
[AllowedTo(ClinicRole.Clinician)]
public sealed class WaitingForPrescriber(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<WaitingForPrescriber.Mine, IReadOnlyList<WaitingItem>>(desk)
{
    private const int Most = 50;

    public sealed record Mine;

    private protected override async Task<IReadOnlyList<WaitingItem>> Load(Mine query, ReadWork work, CancellationToken cancel)
    {
        var formulary = formularies.Current.Formulary;
        var me = work.Actor.UserId;
        var plans = await (
            from plan in work.Db.Set<TreatmentPlan>().AsNoTracking()
            where plan.AuthorId == me
            where plan.Status == PlanStatus.Returned
                || (plan.Status == PlanStatus.Approved && plan.HeldAt == null
                    && !work.Db.Set<Appointment>().Any(each => each.PlanId == plan.Id && (each.Status == AppointmentStatus.Booked || each.Status == AppointmentStatus.Arrived)))
            join patient in work.Db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            orderby plan.StatusAt
            select new { Plan = plan, patient.FamilyName, patient.GivenNames }).Take(Most).ToListAsync(cancel);
        var sessions = await (
            from session in work.Db.Set<InfusionSession>().AsNoTracking()
            where session.Phase == SessionPhase.Discharged && session.IsNurseSigned
            join patient in work.Db.Set<Patient>().AsNoTracking() on session.PatientId equals patient.Id
            join signed in work.Db.Set<SignedPlan>().AsNoTracking() on session.SignedPlanId equals signed.Id
            orderby session.Id
            select new { session.PublicId, session.OpenedAt, patient.FamilyName, patient.GivenNames, Signed = signed }).Take(Most).ToListAsync(cancel);
        var looks = await (
            from plan in SecondLooks.Waiting(work)
            where !plan.IsOnProtocol
            join patient in work.Db.Set<Patient>().AsNoTracking() on plan.PatientId equals patient.Id
            orderby plan.SignedAt
            select new { Plan = plan, patient.FamilyName, patient.GivenNames }).Take(Most).ToListAsync(cancel);
        // Only the named prescriber: nobody countersigns for another. A voided order needs no signature.
        var orders = await (
            from order in work.Db.Set<ChartEntry>().AsNoTracking()
            where order.OrderedById == me && !work.Db.Set<ChartEntry>().Any(each => each.AnswersEntryId == order.Id || each.VoidsEntryId == order.Id)
            join session in work.Db.Set<InfusionSession>().AsNoTracking() on order.SessionId equals session.Id
            join patient in work.Db.Set<Patient>().AsNoTracking() on session.PatientId equals patient.Id
            orderby order.EffectiveAt
            select new { Order = order, session.PublicId, patient.FamilyName, patient.GivenNames }).Take(Most).ToListAsync(cancel);
        return
        [
            .. orders.Select(row => new WaitingItem(
                WaitingFor.Countersignature, row.PublicId, new PersonName(row.FamilyName, row.GivenNames).Full, EntryText.Of(row.Order), row.Order.EffectiveAt, null, row.Order.EffectiveAt + VerbalOrder.Within, row.Order.Id)),
            .. plans.Select(row => new WaitingItem(
                    row.Plan.Status == PlanStatus.Returned ? WaitingFor.Mending : WaitingFor.Booking, row.Plan.PublicId, new PersonName(row.FamilyName, row.GivenNames).Full,
                    PlanLabel.Of(row.Plan.Content, formulary), row.Plan.StatusAt, row.Plan.Status == PlanStatus.Returned ? row.Plan.StatusReason : null))
                .Concat(looks.Select(row => new WaitingItem(
                    WaitingFor.SecondLook, row.Plan.PublicId, new PersonName(row.FamilyName, row.GivenNames).Full, PlanLabel.Of(row.Plan.Content, formulary), row.Plan.SignedAt ?? row.Plan.StatusAt, null)))
                .Concat(sessions.Select(row => new WaitingItem(
                    WaitingFor.Signature, row.PublicId, new PersonName(row.FamilyName, row.GivenNames).Full, PlanLabel.Of(row.Signed.Read(), formulary), row.OpenedAt, null)))
                .OrderBy(item => item.For).ThenBy(item => item.Since),
        ];
    }
}
