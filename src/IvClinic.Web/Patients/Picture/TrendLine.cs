using IvClinic.Domain.Measures;

namespace IvClinic.Web.Patients.Picture;

/// <summary>One value of a trend.</summary>
public sealed record TrendPoint(DateOnly On, decimal Value);

/// <summary>A small line over time in a box of <see cref="Width"/> by <see cref="Height"/>. The numbers stand in the table beside it.</summary>
/// <param name="Points">As an SVG polyline wants them.</param>
public sealed record TrendLine(string Points, IReadOnlyList<(double X, double Y)> Dots, string Words)
{
    public const int Width = 160;
    public const int Height = 36;
    private const int Edge = 5;

    /// <returns>Null with fewer than two values: one value is no trend.</returns>
    public static TrendLine? Of(string name, string unit, IEnumerable<TrendPoint> values)
    {
        var points = values.OrderBy(point => point.On).ToList();
        if (points.Count < 2) return null;
        var (from, days) = (points[0].On.DayNumber, Math.Max(1, points[^1].On.DayNumber - points[0].On.DayNumber));
        var (least, most) = (points.Min(point => point.Value), points.Max(point => point.Value));
        var span = most == least ? 1m : most - least;
        List<(double X, double Y)> dots =
        [
            .. points.Select(point => (
                Math.Round(Edge + ((point.On.DayNumber - from) * (Width - (2.0 * Edge)) / days), 1),
                Math.Round(most == least ? Height / 2.0 : Height - Edge - ((double)((point.Value - least) / span) * (Height - (2.0 * Edge))), 1))),
        ];
        var words = FormattableString.Invariant($"{name} over {points.Count} values, {points[0].On:yyyy-MM-dd} {NumberText.Format(points[0].Value, 2)} to {points[^1].On:yyyy-MM-dd} {NumberText.Format(points[^1].Value, 2)} {unit}, lowest {NumberText.Format(least, 2)}, highest {NumberText.Format(most, 2)}");
        return new(string.Join(' ', dots.Select(dot => FormattableString.Invariant($"{dot.X},{dot.Y}"))), dots, words);
    }
}
