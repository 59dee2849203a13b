using IvClinic.Application.UseCases;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Sessions;

/// <summary>Everything that is printed of one infusion.</summary>
/// <param name="PlanNumber">Which signed version of the plan it was given by.</param>
/// <param name="Formulary">The version whose rules the plan was signed under.</param>
/// <param name="Release">Who released that version for use; null where the record of the review is not there.</param>
/// <param name="Scores">The early-warning score at each set of vital signs, by seq.</param>
public sealed record RecordSheet(
    SessionReport Report, IReadOnlyList<PastAlert> Alerts, int PlanNumber, string PlanHash, string Formulary, SignatureLine? Release,
    IReadOnlyDictionary<int, string> Scores, DateTimeOffset PrintedAt, string PrintedBy);

/// <summary>The printable record of a session. Reading it is audited.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class SessionRecord(ReadDesk desk, LiveSessions sessions) : ClinicRead<Guid, RecordSheet>(desk)
{
    private protected override async Task<RecordSheet> Load(Guid query, ReadWork work, CancellationToken cancel)
    {
        var report = await SessionSummary.Of(work, sessions, query, cancel);
        var plan = await (
            from session in work.Db.Set<InfusionSession>().AsNoTracking()
            where session.PublicId == query
            join signed in work.Db.Set<SignedPlan>().AsNoTracking() on session.SignedPlanId equals signed.Id
            select new
            {
                signed.Number,
                signed.Hash,
                signed.FormularyVersion,
                Release = work.Db.Set<PlanReview>().Where(review => review.SignedPlanId == signed.Id && review.Decision == ReviewDecision.Released).OrderByDescending(review => review.Id).FirstOrDefault(),
            }).FirstAsync(cancel);
        var sheet = report.Sheet;
        return new(
            report, await AlertHistory.Of(work, query, cancel), plan.Number, plan.Hash, plan.FormularyVersion,
            plan.Release is { } release ? new SignatureLine(release.ByName, release.At) : null,
            SessionChart.Standing(sheet.Entries).Where(entry => entry.Kind is EntryKind.Baseline or EntryKind.Observation)
                .ToDictionary(entry => entry.Seq, entry => SessionChart.Fold(sheet.Plan, sheet.Entries, entry.EffectiveAt).EarlyWarning?.Text ?? "not scored"),
            work.Now, work.Actor.DisplayName);
    }
}
