using IvClinic.Application.Formulary;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <param name="Patients">In the order of the day.</param>
public sealed record DowntimeDay(DateOnly Day, DateTimeOffset PrintedAt, string FormularyVersion, IReadOnlyList<DowntimePatient> Patients);

/// <summary>
/// Everything that is needed to go on without the program: today's patients, each on a page. Printed in the morning; it opens
/// the chart of each of them, and the audit trail says so.
/// </summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class DowntimeSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<DowntimeSheet.Today, DowntimeDay>(desk)
{
    public sealed record Today;

    private protected override async Task<DowntimeDay> Load(Today query, ReadWork work, CancellationToken cancel)
    {
        var day = zone.DateOf(work.Now);
        var (begins, ends) = zone.DayOf(day);
        var booked = await (
            from visit in work.Db.Set<Appointment>()
            where visit.StartsAt >= begins && ends > visit.StartsAt && visit.Status == AppointmentStatus.Booked
            join chair in work.Db.Set<Chair>() on visit.ChairId equals chair.Id
            select new Visit(visit.PatientId, visit.PlanId, chair.Name, visit.StartsAt, null)).AsNoTracking().ToListAsync(cancel);
        var seated = await (
            from session in work.Db.Set<InfusionSession>()
            where SessionPhases.Seated.Contains(session.Phase)
            select new Visit(session.PatientId, session.PlanId, work.Db.Set<Chair>().Where(chair => chair.Id == session.ChairId).Select(chair => chair.Name).FirstOrDefault() ?? "No chair", session.OpenedAt, session))
            .AsNoTracking().ToListAsync(cancel);
        var similar = await PeopleOfTheDay.Similar(work.Db, zone, day, withSeated: true, cancel);
        var page = new DowntimePage(work, zone, formularies.Current.Formulary);
        List<DowntimePatient> patients = [];
        foreach (var visit in seated.Concat(booked).OrderBy(visit => visit.At).ThenBy(visit => visit.Chair, StringComparer.Ordinal))
        {
            var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == visit.PatientId, cancel);
            var plan = await work.Db.Set<TreatmentPlan>().AsNoTracking().FirstAsync(each => each.Id == visit.PlanId, cancel);
            work.Opened(patient.Id, patient.PublicId.ToString());
            patients.Add(await page.Of(visit, patient, plan, similar.GetValueOrDefault(patient.PublicId) ?? [], cancel));
        }

        return new(day, work.Now, formularies.Current.VersionText, patients);
    }

    /// <param name="Session">Null: booked, and not arrived.</param>
    internal sealed record Visit(long PatientId, long PlanId, string Chair, DateTimeOffset At, InfusionSession? Session);
}
