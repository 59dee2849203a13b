using IvClinic.Application.Formulary;
using IvClinic.Application.Plans;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Patients.Baselines;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Outcomes;

/// <param name="Missed">Earlier calls of this infusion that nobody made.</param>
/// <param name="Tries">Notes since the call was due that hold no answer ("not reached").</param>
public sealed record FollowUpLine(
    Guid SessionId, Guid PatientId, string PatientName, string BirthDate, string? Phone, DateTimeOffset DischargedAt, string PlanLabel, SessionEnding Ending,
    string Call, DateTimeOffset DueAt, IReadOnlyList<string> Missed, int Tries, IReadOnlyList<string> Sites)
{
    /// <summary>The condition whose scores say what the infusion did; null where it has none.</summary>
    public BaselineKind? Scores { get; init; }
}

/// <summary>A call whose time has not come.</summary>
public sealed record ComingCall(Guid PatientId, string PatientName, string Call, DateTimeOffset DueAt);

/// <param name="Coming">The next call of each infusion, soonest first: who rings early is written down at once.</param>
public sealed record FollowUpSheet(DateTimeOffset Now, IReadOnlyList<FollowUpLine> Lines, IReadOnlyList<ComingCall> Coming);

/// <summary>Whom to call: infusions after which nobody has asked at 24 hours, 72 hours or 7 days. Longest due first.</summary>
[AllowedTo(ClinicRole.Nurse)]
public sealed class FollowUpCalls(ReadDesk desk, ClinicFormularies formularies) : ClinicRead<FollowUpCalls.DueNow, FollowUpSheet>(desk)
{
    /// <summary>No session lasts longer than from its opening to its discharge on the next day.</summary>
    private static readonly TimeSpan LongestSession = TimeSpan.FromDays(2);

    public sealed record DueNow;

    private protected override async Task<FollowUpSheet> Load(DueNow query, ReadWork work, CancellationToken cancel)
    {
        var oldest = work.Now - FollowUpSchedule.Forgotten - LongestSession;
        var sessions = await (
            from session in work.Db.Set<InfusionSession>().AsNoTracking()
            where (session.Phase == SessionPhase.Discharged || session.Phase == SessionPhase.Signed) && session.OpenedAt >= oldest
            join bearer in work.Db.Set<Patient>() on session.PatientId equals bearer.Id
            // Of a person with two records the one that goes on is called, and gets the report.
            join patient in work.Db.Set<Patient>() on bearer.MergedIntoId ?? bearer.Id equals patient.Id
            where patient.DeceasedOn == null
            join signed in work.Db.Set<SignedPlan>().AsNoTracking() on session.SignedPlanId equals signed.Id
            select new
            {
                session.PublicId,
                session.PatientId,
                OwnerId = patient.Id,
                signed,
                PatientPublicId = patient.PublicId,
                patient.FamilyName,
                patient.GivenNames,
                patient.BirthDate,
                patient.Phone,
                Discharge = work.Db.Set<ChartEntry>()
                    .Where(entry => entry.SessionId == session.Id && entry.Kind == EntryKind.Discharged && !work.Db.Set<ChartEntry>().Any(other => other.VoidsEntryId == entry.Id))
                    .OrderByDescending(entry => entry.Seq).FirstOrDefault(),
                Sites = work.Db.Set<PainDescription>().Where(pain => pain.PatientId == patient.Id && pain.VoidedAt == null).Select(pain => pain.Site).ToList(),
            }).ToListAsync(cancel);
        var patients = sessions.SelectMany(row => new[] { row.PatientId, row.OwnerId }).Distinct().ToList();
        var reports = (await work.Db.Set<JournalEntry>().AsNoTracking()
            .Where(entry => patients.Contains(entry.PatientId) && entry.VoidedAt == null && entry.At >= oldest).ToListAsync(cancel)).ToLookup(entry => entry.PatientId);

        var lines = new List<FollowUpLine>();
        var coming = new List<ComingCall>();
        foreach (var row in sessions)
        {
            if (row.Discharge is not { } discharge) continue;
            var ending = EntryDetails.Read<DischargeDetails>(discharge)?.Ending ?? SessionEnding.Home;
            IReadOnlyList<JournalEntry> told = [.. row.OwnerId == row.PatientId ? reports[row.OwnerId] : reports[row.OwnerId].Concat(reports[row.PatientId])];
            var answers = told.Where(IsAnswer).Select(entry => entry.At).ToList();
            if (ending == SessionEnding.Died) continue;
            var name = row.GivenNames.Length == 0 ? row.FamilyName : $"{row.FamilyName}, {row.GivenNames}";
            if (FollowUpSchedule.Points.FirstOrDefault(point => discharge.EffectiveAt + point.After > work.Now) is { } next)
                coming.Add(new(row.PatientPublicId, name, next.Name, discharge.EffectiveAt + next.After));
            if (FollowUpSchedule.Due(discharge.EffectiveAt, answers, work.Now) is not { } due) continue;
            var content = row.signed.Read();
            lines.Add(new FollowUpLine(
                row.PublicId, row.PatientPublicId, name,
                row.BirthDate.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture), row.Phone, discharge.EffectiveAt,
                PlanLabel.Of(content, formularies.Current.Formulary), ending, due.Point.Name, due.DueAt, due.Missed,
                told.Count(entry => entry.At >= due.DueAt && !IsAnswer(entry)),
                [.. row.Sites.Concat(told.SelectMany(entry => entry.Pain).Select(pain => pain.Site)).DistinctBy(SearchKey.Of)])
            {
                Scores = BaselineOf.Indication(content.Indication),
            });
        }

        return new FollowUpSheet(work.Now, [.. lines.OrderBy(line => line.DueAt)], [.. coming.OrderBy(call => call.DueAt)]);
    }

    /// <summary>A note alone ("nobody picked up") leaves the call due.</summary>
    private static bool IsAnswer(JournalEntry entry) =>
        entry is not { WorstPain: null, Interference: null, SleepHours: null, MedicinesTaken: null, SideEffects: null };
}
