using System.Globalization;

namespace IvClinic.Domain.Sessions;

/// <summary>One pain score, 0 to 10.</summary>
public sealed record PainPoint(DateTimeOffset At, int Score);

/// <summary>When a share of relief was first seen, and since when it can have been there unseen.</summary>
/// <param name="Seen">From the baseline to the first score that reaches it.</param>
/// <param name="NotBefore">From the baseline to the score before that one; the truth lies between.</param>
public sealed record ReliefTime(TimeSpan Seen, TimeSpan NotBefore);

/// <summary>What a session did to the pain, from the scores alone.</summary>
public sealed record Relief
{
    public PainPoint? Baseline { get; init; }

    public PainPoint? Lowest { get; init; }

    public PainPoint? Last { get; init; }

    /// <summary>Null when 30 % was never seen.</summary>
    public ReliefTime? Thirty { get; init; }

    /// <summary>Null when 50 % was never seen.</summary>
    public ReliefTime? Fifty { get; init; }

    /// <summary>What is not known, in sentences; empty when nothing is missing.</summary>
    public IReadOnlyList<string> NotKnown { get; init; } = [];

    /// <summary>
    /// The baseline is the last score at or before the start. Exactly 30 % counts as 30 % (IMMPACT: 30 % moderate,
    /// 50 % substantial improvement).
    /// </summary>
    /// <param name="longestGap">Scores further apart than this leave a gap worth naming.</param>
    public static Relief Of(IReadOnlyList<ChartEntry> entries, DateTimeOffset? startedAt, TimeSpan longestGap)
    {
        PainPoint[] points = [.. SessionChart.Standing(entries).Where(entry => entry.PainNow is not null).Select(entry => new PainPoint(entry.EffectiveAt, entry.PainNow!.Value))];
        if (startedAt is not { } start) return new Relief { NotKnown = ["The infusion has no start."] };
        var baseline = points.LastOrDefault(point => point.At <= start);
        PainPoint[] after = [.. points.Where(point => point.At > start)];
        if (baseline is null) return new Relief { Lowest = Least(after), Last = after.LastOrDefault(), NotKnown = ["No pain score was taken before the start: relief cannot be computed."] };
        if (after.Length == 0) return new Relief { Baseline = baseline, NotKnown = ["No pain score was taken after the start."] };
        if (baseline.Score == 0) return new Relief { Baseline = baseline, Lowest = Least(after), Last = after[^1], NotKnown = ["There was no pain before the start: relief cannot be computed."] };
        return new Relief
        {
            Baseline = baseline,
            Lowest = Least([baseline, .. after]),
            Last = after[^1],
            Thirty = First(baseline, after, 30),
            Fifty = First(baseline, after, 50),
            NotKnown = [.. Gaps([baseline, .. after], longestGap)],
        };
    }

    private static PainPoint? Least(IEnumerable<PainPoint> points) => points.MinBy(point => point.Score);

    private static ReliefTime? First(PainPoint baseline, PainPoint[] after, int percent)
    {
        var before = baseline;
        foreach (var point in after)
        {
            if ((baseline.Score - point.Score) * 100 >= baseline.Score * percent) return new ReliefTime(point.At - baseline.At, before.At - baseline.At);
            before = point;
        }

        return null;
    }

    private static IEnumerable<string> Gaps(PainPoint[] points, TimeSpan longest) =>
        points.Zip(points.Skip(1)).Where(pair => pair.Second.At - pair.First.At > longest).Select(pair =>
            string.Create(CultureInfo.InvariantCulture, $"No pain score for {(int)(pair.Second.At - pair.First.At).TotalMinutes} minutes, {(int)(pair.First.At - points[0].At).TotalMinutes} minutes after the baseline."));
}
