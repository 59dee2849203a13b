using System.Text;
using IvClinic.Domain.Scheduling;

namespace IvClinic.Domain.Tests.Scheduling;

public sealed class CalendarFileTests
{
    private static readonly DateTimeOffset Noon = new(2026, 11, 23, 12, 0, 0, TimeSpan.FromHours(1));

    [Fact]
    public void Lines_are_at_most_75_octets_end_in_crlf_and_unfold_to_what_was_written()
    {
        var name = string.Concat(Enumerable.Repeat("Стул, 椅子; \\ ", 20));
        var text = CalendarFile.Of(name, [new(Guid.NewGuid(), 0, Noon, Noon.AddHours(2), name)], Noon);
        Assert.EndsWith("\r\n", text, StringComparison.Ordinal);
        var lines = text.Split("\r\n")[..^1];
        Assert.All(lines, line => Assert.InRange(Encoding.UTF8.GetByteCount(line), 1, CalendarFile.MostOctets));
        Assert.All(lines, line => Assert.DoesNotContain('\n', line));
        var unfolded = text.Replace("\r\n ", "", StringComparison.Ordinal).Split("\r\n");
        var summary = Assert.Single(unfolded, line => line.StartsWith("SUMMARY:", StringComparison.Ordinal))["SUMMARY:".Length..];
        Assert.Equal(name, summary.Replace("\\,", ",", StringComparison.Ordinal).Replace("\\;", ";", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal));
    }

    [Fact]
    public void A_busy_time_has_a_stable_id_a_stamp_and_instants_in_utc()
    {
        var id = Guid.NewGuid();
        string[] Event(DateTimeOffset now) => CalendarFile.Of("IvClinic", [new(id, 3, Noon, Noon.AddHours(2), "Chair 2, infusion")], now).Split("\r\n");
        var lines = Event(Noon);
        Assert.Contains("DTSTART:20261123T110000Z", lines);
        Assert.Contains("DTEND:20261123T130000Z", lines);
        Assert.Contains("DTSTAMP:20261123T110000Z", lines);
        Assert.Contains("SEQUENCE:3", lines);
        Assert.Equal(lines.Single(line => line.StartsWith("UID:", StringComparison.Ordinal)), Event(Noon.AddDays(1)).Single(line => line.StartsWith("UID:", StringComparison.Ordinal)));
    }
}
