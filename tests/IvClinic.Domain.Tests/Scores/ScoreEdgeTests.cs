using IvClinic.Domain.Scores;
using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Scores;

/// <summary>Both sides of every edge of every table of a score.</summary>
public class ScoreEdgeTests
{
    [Theory]
    [InlineData(0, PainBand.None)]
    [InlineData(1, PainBand.Mild)]
    [InlineData(3, PainBand.Mild)]
    [InlineData(4, PainBand.Moderate)]
    [InlineData(6, PainBand.Moderate)]
    [InlineData(7, PainBand.Severe)]
    [InlineData(10, PainBand.Severe)]
    public void Pain_has_its_band(int score, PainBand band) => Assert.Equal(band, PainRating.BandOf(score));

    [Theory]
    [InlineData(-1)]
    [InlineData(11)]
    public void A_pain_score_outside_0_to_10_is_refused(int score) => Assert.Throws<ArgumentOutOfRangeException>(() => PainRating.BandOf(score));

    [Theory]
    [InlineData("8", "4", PainResponseBand.Substantial)]
    [InlineData("8", "4.001", PainResponseBand.Meaningful)]
    [InlineData("6", "4.2", PainResponseBand.Meaningful)]
    [InlineData("6", "4.2000000000000002", PainResponseBand.Meaningful)] // noise of a binary number
    [InlineData("6", "4.201", PainResponseBand.Minimal)]
    [InlineData("100", "90", PainResponseBand.Minimal)]
    [InlineData("100", "90.1", PainResponseBand.None)]
    [InlineData("5", "5", PainResponseBand.None)]
    [InlineData("5", "5.1", PainResponseBand.Worse)]
    [InlineData("0", "5", PainResponseBand.NotApplicable)]
    public void A_change_in_pain_has_its_band(string baseline, string followUp, PainResponseBand band) =>
        Assert.Equal(band, PainResponse.Of(Given.Number(baseline), Given.Number(followUp)).Band);

    [Fact]
    public void Thirty_percent_is_meaningful_and_an_unknown_change_is_neither()
    {
        Assert.True(PainResponse.Of(10m, 7m).IsMeaningful);
        Assert.False(PainResponse.Of(10m, 7.1m).IsMeaningful);
        Assert.Null(PainResponse.Of(10m, null).IsMeaningful);
        Assert.Equal("not known (missing: baseline)", PainResponse.Of(null, 3m).PercentReduction.Text);
        Assert.Equal("not known", PainResponse.Of(0m, 3m).PercentReduction.Text);
        Assert.Equal("28.6 %", PainResponse.Of(7m, 5m).PercentReduction.Text);
        Assert.True(Peg.Of(4, 5, 5).ChangeFrom(Peg.Of(7, 7, 6)).IsMeaningful);
    }

    [Theory]
    [InlineData(0, "I", null)]
    [InlineData(5, "I", null)]
    [InlineData(6, "II", null)]
    [InlineData(10, "II", null)]
    [InlineData(11, "III", null)]
    [InlineData(20, "III", null)]
    [InlineData(21, "IV", "IV-A")]
    [InlineData(40, "IV", "IV-A")]
    [InlineData(41, "IV", "IV-B")]
    [InlineData(92, "IV", "IV-B")]
    public void Lost_days_have_their_grade(int days, string grade, string? subgrade)
    {
        var midas = Midas.Of([days, 0, 0, 0, 0]);
        Assert.Equal((days, grade, subgrade), (midas.Days.Total!.Value, midas.GradeText, midas.SubgradeText));
    }

    [Fact]
    public void More_days_than_three_months_have_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Midas.Of([93, 0, 0, 0, 0]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Midas.Of([-1, 0, 0, 0, 0]));
        Assert.Throws<ArgumentException>(() => Midas.Of([1, 1, 1, 1]));
    }

    [Theory]
    [InlineData(0, 1, 0, false)]
    [InlineData(1, 0, 0, false)]
    [InlineData(1, 2, -1, false)]
    [InlineData(2, 1, 1, false)]
    [InlineData(2, 0, 2, true)]
    [InlineData(0, 2, -2, true)]
    [InlineData(5, 0, 5, false)]
    public void An_arm_change_between_0_and_1_is_not_counted(int before, int now, int change, bool flagged)
    {
        var found = IncatChange.Between(Incat.Of(before, 2), Incat.Of(now, 2));
        Assert.Equal((change, flagged, change >= 1), (found.Points!.Value, found.NeedsJudgement, found.IsResponse!.Value));
        Assert.Throws<ArgumentOutOfRangeException>(() => Incat.Of(6, 0));
    }

    [Theory]
    [InlineData(2, 0, false, false)]
    [InlineData(3, 0, false, true)]
    [InlineData(4, 0, true, true)]
    [InlineData(2, 2, true, false)]
    [InlineData(2, 1, false, false)]
    public void Neuropathic_pain_is_likely_from_four_of_ten_or_three_of_seven(int asked, int examined, bool full, bool interview)
    {
        var dn4 = Dn4.Of([.. Enumerable.Range(0, 10).Select(item => (bool?)(item < asked || (item >= 7 && item < 7 + examined)))]);
        Assert.Equal((full, interview), (dn4.IsPositive, dn4.IsInterviewPositive));
        Assert.Throws<ArgumentException>(() => Dn4.Of([true]));
    }

    [Fact]
    public void Levels_have_words()
    {
        Assert.Equal(["S", "1", "2", "3", "4"], Sedation.Levels.Select(level => level.Level));
        Assert.All(Sedation.Levels, level => Assert.Equal(level.IsAcceptable, level.Action is null));
        Assert.Equal((6, 6, 3), (Incat.ArmLevels.Count, Incat.LegLevels.Count, Richmond.Steps.Count));
    }

    [Theory]
    [InlineData(75, 37, "total 0")]
    [InlineData(95, 37, "total 1-4")]
    [InlineData(135, 37, "any single item 3")]
    [InlineData(135, 40, "total 5-6")]
    public void A_band_of_NEWS2_names_its_response(int pulse, int celsius, string when) =>
        Assert.Equal(when, News2.ResponseTo(EarlyWarning.Score(Given.Well with { HeartRate = pulse, TemperatureC = celsius }))!.When);

    [Fact]
    public void A_partial_sum_says_so()
    {
        Assert.Equal("at least 7 (not answered: leg)", Incat.Of(5, null).Sum.Text.Replace("5", "7", StringComparison.Ordinal));
        Assert.Equal("7", Incat.Of(5, 2).Sum.Text);
        Assert.Equal("-0.2", Figure.Of(-0.25m, "", 1).Text); // half goes up
        Assert.Equal("0.3", Figure.Of(0.25m, "", 1).Text);
    }
}
