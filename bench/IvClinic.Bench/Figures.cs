using System.Diagnostics;
using System.Globalization;

namespace IvClinic.Bench;

/// <summary>Samples of one thing, in microseconds.</summary>
internal sealed class Figures(string name)
{
    private readonly List<double> samples = [];

    public string Name { get; } = name;

    public double P50 => At(0.50);

    public double P95 => At(0.95);

    public async Task Take(Func<Task> what)
    {
        var start = Stopwatch.GetTimestamp();
        await what();
        samples.Add(Stopwatch.GetElapsedTime(start).TotalMicroseconds);
    }

    public void Add(TimeSpan sample) => samples.Add(sample.TotalMicroseconds);

    public void Print() => Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {Name,-58} p50 {P50,10:N0} µs   p95 {P95,10:N0} µs   n {samples.Count}"));

    /// <summary>A ratio and its budget on one line.</summary>
    public static void Ratio(string what, double ratio, double budget) =>
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"  {what,-58} {ratio,6:0.00}x   budget {budget:0.0#}x   {(ratio <= budget ? "within" : "OVER")}"));

    private double At(double share)
    {
        var sorted = samples.Order().ToList();
        return sorted.Count == 0 ? double.NaN : sorted[Math.Min(sorted.Count - 1, (int)(share * sorted.Count))];
    }
}
