using System.Globalization;
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

public sealed record CalendarChair(Guid ChairId, string Name, bool HasMonitor, bool IsBed, bool IsOutOfUse);

/// <param name="Who">Name; for an administrator the initials only.</param>
/// <param name="Chart">Where it leads for those who may see the chart; null for an administrator.</param>
/// <param name="StartsLocal">When the patient is expected: later than booked for somebody who is late.</param>
/// <param name="Against">What stands against it as things are now.</param>
public sealed record CalendarVisit(
    Guid AppointmentId, int Version, Guid ChairId, string Who, VisitChart? Chart, DateTime BookedLocal, DateTime StartsLocal, DateTime EndsLocal, int Minutes, int? LateMinutes,
    AppointmentStatus Status, SessionPhase? Phase, bool IsOverdue, IReadOnlyList<string> Against)
{
    public bool Holds => Status is AppointmentStatus.Booked or AppointmentStatus.Arrived;
}

public sealed record VisitChart(Guid PatientId, Guid PlanId, string PlanLabel, Guid? SessionId);

public sealed record CalendarSheet(
    DateOnly From, int Days, DateOnly Today, DateTime NowLocal, IReadOnlyList<CalendarChair> Chairs, IReadOnlyList<CalendarVisit> Visits, IReadOnlyList<DayHours> Week, IReadOnlyList<ClosureLine> Closures)
{
    public IEnumerable<DateOnly> Dates => Enumerable.Range(0, Days).Select(From.AddDays);
}

/// <summary>Chairs against time for some days. Two queries, whatever is booked.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician, ClinicRole.Administrator)]
public sealed class ChairCalendar(ReadDesk desk, ClinicZone clinic, ClinicFormularies formularies) : ClinicRead<ChairCalendar.Of, CalendarSheet>(desk)
{
    public const int MostDays = 7;

    /// <param name="From">Null: today.</param>
    public sealed record Of(DateOnly? From = null, int Days = 1);

    private protected override async Task<CalendarSheet> Load(Of query, ReadWork work, CancellationToken cancel)
    {
        var today = clinic.DateOf(work.Now);
        var (from, days) = (query.From ?? today, Math.Clamp(query.Days, 1, MostDays));
        var (begins, ends) = (clinic.DayOf(from).From, clinic.DayOf(from.AddDays(days - 1)).To);
        var found = await (
            from chair in work.Db.Set<Chair>().AsNoTracking()
            join booked in work.Db.Set<Appointment>().Where(each => each.StartsAt >= begins && each.StartsAt < ends) on chair.Id equals booked.ChairId into visits
            from visit in visits.DefaultIfEmpty()
            join person in work.Db.Set<Patient>() on visit.PatientId equals person.Id into people
            from patient in people.DefaultIfEmpty()
            join planned in work.Db.Set<TreatmentPlan>() on visit.PlanId equals planned.Id into plans
            from plan in plans.DefaultIfEmpty()
            join opened in work.Db.Set<InfusionSession>() on visit.SessionId equals (long?)opened.Id into sessions
            from session in sessions.DefaultIfEmpty()
            orderby chair.Name, chair.Id, visit.StartsAt
            select new VisitRow(chair, visit, plan, patient == null ? null : patient.FamilyName, patient == null ? null : patient.GivenNames, patient == null ? null : patient.PublicId,
                session == null ? null : session.PublicId, session == null ? null : session.Phase)).ToListAsync(cancel);
        var (first, last) = (from.ToDateTime(TimeOnly.MinValue), from.AddDays(days).ToDateTime(TimeOnly.MinValue));
        var open = await (
            from hours in work.Db.Set<ClinicHours>().AsNoTracking()
            from closure in work.Db.Set<Closure>().Where(each => each.WithdrawnBecause == null && each.FromLocal < last && each.UntilLocal > first).DefaultIfEmpty()
            select new { hours, closure }).ToListAsync(cancel);
        var week = open.Count == 0 ? null : open[0].hours;
        List<Closure> closures = [.. open.Select(each => each.closure).OfType<Closure>().OrderBy(each => each.FromLocal)];
        var standing = found.Where(row => row.Visit is { Status: AppointmentStatus.Booked or AppointmentStatus.Arrived }).ToList();
        return new(from, days, today, clinic.ToLocal(work.Now).DateTime, [.. found.Select(row => row.Chair).DistinctBy(chair => chair.Id).Select(chair => new CalendarChair(chair.PublicId, chair.Name, chair.HasMonitor, chair.IsBed, chair.IsOutOfUse))],
            [.. found.Where(row => row.Visit is not null).Select(row => Visit(row, work, [.. Against(row, standing, week, closures, work)]))],
            week?.Week ?? [], [.. closures.Select(each => new ClosureLine(each.PublicId, each.Version, each.FromLocal, each.UntilLocal, each.Reason, 0))]);
    }

    private CalendarVisit Visit(VisitRow row, ReadWork work, IReadOnlyList<string> against)
    {
        var (visit, seesChart) = (row.Visit!, SeesChart(work));
        var starts = clinic.ToLocal(visit.StartsAt.AddMinutes(visit.LateMinutes ?? 0)).DateTime;
        return new(visit.PublicId, visit.Version, row.Chair.PublicId, seesChart ? new PersonName(row.Family!, row.Given!).Full : Initials.Of(row.Given!, row.Family!),
            seesChart ? new(row.PatientId!.Value, row.Plan!.PublicId, PlanLabel.Of(row.Plan.Content, formularies.Current.Formulary), row.SessionId) : null,
            visit.StartsLocal, starts, clinic.ToLocal(visit.EndsAt).DateTime, visit.Minutes, visit.LateMinutes, visit.Status, row.Phase, visit.Status == AppointmentStatus.Booked && visit.StartsAt.AddMinutes(visit.LateMinutes ?? 0) < work.Now, against);
    }

    /// <summary>What was right when it was booked and is not any more, and what a late arrival now meets.</summary>
    private IEnumerable<string> Against(VisitRow row, List<VisitRow> standing, ClinicHours? week, List<Closure> closures, ReadWork work)
    {
        if (row.Visit is not { Status: AppointmentStatus.Booked } visit) yield break;
        if (row.Plan!.MayStart(row.Plan.ApprovedHash, work.Now).Why is { } why) yield return SeesChart(work) ? why : "The plan may not be given as it stands.";
        if (BookingLength.Of(row.Plan.Content).ShortBy(visit.Minutes) is { } tooShort) yield return tooShort;
        if (row.Chair.IsOutOfUse) yield return $"{row.Chair.Name} is out of use.";
        var (from, until) = (visit.StartsLocal, clinic.ToLocal(visit.EndsAt).DateTime);
        foreach (var other in standing.Where(each => each.Visit!.Id != visit.Id && each.Visit.ChairId == visit.ChairId && each.Visit.StartsAt < visit.EndsAt && each.Visit.EndsAt > visit.StartsAt))
            yield return string.Create(CultureInfo.InvariantCulture, $"{row.Chair.Name} is also taken from {clinic.ToLocal(other.Visit!.StartsAt):HH:mm} to {clinic.ToLocal(other.Visit.EndsAt):HH:mm}.");
        if (week is not null && BookingCheck.Outside(week, from, until) is { } outside) yield return outside;
        foreach (var closure in closures.Where(each => each.Meets(from, until))) yield return $"The clinic is closed: {closure.Reason}";
    }

    private static bool SeesChart(ReadWork work) => work.Actor.Is(ClinicRole.Nurse) || work.Actor.Is(ClinicRole.Clinician);

    private sealed record VisitRow(Chair Chair, Appointment? Visit, TreatmentPlan? Plan, string? Family, string? Given, Guid? PatientId, Guid? SessionId, SessionPhase? Phase);
}
