using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Safety;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Suitability;

/// <summary>What a decision whether IV treatment suits is made on.</summary>
/// <param name="OralTried">Oral treatments of the record, newest first.</param>
/// <param name="Decisions">Signed decisions, newest first.</param>
public sealed record SuitabilityGround(
    PatientBanner Banner, PatientPicture Picture, IReadOnlyList<PriorTreatment> OralTried, IReadOnlyList<SuitabilityDecision> Decisions)
{
    /// <summary>What earlier infusions of this patient did, by medicine, the newest first.</summary>
    public IReadOnlyList<PastInfusion> Earlier { get; init; } = [];
}

/// <summary>The page on which a clinician decides whether IV treatment suits, and what was decided before.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class SuitabilitySheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies) : ClinicRead<Guid, SuitabilityGround>(desk)
{
    private protected override async Task<SuitabilityGround> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        var loaded = await PictureLoading.Load(work.Db, patient, formularies.Current.Formulary, zone, work.Now, cancel);
        var tried = await work.Db.OfPerson<PriorTreatment>(patient.Id).AsNoTracking()
            .Where(treatment => treatment.VoidedAt == null && treatment.WasOral)
            .OrderByDescending(treatment => treatment.Id).ToListAsync(cancel);
        work.Opened(patient.Id, query.ToString());
        return new SuitabilityGround(loaded.Banner, loaded.Picture, tried, loaded.Picture.Decisions)
        {
            Earlier = await EarlierInfusions.Load(work.Db, patient.Id, formularies.Current.Formulary, work.Now, cancel),
        };
    }
}
