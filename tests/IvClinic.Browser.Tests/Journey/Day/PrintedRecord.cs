using System.Globalization;
using System.Text.RegularExpressions;
using IvClinic.Browser.Tests.Running;
using Microsoft.Playwright;

namespace IvClinic.Browser.Tests.Journey.Day;

/// <summary>The record of a session as it comes out of the printer: the one place that knows which page that is.</summary>
internal sealed partial class PrintedRecord
{
    private PrintedRecord(string text, IReadOnlyList<(int Seq, string Author)> entries) => (Text, Entries) = (text, entries);

    public string Text { get; }

    public IReadOnlyList<(int Seq, string Author)> Entries { get; }

    public static async Task<PrintedRecord> Of(Person reader, string session)
    {
        await reader.Go(session + "/record");
        await reader.Sees("Infusion record");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Print });
        var text = await reader.Page.Locator("main").InnerTextAsync();
        await File.WriteAllTextAsync(Path.Combine(Checkout.Screenshots, $"record-{session.Split('/')[^1]}.txt"), text);
        List<(int, string)> entries = [];
        foreach (var row in await reader.Card("All entries").Locator("tbody tr").AllAsync())
        {
            var cells = await row.Locator("td").AllInnerTextsAsync();
            entries.Add((int.Parse(Number().Match(cells[1]).Groups["seq"].Value, CultureInfo.InvariantCulture), cells[2].Trim()));
        }

        Assert.True((await reader.Page.PdfAsync()).Length > 10_000, "the printed record is empty");
        await reader.Page.EmulateMediaAsync(new() { Media = Media.Screen });
        return new(text, entries);
    }

    /// <summary>The number before the unit in the row of the table "Given"; names of medicines may stand in tall-man letters.</summary>
    public decimal Given(string what)
    {
        var row = Text.Split('\n').Single(line => line.Contains('\t') && line.Split('\t') is [_, var name, _, _, _] && name.Trim().Equals(what, StringComparison.OrdinalIgnoreCase));
        return decimal.Parse(Amount().Match(row.Split('\t')[3]).Value, CultureInfo.InvariantCulture);
    }

    [GeneratedRegex(@"#(?<seq>\d+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Number();

    [GeneratedRegex(@"\d+(\.\d+)?", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Amount();
}
