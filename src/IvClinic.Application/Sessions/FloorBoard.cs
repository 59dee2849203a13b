using IvClinic.Application.ClinicDay;
using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.ClinicDay;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>A booked infusion of today that has not begun.</summary>
public sealed record FloorVisit(Guid AppointmentId, DateTimeOffset StartsAt, Guid PatientId, string PatientName, string PlanLabel, bool MayStart)
{
    /// <summary>So much later than booked the patient is expected.</summary>
    public int? LateMinutes { get; init; }
}

/// <summary>One chair: who sits there now, and who comes next.</summary>
/// <param name="Session">Null while the chair is free.</param>
public sealed record FloorChair(Guid? ChairId, string Name, bool IsOutOfUse, SessionSheet? Session, IReadOnlyList<FloorVisit> Next);

/// <param name="Finished">Sessions of today that are over, the last first.</param>
public sealed record FloorSheet(DateOnly Day, IReadOnlyList<FloorChair> Chairs, IReadOnlyList<SessionSheet> Finished)
{
    /// <summary>The kit check that counts now; null: nobody has checked today.</summary>
    public KitCheck? Kit { get; init; }

    /// <summary>By patient: who of today may be mistaken for them.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<SimilarPatient>> Similar { get; init; } = new Dictionary<Guid, IReadOnlyList<SimilarPatient>>();
}

/// <summary>
/// Every chair of the clinic today, the kit, and who may be mistaken for whom. Five queries; sessions nobody has looked at lately are read once each into the sheets
/// that everybody shares.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class FloorBoard(ReadDesk desk, LiveSessions live, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<FloorBoard.Today, FloorSheet>(desk)
{
    public sealed record Today;

    /// <summary>The same board after a tick: what is in memory is of the new time already.</summary>
    public FloorSheet Ticked(FloorSheet board) => board with
    {
        Chairs = [.. board.Chairs.Select(chair => chair.Session is { } session ? chair with { Session = live.Peek(session.Header.SessionId) ?? session } : chair)],
    };

    private protected override async Task<FloorSheet> Load(Today query, ReadWork work, CancellationToken cancel)
    {
        var day = zone.DateOf(work.Now);
        var (begins, ends) = zone.DayOf(day);
        var visits = await (
            from chair in work.Db.Set<Chair>()
            from visit in work.Db.Set<Appointment>().Where(visit => visit.ChairId == chair.Id && visit.StartsAt >= begins && ends > visit.StartsAt && visit.Status == AppointmentStatus.Booked).DefaultIfEmpty()
            join patient in work.Db.Set<Patient>() on visit.PatientId equals patient.Id into patients
            from patient in patients.DefaultIfEmpty()
            join plan in work.Db.Set<TreatmentPlan>() on visit.PlanId equals plan.Id into plans
            from plan in plans.DefaultIfEmpty()
            orderby chair.Name, visit.StartsAt
            select new
            {
                chair.Id,
                chair.PublicId,
                chair.Name,
                chair.IsOutOfUse,
                Visit = visit == null ? null : new { visit.PublicId, visit.StartsAt, visit.LateMinutes },
                Patient = patient == null ? null : new { patient.PublicId, patient.FamilyName, patient.GivenNames },
                Plan = plan == null ? null : new { plan.DraftContent, plan.Status, plan.HoldReason, plan.ReviewDueAt },
            }).AsNoTracking().ToListAsync(cancel);
        // Two looks by the index of phases, not one with OR: for that all sessions there ever were may be read.
        var sessions = await work.Db.Set<InfusionSession>().AsNoTracking().Where(session => SessionPhases.Seated.Contains(session.Phase))
            .Concat(work.Db.Set<InfusionSession>().Where(session => SessionPhases.Over.Contains(session.Phase) && session.OpenedAt >= begins && ends > session.OpenedAt))
            .OrderByDescending(session => session.OpenedAt).Select(session => new { session.PublicId, session.ChairId, session.Phase }).ToListAsync(cancel);

        List<(long? Chair, bool IsOver, SessionSheet Sheet)> sheets = [];
        foreach (var session in sessions)
            sheets.Add((session.ChairId, SessionPhases.Over.Contains(session.Phase), live.Peek(session.PublicId) is { } known && known.State.Phase == session.Phase ? known : await live.CaughtUp(work.Db, session.PublicId, cancel)));

        var chairs = visits.GroupBy(row => row.Id).Select(rows => new FloorChair(
            rows.First().PublicId, rows.First().Name, rows.First().IsOutOfUse,
            sheets.FirstOrDefault(each => each.Chair == rows.Key && !each.IsOver).Sheet,
            [
                .. rows.Where(row => row is { Visit: not null, Patient: not null, Plan: not null }).Select(row => new FloorVisit(
                    row.Visit!.PublicId, row.Visit.StartsAt, row.Patient!.PublicId, row.Patient.GivenNames.Length == 0 ? row.Patient.FamilyName : $"{row.Patient.FamilyName}, {row.Patient.GivenNames}",
                    PlanLabel.OfBags(CanonicalPlan.Read(row.Plan!.DraftContent), formularies.Current.Formulary), row.Plan is { Status: PlanStatus.Approved, HoldReason: null } && !(row.Plan.ReviewDueAt <= work.Now)) { LateMinutes = row.Visit.LateMinutes }),
            ]));
        var elsewhere = sheets.Where(each => !each.IsOver && visits.TrueForAll(row => row.Id != each.Chair)).Select(each => new FloorChair(null, "No chair", false, each.Sheet, []));
        return new(day, [.. chairs.Concat(elsewhere)], [.. sheets.Where(each => each.IsOver).Select(each => each.Sheet)])
        {
            Kit = await KitToday.Holding(work.Db, zone, work.Now, cancel),
            Similar = await PeopleOfTheDay.Similar(work.Db, zone, day, withSeated: true, cancel),
        };
    }
}
