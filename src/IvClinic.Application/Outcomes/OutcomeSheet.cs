using IvClinic.Application.Formulary;
using IvClinic.Application.Patients;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Application.UseCases;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using IvClinic.Domain.Staff;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Outcomes;

/// <summary>What the infusions did to one patient's pain over the weeks: the ground of the next plan. Four queries.</summary>
[AllowedTo(ClinicRole.Nurse, ClinicRole.Clinician)]
public sealed class OutcomeSheet(ReadDesk desk, ClinicZone clinic, ClinicFormularies formularies) : ClinicRead<OutcomeSheet.OfWeeks, PainOverWeeks>(desk)
{
    public const int LongestWeeks = 260;

    /// <param name="Weeks">1 to 260, back from now.</param>
    public sealed record OfWeeks(Guid PatientId, int Weeks = 12);

    /// <summary>The kinds that the fold of volume, reactions and phase needs; the rest of a chart is not read here.</summary>
    private static readonly EntryKind[] Folded =
    [
        EntryKind.Started, EntryKind.RateChanged, EntryKind.Paused, EntryKind.Resumed, EntryKind.BagChanged, EntryKind.Bolus, EntryKind.Stopped,
        EntryKind.GoNoGo, EntryKind.ReactionOpened, EntryKind.ReactionSymptoms, EntryKind.ReactionGraded, EntryKind.ReactionResolved, EntryKind.Discharged, EntryKind.ClinicianSigned,
    ];

    private protected override async Task<PainOverWeeks> Load(OfWeeks query, ReadWork work, CancellationToken cancel)
    {
        var from = Since(query, work.Now);
        var records = work.Db.RecordsOf(query.PatientId);
        var bearers = await work.Db.Set<Patient>().Where(each => records.Contains(each.Id))
            .Select(each => new
            {
                each.Id,
                each.PublicId,
                Sites = work.Db.Set<PainDescription>().Where(pain => pain.PatientId == each.Id && pain.VoidedAt == null).OrderBy(pain => pain.Id).Select(pain => pain.Site).ToList(),
            }).AsNoTracking().ToListAsync(cancel);
        var patient = bearers.Find(each => each.PublicId == query.PatientId) ?? throw new NotFoundException("This patient");
        work.Opened(patient.Id, query.PatientId.ToString());

        var reports = await work.Db.OfPerson<JournalEntry>(patient.Id).AsNoTracking().Where(each => each.At >= from)
            .OrderBy(each => each.At).ThenBy(each => each.Id).ToListAsync(cancel);
        var sessions = await work.Db.OfPerson<InfusionSession>(patient.Id).AsNoTracking().Where(each => each.OpenedAt >= from)
            .Join(work.Db.Set<SignedPlan>().AsNoTracking(), session => session.SignedPlanId, signed => signed.Id, (session, signed) => new { session, signed })
            .OrderBy(pair => pair.session.OpenedAt).ToListAsync(cancel);
        var ids = sessions.ConvertAll(pair => pair.session.Id);
        var entries = (await work.Db.Set<ChartEntry>().AsNoTracking()
            .Where(entry => ids.Contains(entry.SessionId) && (Folded.Contains(entry.Kind) || entry.PainNow != null || entry.VoidsEntryId != null))
            .ToListAsync(cancel)).ToLookup(entry => entry.SessionId);

        var formulary = formularies.Current.Formulary;
        var marks = sessions.Select(pair =>
        {
            var plan = ReadPlan.Of(pair.signed, formulary);
            IReadOnlyList<ChartEntry> chart = [.. entries[pair.session.Id]];
            return InfusionMarking.Of(pair.session, plan.Content, SessionChart.Fold(plan.ForSession, chart, work.Now), chart, formulary);
        });
        return Of(query, work.Now, bearers.SelectMany(each => each.Sites), reports, marks, clinic);
    }

    /// <param name="described">Where it hurts, by the descriptions that stand.</param>
    /// <param name="reports">Since so many weeks ago, the first first.</param>
    /// <param name="infusions">The same, not numbered yet; null where nothing was infused.</param>
    internal static PainOverWeeks Of(OfWeeks query, DateTimeOffset now, IEnumerable<string> described, IEnumerable<JournalEntry> reports, IEnumerable<InfusionMark?> infusions, ClinicZone clinic)
    {
        var marks = infusions.OfType<InfusionMark>().OrderBy(mark => mark.StartedAt).Select((mark, index) => mark with { Number = index + 1 }).ToList();
        var lines = reports.Select(JournalLine.Of).ToList();
        var sites = described.Concat(lines.Where(line => !line.IsVoided).SelectMany(line => line.Pain).Select(pain => pain.Site))
            .Where(site => site.Length > 0).DistinctBy(SearchKey.Of).ToList();
        return new PainOverWeeks(query.PatientId, Since(query, now), now, Summary(marks, lines, now, query.Weeks, clinic), lines, marks, sites);
    }

    internal static DateTimeOffset Since(OfWeeks query, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(query.Weeks is >= 1 and <= LongestWeeks, true);
        return now.AddDays(-7 * query.Weeks);
    }

    private static string Summary(List<InfusionMark> marks, List<JournalLine> lines, DateTimeOffset now, int weeks, ClinicZone clinic)
    {
        if (marks.Count == 0) return FormattableString.Invariant($"No infusion was given in the last {weeks} weeks.");
        var last = marks[^1];
        var after = lines.Where(line => line is { IsVoided: false, Worst: not null } && line.At > last.StartedAt)
            .Select(line => new DayPain(clinic.DateOf(line.At), line.Worst!.Value)).ToList();
        return PainCourse.After(clinic.DateOf(last.StartedAt), last.Baseline?.Score, after, clinic.DateOf(now)).ToString();
    }
}
