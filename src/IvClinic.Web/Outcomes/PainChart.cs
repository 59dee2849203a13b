using System.Globalization;
using IvClinic.Application.Outcomes;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Patients;

namespace IvClinic.Web.Outcomes;

/// <summary>One line of the chart: a site, or the worst of all sites.</summary>
/// <param name="Dash">SVG dash pattern, so that lines differ without colour; empty is solid.</param>
/// <param name="DashText">The pattern in words, for the legend.</param>
/// <param name="Shape">SVG path of the mark around (0,0), so that a report standing alone still says whose it is.</param>
/// <param name="Pieces">Points of each unbroken piece, as an SVG polyline wants them.</param>
public sealed record PainLine(string Name, string Dash, string DashText, string Shape, IReadOnlyList<string> Pieces, IReadOnlyList<PainDot> Dots)
{
    public string ShapeAt(double x, double y) => $"M{PainChart.Number(x)},{PainChart.Number(y)} {Shape}";
}

public sealed record PainDot(double X, double Y, string Text);

/// <summary>An infusion: a vertical line with its number, and its two scores where they were taken.</summary>
public sealed record InfusionLine(double X, int Number, string Text, double? BaselineY, double? LowestY);

public sealed record AxisDay(double X, string Text);

/// <summary>Pain over weeks as lines and marks in a box of <see cref="Width"/> by <see cref="Height"/>; meaning decided here, drawn in Razor.</summary>
public sealed record PainChart(IReadOnlyList<PainLine> Lines, IReadOnlyList<InfusionLine> Infusions, IReadOnlyList<AxisDay> Days)
{
    public const int Width = 1000;
    public const int Height = 330;
    public const int Left = 44;
    public const int Right = 12;
    public const int Top = 34;
    public const int Bottom = 30;

    /// <summary>Reports further apart than this are not joined: nobody knows what was between them.</summary>
    public static readonly TimeSpan LongestJoined = TimeSpan.FromDays(10);

    private static readonly (string Dash, string Text, string Shape)[] Patterns =
    [
        ("", "solid, circles", "m-4,0 a4,4 0 1,0 8,0 a4,4 0 1,0 -8,0"),
        ("10 6", "dashed, squares", "m-4,-4 h8 v8 h-8 z"),
        ("2 5", "dotted, diamonds", "m0,-6 l6,6 l-6,6 l-6,-6 z"),
        ("14 5 2 5", "dash and dot, crosses", "m-5,-5 l10,10 m0,-10 l-10,10"),
        ("20 6", "long dashes, upright crosses", "m-6,0 h12 m-6,-6 v12"),
        ("4 4", "short dashes, bars", "m-6,-2 h12 v4 h-12 z"),
    ];

    public bool IsEmpty => Lines.Count == 0 && Infusions.Count == 0;

    public static double YOf(int score) => Top + ((10 - score) * (Height - Top - Bottom) / 10.0);

    public static PainChart Of(PainOverWeeks sheet, Func<DateTimeOffset, DateTimeOffset> toLocal)
    {
        var span = (sheet.To - sheet.From).TotalMinutes;
        double X(DateTimeOffset at) => Math.Round(Left + (Math.Clamp((at - sheet.From).TotalMinutes / span, 0, 1) * (Width - Left - Right)), 1);
        string Day(DateTimeOffset at) => toLocal(at).ToString("d MMM", CultureInfo.InvariantCulture);

        var standing = sheet.Reports.Where(report => !report.IsVoided).ToList();
        var bySite = standing.SelectMany(report => report.Pain.Select(pain => (report.At, pain.Site, pain.Score)))
            .GroupBy(point => SearchKey.Of(point.Site), StringComparer.Ordinal).OrderByDescending(site => site.Count()).ToList();
        var lines = bySite.Select((site, index) =>
        {
            var (dash, text, shape) = Patterns[index % Patterns.Length];
            var points = site.Select(point => (point.At, point.Score)).OrderBy(point => point.At).ToList();
            return new PainLine(
                site.First().Site, dash, text, shape, [.. Pieces(points).Select(piece => string.Join(' ', piece.Select(point => Number(X(point.At)) + "," + Number(YOf(point.Score)))))],
                [.. points.Select(point => new PainDot(X(point.At), YOf(point.Score), $"{site.First().Site} {point.Score.ToString(CultureInfo.InvariantCulture)}/10, {Day(point.At)}"))]);
        }).ToList();

        var marks = sheet.Infusions.Select(mark => new InfusionLine(
            X(mark.StartedAt), mark.Number, $"Infusion {mark.Number.ToString(CultureInfo.InvariantCulture)}, {Day(mark.StartedAt)}: {mark.PlanLabel}",
            mark.Baseline is { } before ? YOf(before.Score) : null, mark.Lowest is { } lowest ? YOf(lowest.Score) : null)).ToList();
        return new PainChart(lines, marks, [.. Mondays(sheet, toLocal).Select(day => new AxisDay(X(day), Day(day)))]);
    }

    public static string Number(double value) => value.ToString("0.#", CultureInfo.InvariantCulture);

    private static IEnumerable<List<(DateTimeOffset At, int Score)>> Pieces(List<(DateTimeOffset At, int Score)> points)
    {
        List<(DateTimeOffset At, int Score)> piece = [];
        foreach (var point in points)
        {
            if (piece.Count > 0 && point.At - piece[^1].At > LongestJoined)
            {
                yield return piece;
                piece = [];
            }

            piece.Add(point);
        }

        if (piece.Count > 0) yield return piece;
    }

    /// <summary>At most about fifteen dates on the axis, each a whole number of weeks before the end.</summary>
    private static IEnumerable<DateTimeOffset> Mondays(PainOverWeeks sheet, Func<DateTimeOffset, DateTimeOffset> toLocal)
    {
        var weeks = (int)Math.Ceiling((sheet.To - sheet.From).TotalDays / 7);
        var step = Math.Max(1, (weeks + 13) / 14) * 7;
        for (var day = sheet.To; day >= sheet.From; day = day.AddDays(-step))
        {
            if (toLocal(day) > toLocal(sheet.From).AddDays(step / 4.0)) yield return day;
        }
    }
}
