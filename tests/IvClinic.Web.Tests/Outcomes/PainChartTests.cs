using Bunit;
using IvClinic.Application.Outcomes;
using IvClinic.Domain.Outcomes;
using IvClinic.Domain.Sessions;
using IvClinic.Web.Outcomes;

namespace IvClinic.Web.Tests.Outcomes;

public sealed class PainChartTests : BunitContext
{
    private static readonly DateTimeOffset Now = new(2026, 11, 22, 10, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Without_reports_and_infusions_it_says_what_is_missing_and_how_to_add_it()
    {
        var chart = Draw([], []);
        Assert.Empty(chart.FindAll("svg"));
        Assert.Contains("No pain report and no infusion in this time. Look further back, or have the nurse record what the patient reports.", chart.Markup, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_infusion_is_a_mark_with_its_number_and_its_two_scores()
    {
        var chart = Draw([], [Infusion(1, 40, 8, 3), Infusion(2, 12, null, 5)]);
        Assert.Equal(["1", "2"], chart.FindAll("g.infusion > text").Select(text => text.TextContent));
        Assert.Single(chart.FindAll("polygon.before"));
        Assert.Equal(2, chart.FindAll("polygon.lowest").Count);
    }

    [Fact]
    public void Sites_differ_by_dash_pattern_and_the_legend_names_it_in_words()
    {
        var chart = Draw([Report(9, ("back", 6), ("hands", 2)), Report(5, ("back", 4), ("hands", 3))], []);
        Assert.Equal(2, chart.FindAll("g.pain-line polyline").Select(line => line.GetAttribute("stroke-dasharray") ?? "").Distinct().Count());
        Assert.Contains("back", chart.Find(".pain-legend").TextContent, StringComparison.Ordinal);
        Assert.Contains("(dashed, squares)", chart.Find(".pain-legend").TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public void Reports_far_apart_are_not_joined()
    {
        var line = Assert.Single(Chart([Report(40, ("back", 6)), Report(29, ("back", 5)), Report(20, ("back", 4))], []).Lines);
        Assert.Equal(2, line.Pieces.Count); // 11 days apart, then 9
    }

    [Fact]
    public void A_voided_report_is_not_drawn() =>
        Assert.Empty(Chart([Report(4, ("back", 6)) with { VoidedAt = Now }], []).Lines);

    private IRenderedComponent<PainChartView> Draw(IReadOnlyList<JournalLine> reports, IReadOnlyList<InfusionMark> infusions) =>
        Render<PainChartView>(part => part.Add(view => view.Chart, Chart(reports, infusions)));

    private static PainChart Chart(IReadOnlyList<JournalLine> reports, IReadOnlyList<InfusionMark> infusions) =>
        PainChart.Of(new PainOverWeeks(Guid.NewGuid(), Now.AddDays(-84), Now, "", reports, infusions, []), at => at);

    private static JournalLine Report(int daysAgo, params (string Site, int Score)[] pain) => new(
        Guid.NewGuid(), Now.AddDays(-daysAgo), [.. pain.Select(each => new SitePain(each.Site, each.Score))], pain.Max(each => each.Score),
        null, null, null, null, null, Now, Guid.NewGuid(), "Nora Nurse, RN", null, null, null);

    private static InfusionMark Infusion(int number, int daysAgo, int? before, int lowest) => new(
        number, Guid.NewGuid(), Now.AddDays(-daysAgo), SessionPhase.Signed, "ketamine for CRPS", before is { } score ? new PainPoint(Now, score) : null,
        new PainPoint(Now, lowest), [], false, null);
}
