using System.Globalization;
using IvClinic.Application.Staff;
using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Scheduling;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.ClinicDay;

/// <summary>Somebody of the day who may be mistaken for this patient.</summary>
/// <param name="Where">Chair and time, as they are called out.</param>
public sealed record SimilarPatient(Guid PatientId, string Name, string BirthDate, string Where, string Likeness)
{
    /// <summary>"Larsen, Jakob, born 1975-03-14 (Chair 2, 09:30): similar name".</summary>
    public string Text => $"{Name}, born {BirthDate} ({Where}): {Likeness}";
}

/// <summary>Somebody with an appointment of the day that is booked or has been kept.</summary>
internal sealed record BookedPerson(Patient Patient, string Chair, DateTimeOffset At, AppointmentStatus Status);

/// <summary>Everybody who is booked on a date or sits in a chair, and who of them may be mistaken for whom.</summary>
internal static class PeopleOfTheDay
{
    /// <summary>Two queries. Patients without anybody like them are left out.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SimilarPatient>>> Similar(ClinicDbContext db, ClinicZone zone, DateOnly date, bool withSeated, CancellationToken cancel)
    {
        var (begins, ends) = zone.DayOf(date);
        var booked = await (
            from visit in db.Set<Appointment>()
            where visit.StartsAt >= begins && ends > visit.StartsAt && (visit.Status == AppointmentStatus.Booked || visit.Status == AppointmentStatus.Arrived)
            join patient in db.Set<Patient>() on visit.PatientId equals patient.Id
            join chair in db.Set<Chair>() on visit.ChairId equals chair.Id
            orderby visit.StartsAt
            select new BookedPerson(patient, chair.Name, visit.StartsAt, visit.Status)).AsNoTracking().ToListAsync(cancel);
        return await Similar(db, zone, booked, withSeated, cancel);
    }

    /// <summary>One query, none without those seated, where the day's appointments have been read already.</summary>
    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<SimilarPatient>>> Similar(
        ClinicDbContext db, ClinicZone zone, IReadOnlyList<BookedPerson> booked, bool withSeated, CancellationToken cancel)
    {
        var seated = !withSeated ? [] : await (
            from session in db.Set<InfusionSession>()
            where SessionPhases.Seated.Contains(session.Phase)
            join patient in db.Set<Patient>() on session.PatientId equals patient.Id
            orderby session.Phase, session.OpenedAt // as the index has it: otherwise all sessions there ever were are read in the order of their ids
            select new { patient, Chair = db.Set<Chair>().Where(chair => chair.Id == session.ChairId).Select(chair => chair.Name).FirstOrDefault() }).AsNoTracking().ToListAsync(cancel);
        List<(Patient Patient, string Where)> people =
        [
            .. seated.Select(each => (each.patient, (each.Chair ?? "no chair") + ", seated")),
            .. booked.Select(each => (each.Patient, each.Status == AppointmentStatus.Arrived && withSeated ? "was here today" : $"{each.Chair}, {zone.ToLocal(each.At).ToString("HH:mm", CultureInfo.InvariantCulture)}")),
        ];
        people = [.. people.DistinctBy(each => each.Patient.Id)];
        return people.Select(one => (one.Patient.PublicId, Like: Of(one.Patient, people))).Where(each => each.Like.Count > 0).ToDictionary(each => each.PublicId, each => each.Like);
    }

    private static IReadOnlyList<SimilarPatient> Of(Patient one, List<(Patient Patient, string Where)> people) =>
    [
        .. people.Where(other => other.Patient.Id != one.Id)
            .Select(other => (other.Patient, other.Where, Likeness: SimilarNames.Likeness(Named(one), Named(other.Patient))))
            .Where(each => each.Likeness is not null)
            .Select(each => new SimilarPatient(each.Patient.PublicId, each.Patient.FullName, each.Patient.BirthDateText, each.Where, each.Likeness!)),
    ];

    private static NamedPerson Named(Patient patient) => new(patient.FamilyName, patient.GivenNames, patient.NameUsed, new(patient.BirthDate, patient.BirthDatePrecision));
}
