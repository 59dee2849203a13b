using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Papers;

/// <param name="Problem">What is wrong with the stored file; null where it is there.</param>
public sealed record AttachmentLine(Attachment Paper, string? Problem);

/// <param name="Who">The name, or initials and clinic number for who sees no charts.</param>
/// <param name="Attachments">Newest first, struck-out ones included; consents only for who sees no charts.</param>
public sealed record PatientPapers(Guid PatientId, string Who, IReadOnlyList<AttachmentLine> Attachments, IReadOnlyList<AuthorisedUse> Authorisations, DateOnly Today);

/// <summary>Attachments and authorisations of one patient, with what was used of each. Five queries, two of them only where something is authorised.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse, ClinicRole.Administrator)]
public sealed class PapersOfPatient(ReadDesk desk, AttachmentStore store, ClinicFormularies formularies, ClinicZone zone) : ClinicRead<Guid, PatientPapers>(desk)
{
    internal const int Most = 500;

    private protected override async Task<PatientPapers> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel) ?? throw new NotFoundException("The patient");
        var seesCharts = PaperRights.SeesCharts(work.Actor);
        var attachments = await work.Db.OfPerson<Attachment>(patient.Id).AsNoTracking().Where(each => seesCharts || each.Kind == AttachmentKind.Consent)
            .OrderByDescending(each => each.Id).Take(Most).ToListAsync(cancel);
        var authorisations = await work.Db.OfPerson<Authorisation>(patient.Id).AsNoTracking().OrderByDescending(each => each.Id).Take(Most).ToListAsync(cancel);
        var given = authorisations.Count == 0 ? [] : await MedicineUses.Given(work.Db, patient.Id, formularies.Current.Formulary, zone, work.Now, cancel);
        work.Opened(patient.Id, query.ToString());
        return Of(patient, seesCharts, attachments, authorisations, given, store, zone.DateOf(work.Now));
    }

    /// <param name="given">What all infusions of this person used.</param>
    internal static PatientPapers Of(
        Patient patient, bool seesCharts, IEnumerable<Attachment> attachments, IEnumerable<Authorisation> authorisations, IReadOnlyList<MedicineUse> given, AttachmentStore store, DateOnly today) =>
        new(
            patient.PublicId, seesCharts ? patient.FullName : ShortName.Of(patient), [.. attachments.Select(each => new AttachmentLine(each, store.Problem(each)))],
            [.. authorisations.Select(each => AuthorisedUse.Of(each, given))], today);
}
