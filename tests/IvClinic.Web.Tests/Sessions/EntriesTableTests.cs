using Bunit;
using IvClinic.Application.Sessions;
using IvClinic.Application.Staff;
using IvClinic.Domain.Sessions;
using IvClinic.Web.Sessions;
using Microsoft.Extensions.DependencyInjection;

namespace IvClinic.Web.Tests.Sessions;

public sealed class EntriesTableTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 26, 12, 0, 0, TimeSpan.Zero);

    public EntriesTableTests() => Services.AddSingleton(new ClinicZone(null!));

    [Fact]
    public void The_earlier_ones_are_said_to_be_there_and_come_on_a_press()
    {
        var table = Render<EntriesTable>(with => with.Add(part => part.Lines, Lines(45)).Add(part => part.Latest, 40));
        Assert.Equal(40, table.FindAll("tbody tr").Count);
        table.Find("p button").Click();
        Assert.Equal(45, table.FindAll("tbody tr").Count);
        Assert.Empty(table.FindAll("p button"));
    }

    [Fact]
    public void The_button_beside_an_entry_corrects_that_entry_of_the_newest_lines()
    {
        var corrected = new List<int>();
        var table = Render<EntriesTable>(with => with.Add(part => part.Lines, Lines(2)).Add(part => part.Correct, line => corrected.Add(line.Seq)));
        table.Render(with => with.Add(part => part.Lines, Lines(3)));
        table.FindAll("tbody button")[^1].Click();
        table.FindAll("tbody button")[0].Click();
        Assert.Equal([1, 3], corrected);
    }

    private static List<EntryLine> Lines(int count) =>
        [.. Enumerable.Range(1, count).Reverse().Select(seq => new EntryLine(seq, EntryKind.Note, $"note {seq}", Now, Now, "Nora", "Nurse", null, null, true))];
}
