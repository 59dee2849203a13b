using System.Globalization;
using System.Text;

namespace IvClinic.Domain.Scheduling;

/// <summary>A time at which a place is busy, as a calendar outside the clinic may know it: no name, no treatment.</summary>
public sealed record BusyTime(Guid Id, int Sequence, DateTimeOffset StartsAt, DateTimeOffset EndsAt, string Summary);

/// <summary>Busy times as an iCalendar document (RFC 5545). Instants are UTC, so that no reader needs a time zone rule.</summary>
public static class CalendarFile
{
    /// <summary>Octets of one line without its line break (RFC 5545, 3.1).</summary>
    public const int MostOctets = 75;

    private const string Instant = "yyyyMMdd'T'HHmmss'Z'";

    public static string Of(string name, IEnumerable<BusyTime> times, DateTimeOffset now)
    {
        var text = new StringBuilder();
        foreach (var line in Lines(name, times, now.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture))) Fold(text, line);
        return text.ToString();
    }

    private static IEnumerable<string> Lines(string name, IEnumerable<BusyTime> times, string stamp)
    {
        yield return "BEGIN:VCALENDAR";
        yield return "VERSION:2.0";
        yield return "PRODID:-//IvClinic//Chairs//EN";
        yield return "CALSCALE:GREGORIAN";
        yield return "METHOD:PUBLISH";
        yield return "X-WR-CALNAME:" + Escaped(name);
        foreach (var time in times)
        {
            yield return "BEGIN:VEVENT";
            yield return $"UID:{time.Id:N}@ivclinic.invalid";
            yield return "DTSTAMP:" + stamp;
            yield return "SEQUENCE:" + time.Sequence.ToString(CultureInfo.InvariantCulture);
            yield return "DTSTART:" + time.StartsAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
            yield return "DTEND:" + time.EndsAt.UtcDateTime.ToString(Instant, CultureInfo.InvariantCulture);
            yield return "SUMMARY:" + Escaped(time.Summary);
            yield return "CLASS:PRIVATE";
            yield return "TRANSP:OPAQUE";
            yield return "END:VEVENT";
        }

        yield return "END:VCALENDAR";
    }

    private static string Escaped(string text) => text.Replace("\\", "\\\\", StringComparison.Ordinal).Replace(";", "\\;", StringComparison.Ordinal)
        .Replace(",", "\\,", StringComparison.Ordinal).ReplaceLineEndings("\\n");

    /// <summary>Never inside a character: a reader that unfolds bytes and one that unfolds text get the same.</summary>
    private static void Fold(StringBuilder text, string line)
    {
        var octets = 0;
        foreach (var rune in line.EnumerateRunes())
        {
            if (octets + rune.Utf8SequenceLength > MostOctets)
            {
                text.Append("\r\n ");
                octets = 1;
            }

            text.Append(rune);
            octets += rune.Utf8SequenceLength;
        }

        text.Append("\r\n");
    }
}
