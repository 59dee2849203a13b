using System.Globalization;

namespace IvClinic.Application.Interop;

/// <summary>How much of a date was sent.</summary>
public enum DatePrecision
{
    /// <summary>The text is no date; only <see cref="ReferredDate.Sent"/> is left.</summary>
    Unreadable,

    /// <summary>The year alone.</summary>
    Year,

    /// <summary>Year and month.</summary>
    Month,

    /// <summary>A calendar day.</summary>
    Day,

    /// <summary>An instant with its offset from UTC.</summary>
    Instant,
}

/// <summary>A date as sent, with its precision. A year is never shown as the first of January.</summary>
/// <param name="Sent">The text of the sender.</param>
/// <param name="Precision">How much of it was readable.</param>
/// <param name="FirstDay">The day, or the first day of the month or year that was sent.</param>
/// <param name="Instant">The instant, when an offset was sent.</param>
/// <param name="LacksOffset">A time of day was sent without an offset; it cannot be placed and only its day is used.</param>
public sealed record ReferredDate(string Sent, DatePrecision Precision, DateOnly? FirstDay, DateTimeOffset? Instant, bool LacksOffset)
{
    /// <summary>The earliest instant that the text can mean; what is sent without an offset counts as UTC. For ordering only.</summary>
    public DateTimeOffset Earliest =>
        Instant ?? (FirstDay is { } day ? new DateTimeOffset(day.ToDateTime(TimeOnly.MinValue), TimeSpan.Zero) : DateTimeOffset.MinValue);

    /// <summary>What a person reads: as many parts as were sent.</summary>
    public string Words => Precision switch
    {
        DatePrecision.Year => FirstDay!.Value.ToString("yyyy", CultureInfo.InvariantCulture),
        DatePrecision.Month => FirstDay!.Value.ToString("yyyy-MM", CultureInfo.InvariantCulture),
        DatePrecision.Unreadable => $"“{Sent}”",
        _ => FirstDay!.Value.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
    };

    /// <summary>Reads a FHIR date or dateTime. Text that is none keeps its words and says so.</summary>
    public static ReferredDate Read(string sent)
    {
        var text = sent.Trim();
        if (text.Length == 4 && DayOf(text + "-01-01") is { } year) return new(sent, DatePrecision.Year, year, null, false);
        if (text.Length == 7 && DayOf(text + "-01") is { } month) return new(sent, DatePrecision.Month, month, null, false);
        if (text.Length < 10 || DayOf(text[..10]) is not { } day) return new(sent, DatePrecision.Unreadable, null, null, false);
        if (text.Length == 10) return new(sent, DatePrecision.Day, day, null, false);
        if (text[10] is not ('T' or 't' or ' ')) return new(sent, DatePrecision.Unreadable, null, null, false);

        // The leap second 23:59:60 and other impossible times leave the day, which is still true.
        return HasOffset(text) && DateTimeOffset.TryParse(text, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var instant)
            ? new(sent, DatePrecision.Instant, day, instant, false)
            : new(sent, DatePrecision.Day, day, null, !HasOffset(text));
    }

    private static bool HasOffset(string text) =>
        text[^1] is 'Z' or 'z' || text.AsSpan(10).ContainsAny('+', '-');

    private static DateOnly? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
