using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>What stands above every page of a patient and never scrolls away.</summary>
/// <param name="WeightDays">The age of the last weight in days; null without one.</param>
public sealed record PatientBanner(
    Guid PatientId,
    string FullName,
    string? NameUsed,
    string BirthDate,
    int? Age,
    SexForRules Sex,
    PregnancyPotential PregnancyPotential,
    IReadOnlyList<PatientIdentifier> Identifiers,
    Measurement? Weight,
    int? WeightDays,
    HistoryListAnswer AllergyAnswer,
    IReadOnlyList<PatientAllergy> Allergies,
    DateOnly? DeceasedOn);

/// <param name="Details">As the form of <see cref="EditPatientDetails"/> wants it, with the version it must bring back.</param>
public sealed record PatientChart(PatientBanner Banner, EditPatientDetails.Form Details, PatientHistory History);

/// <summary>The chart of one patient: banner, details and the whole history.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PatientSheet(ReadDesk desk, ClinicZone zone) : ClinicRead<Guid, PatientChart>(desk)
{
    private protected override async Task<PatientChart> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        var history = await PatientHistory.Load(work.Db, patient.Id, cancel);
        work.Opened(patient.Id, patient.PublicId.ToString());

        var today = zone.DateOf(work.Now);
        var weight = history.Latest(MeasurementKind.Weight);
        var second = patient.Identifiers.FirstOrDefault(each => each.Kind != IdentifierKind.Clinic);
        return new(
            new(patient.PublicId, patient.FullName, patient.NameUsed, patient.BirthDateText, patient.AgeOn(today), patient.Sex, patient.PregnancyPotential,
                patient.Identifiers, weight, weight is null ? null : today.DayNumber - zone.DateOf(weight.MeasuredAt).DayNumber,
                history.Answer(HistoryList.Allergies), [.. history.Allergies.Where(allergy => !allergy.IsVoided)], patient.DeceasedOn),
            new()
            {
                PatientId = patient.PublicId,
                Version = patient.Version,
                FamilyName = patient.FamilyName,
                GivenNames = patient.GivenNames,
                NameUsed = patient.NameUsed,
                BirthDate = patient.BirthDateText,
                Sex = patient.Sex,
                PregnancyPotential = patient.PregnancyPotential,
                IdentifierKind = second?.Kind,
                Identifier = second?.Value,
                Phone = patient.Phone,
                Email = patient.Email,
                Address = patient.Address,
                EmergencyContact = patient.EmergencyContact,
            },
            history);
    }
}
