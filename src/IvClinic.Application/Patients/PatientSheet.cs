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
    DateOnly? DeceasedOn)
{
    /// <summary>The record is closed because another one of this person goes on.</summary>
    public bool IsMergedAway { get; init; }
}

/// <summary>Another record of this person, and the merge that says so.</summary>
public sealed record LinkedRecord(Guid MergeId, Guid PatientId, string FullName, string BirthDate, IReadOnlyList<PatientIdentifier> Identifiers, DateTimeOffset MergedAt, string MergedBy, string Reason);

/// <param name="Details">As the form of <see cref="EditPatientDetails"/> wants it, with the version it must bring back.</param>
public sealed record PatientChart(PatientBanner Banner, EditPatientDetails.Form Details, PatientHistory History)
{
    /// <summary>The record that goes on; null where this one does.</summary>
    public LinkedRecord? MergedInto { get; init; }

    /// <summary>Records whose entries stand in this one's history.</summary>
    public IReadOnlyList<LinkedRecord> Merged { get; init; } = [];
}

/// <summary>The chart of one patient: banner, details and the whole history. Two queries; a third for a person with two records.</summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PatientSheet(ReadDesk desk, ClinicZone zone) : ClinicRead<Guid, PatientChart>(desk)
{
    private protected override async Task<PatientChart> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query, cancel)
            ?? throw new NotFoundException("The patient");
        var history = await PatientHistory.Load(work.Db, patient, cancel);
        var links = await Links(work, patient, cancel);
        work.Opened(patient.Id, patient.PublicId.ToString());
        return Chart(patient, history, links, zone, work.Now);
    }

    internal static PatientChart Chart(Patient patient, PatientHistory history, IReadOnlyList<LinkedRecord> links, ClinicZone zone, DateTimeOffset now) =>
        new(Banner(patient, history, zone, now), Details(patient), history)
        {
            MergedInto = patient.IsMergedAway && links.Count > 0 ? links[0] : null,
            Merged = patient.IsMergedAway ? [] : links,
        };

    internal static PatientBanner Banner(Patient patient, PatientHistory history, ClinicZone zone, DateTimeOffset now)
    {
        var today = zone.DateOf(now);
        var weight = history.Latest(MeasurementKind.Weight);
        return new(
            patient.PublicId, patient.FullName, patient.NameUsed, patient.BirthDateText, patient.AgeOn(today), patient.Sex, patient.PregnancyPotential,
            patient.Identifiers, weight, weight is null ? null : today.DayNumber - zone.DateOf(weight.MeasuredAt).DayNumber,
            history.Answer(HistoryList.Allergies), [.. history.Allergies.Where(allergy => !allergy.IsVoided)], patient.DeceasedOn)
        { IsMergedAway = patient.IsMergedAway };
    }

    /// <summary>No query for a person who never had two records.</summary>
    internal static async Task<IReadOnlyList<LinkedRecord>> Links(ReadWork work, Patient patient, CancellationToken cancel) => patient.LinkChangedAt is null ? [] : await (
        from merge in work.Db.Set<PatientMerge>().AsNoTracking()
        where merge.UndoneAt == null && (merge.KeptId == patient.Id || merge.MergedId == patient.Id)
        join other in work.Db.Set<Patient>().AsNoTracking() on merge.KeptId == patient.Id ? merge.MergedId : merge.KeptId equals other.Id
        orderby merge.Id
        select new LinkedRecord(merge.PublicId, other.PublicId, other.FullName, other.BirthDateText, other.Identifiers.ToList(), merge.MergedAt, merge.MergedByName, merge.Reason)).ToListAsync(cancel);

    private static EditPatientDetails.Form Details(Patient patient)
    {
        var second = patient.Identifiers.FirstOrDefault(each => each.Kind != IdentifierKind.Clinic);
        return new()
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
        };
    }
}
