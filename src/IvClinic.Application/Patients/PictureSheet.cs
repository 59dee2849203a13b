using IvClinic.Application.Formulary;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <param name="Infusions">The last first.</param>
public sealed record PatientOnPaper(PatientBanner Banner, PatientHistory History, IReadOnlyList<PatientSession> Infusions, DateOnly Today);

/// <summary>The whole picture of a patient on one page, as a clinician reads it before deciding. Four queries, whatever it holds.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PictureSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, PatientOnPaper>(desk)
{
    private protected override async Task<PatientOnPaper> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        var history = await PatientHistory.Load(work.Db, patient, cancel);
        var infusions = await SessionsOfPatient.Load(work.Db, query, formularies.Current.Formulary, work.Now, cancel);
        work.Opened(patient.Id, query.ToString());
        return new(PatientSheet.Banner(patient, history, zone, work.Now), history, infusions, zone.DateOf(work.Now));
    }
}
