using System.Globalization;

namespace IvClinic.Domain.Outcomes;

/// <summary>The worst pain of one report, on its local day.</summary>
/// <param name="Score">0 to 10.</param>
public sealed record DayPain(DateOnly Day, int Score);

/// <summary>What an infusion did to the pain over the days after it, from the reports alone; what nobody asked stays unknown.</summary>
public sealed record PainCourse
{
    /// <summary>A rise by two points of ten is a change that patients notice (Farrar 2001, Pain 94:149).</summary>
    public const int NoticeableChange = 2;

    public required DateOnly InfusedOn { get; init; }

    /// <summary>Pain just before it; null when nobody asked.</summary>
    public int? Before { get; init; }

    public DayPain? Lowest { get; init; }

    /// <summary>The first report after the lowest that is noticeably worse than it.</summary>
    public DayPain? BackUp { get; init; }

    public DayPain? Last { get; init; }

    /// <summary>Full days since the infusion, and those among them without a report of pain.</summary>
    public int Days { get; init; }

    public int DaysWithoutReport { get; init; }

    /// <param name="reports">After the infusion, in order of time.</param>
    /// <param name="today">Not over yet, so it is not counted as a day without a report.</param>
    public static PainCourse After(DateOnly infusedOn, int? before, IReadOnlyList<DayPain> reports, DateOnly today)
    {
        var lowest = reports.MinBy(report => report.Score);
        var days = Math.Max(0, today.DayNumber - infusedOn.DayNumber - 1);
        var reported = reports.Select(report => report.Day).Where(day => day > infusedOn && day < today).Distinct().Count();
        return new PainCourse
        {
            InfusedOn = infusedOn,
            Before = before,
            Lowest = lowest,
            BackUp = lowest is null ? null : reports.SkipWhile(report => report != lowest).FirstOrDefault(report => report.Score - lowest.Score >= NoticeableChange),
            Last = reports.Count == 0 ? null : reports[^1],
            Days = days,
            DaysWithoutReport = days - reported,
        };
    }

    /// <summary>One line for the person who decides on the next plan.</summary>
    public override string ToString()
    {
        var before = Before is { } score ? Text($"Before the last infusion ({InfusedOn:d MMM yyyy}) {score}/10") : Text($"Pain before the last infusion ({InfusedOn:d MMM yyyy}) is not known");
        if (Lowest is null || Last is null)
            return before + Text($"; no pain report since ({Count(Days, "full day")}): what it did over the days is not known.");
        var course = Text($", lowest reported after {Lowest.Score}/10 {On(Lowest)}");
        if (BackUp is not null) course += Text($", back to {BackUp.Score}/10 {On(BackUp)}");
        if (Last != BackUp && Last != Lowest) course += Text($", {Last.Score}/10 at the last report {On(Last)}");
        return before + course + Text($"; {(DaysWithoutReport == 0 ? "a report on every full day since" : $"{DaysWithoutReport} of {Count(Days, "full day")} without a report")}.");
    }

    private string On(DayPain pain) => pain.Day == InfusedOn ? "on the same day" : Text($"on day {pain.Day.DayNumber - InfusedOn.DayNumber}");

    private static string Count(int number, string what) => Text($"{number} {what}{(number == 1 ? "" : "s")}");

    private static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
