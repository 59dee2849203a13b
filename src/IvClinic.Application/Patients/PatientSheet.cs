using IvClinic.Application.Formulary;
using IvClinic.Application.Outcomes;
using IvClinic.Application.Papers;
using IvClinic.Application.Plans;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.Suitability;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Papers;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Staff;
using IvClinic.Domain.Suitability;
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

/// <summary>All parts of a patient's page as it is opened; each part reads itself again when something of it changes.</summary>
/// <param name="Infusions">The last first.</param>
public sealed record OpenedPatient(
    PatientChart Chart, PainOverWeeks Outcomes, PlansAndDecisions Plans, IReadOnlyList<TaskLine> Tasks, IReadOnlyList<PatientSession> Infusions, PatientPapers Papers);

/// <summary>
/// The page of one patient, all parts of one instant. Three queries, whatever it holds; a fourth for a person with two records.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PatientSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies, AttachmentStore store) : ClinicRead<PatientSheet.OfWeeks, OpenedPatient>(desk)
{
    /// <summary>Of a lifetime: outcomes and authorisations count infusions that the list does not show any more.</summary>
    private const int MostReports = 5000, MostSessions = 1000;

    /// <param name="Weeks">How far back outcomes are looked at: 1 to 260, from now.</param>
    public sealed record OfWeeks(Guid PatientId, int Weeks = 12);

    private protected override async Task<OpenedPatient> Load(OfWeeks query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query.PatientId, cancel)
            ?? throw new NotFoundException("The patient");
        var batch = PatientHistory.Batch(work.Db);
        var read = PatientHistory.In(batch, patient);
        var (attachments, authorisations) = (batch.Of<Attachment>(most: PapersOfPatient.Most), batch.Of<Authorisation>(most: PapersOfPatient.Most));
        var (plans, tasks) = (batch.Of<TreatmentPlan>(most: PlansOfPatient.Most), batch.Of<TreatmentTask>(most: TasksOfPatient.Most));
        var reports = batch.Of<JournalEntry>(nameof(JournalEntry.At), MostReports);
        var (sessions, signed, entries) = batch.Sessions(MostSessions);
        await batch.Run(patient.Id, cancel);
        // By EF: it takes the withdrawals along.
        var decisions = await PlansOfPatient.Decisions(work.Db, patient.Id, cancel);
        var links = await Links(work, patient, cancel);
        work.Opened(patient.Id, patient.PublicId.ToString());

        var (history, formulary, now) = (read(), formularies.Current.Formulary, work.Now);
        var signedById = signed.ToDictionary(each => each.Id);
        var charts = entries.ToLookup(entry => entry.SessionId);
        var infusions = SessionsOfPatient.Of(sessions, signedById, charts, formulary, now);
        var since = OutcomeReading.Since(query.Weeks, now);
        var marks = sessions.Zip(infusions).Where(pair => pair.First.OpenedAt >= since).Select(pair => InfusionMarking.Of(
            pair.First, ReadPlan.Of(signedById[pair.First.SignedPlanId], formulary).Content, pair.Second.State, [.. charts[pair.First.Id]], formulary));
        return new(
            Chart(patient, history, links, zone, now),
            OutcomeReading.Of(
                patient.PublicId, query.Weeks, now, history.Pains.Where(pain => !pain.IsVoided).OrderBy(pain => pain.Id).Select(pain => pain.Site),
                reports.Where(report => report.At >= since).OrderBy(report => report.At).ThenBy(report => report.Id), marks, zone),
            PlansOfPatient.Of(plans, decisions, formulary, zone, now),
            TaskLines.Of(patient, tasks, decisions),
            [.. infusions.Take(SessionsOfPatient.Most)],
            PapersOfPatient.Of(patient, PaperRights.SeesCharts(work.Actor), attachments, authorisations, [.. infusions.SelectMany(each => MedicineUses.Of(each.State, zone))], store, zone.DateOf(now)));
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
