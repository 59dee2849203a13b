using IvClinic.Application.ClinicDay;
using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Scheduling;

/// <param name="Obstacle">Why a booked infusion could not begin as things stand; null when nothing is known against it.</param>
public sealed record DayLine(
    Guid AppointmentId, int Version, DateTimeOffset StartsAt, int Minutes, string Chair, Guid PatientId, string PatientName, string BirthDate,
    Guid PlanId, string PlanLabel, AppointmentStatus Status, string? StatusReason, Guid? SessionId, SessionPhase? Phase, string? Obstacle)
{
    public DateTimeOffset EndsAt => StartsAt.AddMinutes(Minutes + (LateMinutes ?? 0));

    public Guid ChairId { get; init; }

    /// <summary>So much later than booked the patient is expected.</summary>
    public int? LateMinutes { get; init; }
}

/// <param name="Today">The clinic's date now.</param>
public sealed record DaySheet(DateOnly Date, DateOnly Today, DateTimeOffset Now, IReadOnlyList<DayLine> Lines)
{
    /// <summary>By patient: who of that day may be mistaken for them.</summary>
    public IReadOnlyDictionary<Guid, IReadOnlyList<SimilarPatient>> Similar { get; init; } = new Dictionary<Guid, IReadOnlyList<SimilarPatient>>();
}

/// <summary>The appointments of one date (null: today) in the order of the day, cancelled ones too. One query, two for today.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DayList(ReadDesk desk, ClinicZone clinic, ClinicFormularies formularies) : ClinicRead<DayList.On, DaySheet>(desk)
{
    public sealed record On(DateOnly? Date = null);

    private protected override async Task<DaySheet> Load(On query, ReadWork work, CancellationToken cancel)
    {
        var today = clinic.DateOf(work.Now);
        var date = query.Date ?? today;
        var (begins, ends) = clinic.DayOf(date);
        var rows = await (
            from appointment in work.Db.Set<Appointment>().AsNoTracking()
            where appointment.StartsAt >= begins && appointment.StartsAt < ends
            join chair in work.Db.Set<Chair>() on appointment.ChairId equals chair.Id
            join patient in work.Db.Set<Patient>().AsNoTracking() on appointment.PatientId equals patient.Id
            join plan in work.Db.Set<TreatmentPlan>().AsNoTracking() on appointment.PlanId equals plan.Id
            join opened in work.Db.Set<InfusionSession>() on appointment.SessionId equals (long?)opened.Id into sessions
            from session in sessions.DefaultIfEmpty()
            orderby appointment.StartsAt, chair.Name
            select new
            {
                appointment,
                plan,
                Chair = chair.Name,
                ChairId = chair.PublicId,
                chair.IsOutOfUse,
                patient,
                SessionId = session == null ? (Guid?)null : session.PublicId,
                Phase = session == null ? (SessionPhase?)null : session.Phase,
            }).ToListAsync(cancel);
        return new DaySheet(date, today, work.Now,
        [
            .. rows.Select(row => new DayLine(
                row.appointment.PublicId, row.appointment.Version, row.appointment.StartsAt, row.appointment.Minutes, row.Chair, row.patient.PublicId,
                row.patient.FullName, row.patient.BirthDateText,
                row.plan.PublicId, PlanLabel.Of(row.plan.Content, formularies.Current.Formulary), row.appointment.Status, row.appointment.StatusReason, row.SessionId, row.Phase,
                row.appointment.Status != AppointmentStatus.Booked ? null : row.plan.MayStart(row.plan.ApprovedHash, work.Now).Why ?? (row.IsOutOfUse ? $"{row.Chair} is out of use." : null)) { ChairId = row.ChairId, LateMinutes = row.appointment.LateMinutes }),
        ])
        {
            Similar = await PeopleOfTheDay.Similar(
                work.Db, clinic, [.. rows.Where(row => row.appointment.Status is AppointmentStatus.Booked or AppointmentStatus.Arrived).Select(row => new BookedPerson(row.patient, row.Chair, row.appointment.StartsAt, row.appointment.Status))],
                withSeated: date == today, cancel),
        };
    }
}
