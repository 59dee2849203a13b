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

/// <summary>All parts of a patient's page as it is opened; each part reads itself again when something of it changes.</summary>
/// <param name="Infusions">The last first.</param>
public sealed record OpenedPatient(
    PatientChart Chart, PainOverWeeks Outcomes, PlansAndDecisions Plans, IReadOnlyList<TaskLine> Tasks, IReadOnlyList<PatientSession> Infusions, PatientPapers Papers);

/// <summary>
/// The page of one patient. Three queries, whatever it holds; a fourth for a person with two records; two more where something
/// is authorised for somebody with more infusions than the page lists, as all of them count against it.
/// </summary>
[AllowedTo(ClinicRole.Clinician, ClinicRole.Nurse)]
public sealed class PatientPageSheet(ReadDesk desk, ClinicZone zone, ClinicFormularies formularies, AttachmentStore store) : ClinicRead<OutcomeSheet.OfWeeks, OpenedPatient>(desk)
{
    private const int MostReports = 2000;

    private protected override async Task<OpenedPatient> Load(OutcomeSheet.OfWeeks query, ReadWork work, CancellationToken cancel)
    {
        var patient = await work.Db.Set<Patient>().AsNoTracking().FirstOrDefaultAsync(each => each.PublicId == query.PatientId, cancel)
            ?? throw new NotFoundException("The patient");
        var batch = PatientHistory.Batch(work.Db);
        var read = PatientHistory.In(batch, patient);
        var (attachments, authorisations) = (batch.Of<Attachment>(most: PapersOfPatient.Most), batch.Of<Authorisation>(most: PapersOfPatient.Most));
        var (plans, tasks) = (batch.Of<TreatmentPlan>(most: PlansOfPatient.Most), batch.Of<TreatmentTask>(most: TasksOfPatient.Most));
        var reports = batch.Of<JournalEntry>(nameof(JournalEntry.At), MostReports);
        var (sessions, signed, entries) = batch.Sessions(SessionsOfPatient.Most);
        await batch.Run(patient.Id, cancel);
        // By EF: it takes the withdrawals along.
        var decisions = await PlansOfPatient.Decisions(work.Db, patient.Id, cancel);
        var links = await PatientSheet.Links(work, patient, cancel);
        work.Opened(patient.Id, patient.PublicId.ToString());

        var (history, formulary, now) = (read(), formularies.Current.Formulary, work.Now);
        var signedById = signed.ToDictionary(each => each.Id);
        var charts = entries.ToLookup(entry => entry.SessionId);
        var infusions = SessionsOfPatient.Of(sessions, signedById, charts, formulary, now);
        var since = OutcomeSheet.Since(query, now);
        var marks = sessions.Zip(infusions).Where(pair => pair.First.OpenedAt >= since).Select(pair => InfusionMarking.Of(
            pair.First, ReadPlan.Of(signedById[pair.First.SignedPlanId], formulary).Content, pair.Second.State, [.. charts[pair.First.Id]], formulary));
        var given = authorisations.Count == 0 ? []
            : sessions.Count < SessionsOfPatient.Most ? infusions.SelectMany(each => MedicineUses.Of(each.State, zone)).ToList()
            : await MedicineUses.Given(work.Db, patient.Id, formulary, zone, now, cancel);
        return new(
            PatientSheet.Chart(patient, history, links, zone, now),
            OutcomeSheet.Of(
                query, now, history.Pains.Where(pain => !pain.IsVoided).OrderBy(pain => pain.Id).Select(pain => pain.Site),
                reports.Where(report => report.At >= since).OrderBy(report => report.At).ThenBy(report => report.Id), marks, zone),
            PlansOfPatient.Of(plans, decisions, formulary, zone, now),
            TaskLines.Of(patient, tasks, decisions),
            infusions,
            PapersOfPatient.Of(patient, PaperRights.SeesCharts(work.Actor), attachments, authorisations, given, store, zone.DateOf(now)));
    }
}
