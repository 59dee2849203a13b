using System.Text.Json;
using IvClinic.Domain.Scores;
using IvClinic.Domain.Scores.Cases;

namespace IvClinic.Domain.Tests.Scores;

public class OpenScoresTests
{
    [Fact]
    public void Every_worked_example_of_the_reference_passes()
    {
        if (Reference.Read("scores.json", nameof(Every_worked_example_of_the_reference_passes)) is not { } json) return;

        var report = ScoreCaseRun.Run(json);

        Assert.True(
            report.EverythingAgrees,
            string.Join(Environment.NewLine, report.Lines.Where(line => !line.EndsWith(": passed", StringComparison.Ordinal))));
        Assert.Equal(38, report.Passed);
    }

    [Fact]
    public void Every_score_of_the_reference_has_an_origin_with_the_same_confidence()
    {
        if (Reference.Read("scores.json", nameof(Every_score_of_the_reference_has_an_origin_with_the_same_confidence)) is not { } json) return;
        using var file = JsonDocument.Parse(json);

        var reference = new[] { "scores", "formulas" }
            .SelectMany(list => file.RootElement.GetProperty(list).EnumerateArray())
            .Select(entry => (entry.GetProperty("id").GetString()!, entry.GetProperty("conf").GetString()!));

        Assert.Equal(reference, ScoreOrigins.All.Select(origin => (origin.Id, origin.Confidence)));
    }

    [Fact]
    public void Every_origin_names_its_source_and_its_rounding() =>
        Assert.All(ScoreOrigins.All, origin => Assert.True(origin.Source.Length > 5 && origin.Rounding.Length > 5 && origin.Name.Length > 2, origin.Id));
}
