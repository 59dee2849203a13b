namespace IvClinic.Domain.Scheduling;

/// <summary>The times of a series as its plan has them: the same time of day, the plan's days apart.</summary>
public static class SeriesDates
{
    /// <summary>So many are shown and booked together at most.</summary>
    public const int MostTogether = 60;

    public static IReadOnlyList<DateTime> Of(DateTime first, int number, int daysApart) =>
        [.. Enumerable.Range(0, Math.Clamp(number, 0, MostTogether)).Select(index => first.AddDays((double)index * daysApart))];
}
