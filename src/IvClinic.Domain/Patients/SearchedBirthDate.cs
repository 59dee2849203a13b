using System.Globalization;

namespace IvClinic.Domain.Patients;

/// <summary>
/// A birth date as people type it into a search: 1975-03-14, 14.03.1975, 14/3/1975, 14 Mar 1975, March 14, 1975, 19750314.
/// Where day and month may be meant either way both days are looked for: a search shows, it stores nothing.
/// </summary>
public static class SearchedBirthDate
{
    private static readonly string[] Sure =
    [
        "yyyy-M-d", "yyyy/M/d", "yyyy.M.d", "yyyyMMdd", "d.M.yyyy", "d MMM yyyy", "d MMMM yyyy", "d. MMM yyyy", "d. MMMM yyyy", "MMM d yyyy", "MMMM d yyyy", "MMM d, yyyy", "MMMM d, yyyy", "d-MMM-yyyy",
    ];

    private static readonly string[] Either = ["d/M/yyyy", "M/d/yyyy", "d-M-yyyy", "M-d-yyyy"];

    /// <returns>One day, or two where it can be read both ways; empty when it is no date.</returns>
    public static IReadOnlyList<DateOnly> Read(string text)
    {
        var typed = string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries));
        if (DateOnly.TryParseExact(typed, Sure, CultureInfo.InvariantCulture, DateTimeStyles.None, out var sure)) return [sure];
        return
        [
            .. Either.Select(form => DateOnly.TryParseExact(typed, form, CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : (DateOnly?)null)
                .OfType<DateOnly>().Distinct().Order(),
        ];
    }
}
