using IvClinic.Application.Patients;
using IvClinic.Application.Staff;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;

namespace IvClinic.Application.Outcomes;

/// <summary>What the infusions did to one patient's pain over the weeks: the ground of the next plan.</summary>
public static class OutcomeReading
{
    public const int LongestWeeks = 260;

    /// <param name="described">Where it hurts, by the descriptions that stand.</param>
    /// <param name="reports">Since so many weeks ago, the first first.</param>
    /// <param name="infusions">The same, not numbered yet; null where nothing was infused.</param>
    internal static PainOverWeeks Of(Guid patientId, int weeks, DateTimeOffset now, IEnumerable<string> described, IEnumerable<JournalEntry> reports, IEnumerable<InfusionMark?> infusions, ClinicZone clinic)
    {
        var marks = infusions.OfType<InfusionMark>().OrderBy(mark => mark.StartedAt).Select((mark, index) => mark with { Number = index + 1 }).ToList();
        var lines = reports.Select(JournalLine.Of).ToList();
        var sites = described.Concat(lines.Where(line => !line.IsVoided).SelectMany(line => line.Pain).Select(pain => pain.Site))
            .Where(site => site.Length > 0).DistinctBy(SearchKey.Of).ToList();
        return new PainOverWeeks(patientId, Since(weeks, now), now, Summary(marks, lines, now, weeks, clinic), lines, marks, sites);
    }

    internal static DateTimeOffset Since(int weeks, DateTimeOffset now)
    {
        ArgumentOutOfRangeException.ThrowIfNotEqual(weeks is >= 1 and <= LongestWeeks, true);
        return now.AddDays(-7 * weeks);
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
