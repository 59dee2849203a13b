using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>The session, and what the next ones ask about the patient.</summary>
/// <param name="Age">In whole years; null where the birth date is not certain enough.</param>
/// <param name="HomeMedicines">Those that are taken.</param>
/// <param name="Conditions">Those that are present.</param>
public sealed record ForTheAmbulance(
    SessionSheet Sheet, int? Age, SexForRules Sex, string? EmergencyContact,
    HistoryListAnswer MedicineAnswer, IReadOnlyList<HomeMedicine> HomeMedicines, HistoryListAnswer ConditionAnswer, IReadOnlyList<string> Conditions);

/// <summary>What goes with the patient in an ambulance. A read of its own: the audit trail says that it was made.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class AmbulanceSheet(ReadDesk desk, LiveSessions sessions, ClinicZone zone) : ClinicRead<Guid, ForTheAmbulance>(desk)
{
    private protected override async Task<ForTheAmbulance> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var sheet = await sessions.CaughtUp(work.Db, query, cancel);
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstAsync(each => each.Id == sheet.PatientRow, cancel);
        var medicines = await work.Db.OfPerson<HomeMedicine>(patient.Id).AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancel);
        var conditions = await work.Db.OfPerson<PatientCondition>(patient.Id).AsNoTracking().OrderBy(entry => entry.Id).ToListAsync(cancel);
        var reviews = await work.Db.ReviewsOf(patient.Id).AsNoTracking().ToListAsync(cancel);
        work.Opened(sheet.PatientRow, query.ToString());
        return new(
            sheet, patient.AgeOn(zone.DateOf(work.Now)), patient.Sex, patient.EmergencyContact,
            HistoryListReading.Answer(HistoryList.HomeMedicines, medicines, reviews), [.. medicines.Where(each => each is { IsVoided: false, StoppedOn: null })],
            HistoryListReading.Answer(HistoryList.Conditions, conditions, reviews), [.. conditions.Where(each => each is { IsVoided: false, IsActive: true }).Select(each => each.Text)]);
    }
}
