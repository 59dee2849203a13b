using System.Globalization;

namespace IvClinic.Application.Interop;

/// <summary>Doubts that every kind of item shares.</summary>
internal static class Concerns
{
    /// <summary>A measurement older than this is called old: a dose per kg or a renal limit should not rest on it.</summary>
    private const int OldAfterDays = 90;

    /// <summary>A prescription is rarely valid for longer than a year.</summary>
    private const int OldPrescriptionAfterDays = 366;

    public static string? Join(params IEnumerable<string?> concerns)
    {
        var said = concerns.OfType<string>().Distinct(StringComparer.Ordinal).ToList();
        return said.Count > 0 ? string.Join(' ', said) : null;
    }

    public static string? OfSubject(ReferredSubject subject) =>
        subject.IsAssumed ? "The entry does not say whose it is; it is the only patient in the file." : null;

    public static string? OfDate(ReferredDate? date, string missing) => date switch
    {
        null => missing,
        { Precision: DatePrecision.Unreadable } => $"The date {date.Words} cannot be read.",
        { LacksOffset: true } => "The time was sent without its offset from UTC; only the day is used.",
        _ => null,
    };

    /// <summary>Systems leave prescriptions "active" for decades.</summary>
    public static string? OfPrescriptionAge(ReferredDate? date, DateOnly? today) =>
        today is { } now && date?.FirstDay is { } day && now.DayNumber - day.DayNumber > OldPrescriptionAfterDays
            ? "It is called active but more than a year old; ask whether it is still taken."
            : null;

    public static string? OfAge(ReferredDate? date, DateOnly? today)
    {
        if (today is not { } now || date?.FirstDay is not { } day) return null;
        if (day.DayNumber > now.DayNumber + 1) return $"The date {date.Words} lies in the future.";
        var days = now.DayNumber - day.DayNumber;
        if (days <= OldAfterDays) return null;
        return days >= 730 ? string.Create(CultureInfo.InvariantCulture, $"It is {days / 365} years old.") : string.Create(CultureInfo.InvariantCulture, $"It is {days} days old.");
    }

    /// <summary>Marks that turn the direction of text, and control characters, can make a name read as another one.</summary>
    public static string? OfText(IEnumerable<string?> texts) =>
        texts.OfType<string>().Any(text => text.Any(IsTreacherous))
            ? "The text holds invisible characters that can change how it reads."
            : null;

    private static bool IsTreacherous(char character) =>
        char.IsControl(character) || character is (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') or '\u200E' or '\u200F' or '\u200B' or '\uFEFF';
}
