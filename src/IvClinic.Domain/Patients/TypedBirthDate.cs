using System.Globalization;

namespace IvClinic.Domain.Patients;

/// <summary>
/// A birth date as typed: year-month-day, year-month or the year alone. Other orders are refused, because 03/04/1975 is
/// another day in another country.
/// </summary>
public static class TypedBirthDate
{
    /// <summary>The oldest person on record lived 122 years; more is a slip of the pen.</summary>
    public const int MostYears = 130;

    /// <returns>The date and how much of it is known; null when the text is none of the three forms or no real day.</returns>
    public static (DateOnly Date, DatePrecision Precision)? Read(string? text)
    {
        var typed = (text ?? "").Trim();
        return typed.Length switch
        {
            10 when Day(typed) is { } day => (day, DatePrecision.Day),
            7 when Day(typed + "-01") is { } month => (month, DatePrecision.Month),
            4 when Day(typed + "-01-01") is { } year => (year, DatePrecision.Year),
            _ => null,
        };
    }

    /// <summary>Day and month exchanged, where that is a day too: the commonest slip between countries.</summary>
    public static DateOnly? Exchanged(DateOnly date) => date.Day <= 12 ? new DateOnly(date.Year, date.Day, date.Month) : null;

    private static DateOnly? Day(string text) =>
        text.All(character => char.IsAsciiDigit(character) || character == '-')
        && DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
