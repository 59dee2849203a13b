using System.Globalization;
using System.Runtime.CompilerServices;
using IvClinic.Domain.Sessions;

namespace IvClinic.Web.Sessions;

/// <summary>A line of the chart over time: its word, its dash pattern and its points.</summary>
public sealed record DrawnLine(string Class, string Words, string Path, IReadOnlyList<(double X, double Y, string Title)> Points);

/// <summary>A mark with its number; the words stand in the list beneath.</summary>
public sealed record DrawnMark(double X, int Number, string Class, string Text, DateTimeOffset At);

/// <summary>Where everything stands in the infusion chart. Pure: no time of its own, no randomness.</summary>
public sealed class InfusionDrawing
{
    public const double Width = 960, Left = 58, Right = 14;
    public const double RateTop = 34, RateHeight = 104, VolumeTop = 178, VolumeHeight = 56, SignsTop = 274, SignsHeight = 136, PainTop = 450, PainHeight = 50, RassTop = 540, RassHeight = 40;
    public const double Bottom = RassTop + RassHeight, Height = Bottom + 28;
    private const double HighestSign = 200;

    private readonly DateTimeOffset from;
    private readonly DateTimeOffset to;
    private readonly double topRate;
    private readonly double topVolume;

    private static readonly ConditionalWeakTable<ChartState, InfusionDrawing> Wholes = [];

    /// <summary>Everything there is, drawn once for all screens that watch the same state.</summary>
    public static InfusionDrawing Whole(ChartState state, IReadOnlyList<ChartEntry> entries) => Wholes.GetValue(state, known => new(known, entries));

    /// <param name="window">What is looked at; null: everything.</param>
    public InfusionDrawing(ChartState state, IReadOnlyList<ChartEntry> entries, ChartWindow? window = null)
    {
        var standing = SessionChart.Standing(entries);
        (First, Last) = (Begin(state, standing), End(state, standing));
        if (Last - First < TimeSpan.FromMinutes(30)) Last = First.AddMinutes(30);
        (from, to) = window?.Within(First, Last) ?? (First, Last);
        topRate = (double)state.Segments.Concat(state.Planned).Select(segment => segment.Rate.MillilitresPerHour).DefaultIfEmpty(60m).Max() * 1.1;
        var (given, planned) = (Curve.Of(state.Segments, standing), Curve.Of(state.Planned, []));
        topVolume = Math.Max(10, Math.Max(given.Highest, planned.Highest) * 1.05);
        (VolumeGiven, VolumePlanned) = (Drawn(given), Drawn(planned));
        ActualArea = Steps(state.Segments, closed: true);
        PlannedLine = Steps(state.Planned, closed: false);
        Now = state.StoppedAt is null && state.StartedAt is not null ? X(state.At) : null;
        Lines =
        [
            Line(standing, VitalSign.HeartRate, "line-hr", "Heart rate /min"), Line(standing, VitalSign.Systolic, "line-sbp", "Systolic mmHg"),
            Line(standing, VitalSign.SpO2, "line-spo2", "SpO2 %"),
        ];
        Pain = Line(standing, VitalSign.Pain, "line-pain", "Pain of 10");
        Sedation = Line(standing, VitalSign.Rass, "line-rass", "Sedation (RASS)");
        Marks = [.. state.Marks.Where(mark => mark.At >= from && mark.At <= to).Select((mark, index) => new DrawnMark(X(mark.At), index + 1, ClassOf(mark.Kind), mark.Text, mark.At))];
    }

    /// <summary>What there is to look at.</summary>
    public DateTimeOffset First { get; }

    public DateTimeOffset Last { get; }

    public DateTimeOffset From => from;

    public DateTimeOffset To => to;

    public string VolumeGiven { get; }

    public string VolumePlanned { get; }

    public DrawnLine Sedation { get; }

    public string ActualArea { get; }

    public string PlannedLine { get; }

    public double? Now { get; }

    public IReadOnlyList<DrawnLine> Lines { get; }

    public DrawnLine Pain { get; }

    public IReadOnlyList<DrawnMark> Marks { get; }

    /// <summary>Times for the axis: every 15, 30, 60 or 120 minutes, at most about ten of them.</summary>
    public IEnumerable<(double X, DateTimeOffset At)> Hours
    {
        get
        {
            var minutes = new[] { 5, 10, 15, 30, 60, 120, 240, 480 }.First(each => each == 480 || (to - from).TotalMinutes / each <= 10);
            var step = TimeSpan.FromMinutes(minutes).Ticks;
            for (var ticks = (from.Ticks + step - 1) / step * step; ticks <= to.Ticks; ticks += step)
            {
                var at = new DateTimeOffset(ticks, TimeSpan.Zero);
                yield return (X(at), at);
            }
        }
    }

    public IEnumerable<(double Y, string Text)> RateGrid
    {
        get
        {
            var step = new[] { 10, 20, 25, 50, 100, 200, 250, 500 }.First(each => each == 500 || topRate / each <= 4.5);
            for (var rate = 0; rate <= topRate; rate += step) yield return (RateY(rate), rate.ToString(CultureInfo.InvariantCulture));
        }
    }

    public IEnumerable<(double Y, string Text)> VolumeGrid
    {
        get
        {
            var step = new[] { 10, 25, 50, 100, 250, 500, 1000 }.First(each => each == 1000 || topVolume / each <= 3);
            for (var volume = 0; volume <= topVolume; volume += step) yield return (VolumeY(volume), volume.ToString(CultureInfo.InvariantCulture));
        }
    }

    public static IEnumerable<(double Y, string Text)> RassGrid => new[] { -5, 0, 4 }.Select(value => (RassY(value), Rass.Signed(value)));

    public static IEnumerable<(double Y, string Text)> SignsGrid => new[] { 0, 50, 100, 150, 200 }.Select(value => (SignY(value), value.ToString(CultureInfo.InvariantCulture)));

    public static IEnumerable<(double Y, string Text)> PainGrid => new[] { 0, 5, 10 }.Select(value => (PainY(value), value.ToString(CultureInfo.InvariantCulture)));

    /// <summary>A coordinate as SVG wants it, whatever the server's culture.</summary>
    public static string N(double value) => Math.Round(value, 1).ToString(CultureInfo.InvariantCulture);

    private double X(DateTimeOffset at) => Left + (Width - Left - Right) * ((at - from).TotalSeconds / (to - from).TotalSeconds);

    private double RateY(double rate) => RateTop + RateHeight * (1 - rate / topRate);

    private static double SignY(double value) => SignsTop + SignsHeight * (1 - Math.Clamp(value, 0, HighestSign) / HighestSign);

    private static double PainY(double value) => PainTop + PainHeight * (1 - value / 10);

    private double VolumeY(double volume) => VolumeTop + VolumeHeight * (1 - volume / topVolume);

    private static double RassY(double value) => RassTop + RassHeight * (1 - (value - Rass.Lowest) / (Rass.Highest - Rass.Lowest));

    private string Drawn(Curve curve) => curve.Points.Count == 0 ? "" : "M" + string.Join("L", curve.Points.Select(point => $"{N(X(point.At))} {N(VolumeY(point.Ml))}"));

    private static DateTimeOffset Begin(ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        var first = standing.Count > 0 ? standing[0].EffectiveAt : state.At;
        if (state.StartedAt is not { } started) return first;
        var baseline = standing.LastOrDefault(entry => entry.Kind == EntryKind.Baseline && entry.EffectiveAt <= started)?.EffectiveAt ?? started;
        return started - baseline > TimeSpan.FromHours(1) ? started.AddMinutes(-60) : baseline;
    }

    private static DateTimeOffset End(ChartState state, IReadOnlyList<ChartEntry> standing)
    {
        if (state.StoppedAt is { } stopped)
            return standing.Where(entry => entry.Kind is EntryKind.Observation or EntryKind.Discharged or EntryKind.Note).Select(entry => entry.EffectiveAt).Append(stopped).Max();
        return state.ExpectedEnd is { } end && end > state.At && end - state.At < TimeSpan.FromHours(24) ? end : state.At;
    }

    private string Steps(IReadOnlyList<RateSegment> segments, bool closed)
    {
        var path = new System.Text.StringBuilder();
        DateTimeOffset? last = null;
        foreach (var segment in segments.Where(segment => segment.From < to))
        {
            var (x1, x2, y) = (N(X(segment.From)), N(X(segment.To < to ? segment.To : to)), N(RateY((double)segment.Rate.MillilitresPerHour)));
            if (closed) path.Append(CultureInfo.InvariantCulture, $"M{x1} {N(RateY(0))}V{y}H{x2}V{N(RateY(0))}Z");
            else path.Append(CultureInfo.InvariantCulture, $"{(last == segment.From ? "L" : "M")}{x1} {y}H{x2}");
            last = segment.To;
        }

        return path.ToString();
    }

    private DrawnLine Line(IReadOnlyList<ChartEntry> standing, VitalSign sign, string style, string words)
    {
        var limit = VitalLimits.Of(sign);
        (double X, double Y, string Title)[] points =
        [
            .. standing.Where(entry => entry.EffectiveAt >= from && entry.EffectiveAt <= to && entry.Vitals[sign] is not null).Select(entry =>
            {
                var value = (double)entry.Vitals[sign]!.Value;
                return (X(entry.EffectiveAt), sign switch { VitalSign.Pain => PainY(value), VitalSign.Rass => RassY(value), _ => SignY(value) }, $"{limit.Name} {value.ToString(CultureInfo.InvariantCulture)} {limit.Unit}");
            }),
        ];
        return new(style, words, points.Length == 0 ? "" : "M" + string.Join("L", points.Select(point => $"{N(point.X)} {N(point.Y)}")), points);
    }

    private static string ClassOf(EntryKind kind) => kind switch
    {
        EntryKind.ReactionOpened or EntryKind.ReactionGraded or EntryKind.ReactionAction or EntryKind.ReactionResolved or EntryKind.RescueGiven => "mark-reaction",
        EntryKind.Note or EntryKind.HandOver => "mark-note",
        _ => "mark-pump",
    };
}

/// <summary>A stretch of the chart that is looked at: so long, and ending so long before its end.</summary>
public sealed record ChartWindow(TimeSpan Length, TimeSpan BeforeEnd)
{
    /// <summary>Never outside of what there is.</summary>
    public (DateTimeOffset From, DateTimeOffset To) Within(DateTimeOffset first, DateTimeOffset last)
    {
        var to = last - BeforeEnd;
        if (to - first < Length) to = first + Length;
        if (to > last) to = last;
        var from = to - Length;
        return (from < first ? first : from, to);
    }
}

/// <summary>Volume over time: rising with the rate, a jump at each bolus.</summary>
internal sealed record Curve(IReadOnlyList<(DateTimeOffset At, double Ml)> Points)
{
    public double Highest => Points.Count == 0 ? 0 : Points[^1].Ml;

    public static Curve Of(IReadOnlyList<RateSegment> segments, IReadOnlyList<ChartEntry> standing)
    {
        var boluses = standing.Where(entry => entry.Kind == EntryKind.Bolus).Select(entry => (At: entry.EffectiveAt, Ml: (double)(entry.VolumeMl ?? 0m))).ToList();
        List<(DateTimeOffset At, double Ml)> points = [];
        var flowed = 0d;
        foreach (var segment in segments)
        {
            points.Add((segment.From, flowed + Before(segment.From)));
            foreach (var bolus in boluses.Where(each => each.At > segment.From && each.At < segment.To))
            {
                var part = flowed + (double)segment.Volume.Millilitres * ((bolus.At - segment.From) / (segment.To - segment.From));
                points.Add((bolus.At, part + Before(bolus.At) - bolus.Ml));
                points.Add((bolus.At, part + Before(bolus.At)));
            }

            flowed += (double)segment.Volume.Millilitres;
            points.Add((segment.To, flowed + Before(segment.To)));
        }

        return new(points);

        double Before(DateTimeOffset at) => boluses.Where(each => each.At <= at).Sum(each => each.Ml);
    }
}
