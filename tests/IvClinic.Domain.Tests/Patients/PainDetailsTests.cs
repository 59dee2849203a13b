using IvClinic.Domain.Patients.PainPicture;
using IvClinic.Domain.Scores;

namespace IvClinic.Domain.Tests.Patients;

public sealed class PainDetailsTests
{
    [Theory]
    [InlineData(3, "DN4 3 of 10, below the cut-off of 4")]
    [InlineData(4, "DN4 4 of 10, at or above the cut-off of 4")]
    [InlineData(10, "DN4 10 of 10, at or above the cut-off of 4")]
    public void A_complete_DN4_has_a_total_and_four_is_at_the_cut_off(int yes, string text) =>
        Assert.Equal(text, new PainDetails { Dn4Answers = [.. Enumerable.Range(0, 10).Select(i => (bool?)(i < yes))] }.Dn4Text);

    [Fact]
    public void A_DN4_with_one_answer_missing_has_no_score_even_if_it_could_not_change_it()
    {
        var details = new PainDetails { Dn4Answers = [.. Enumerable.Repeat((bool?)true, 9), null] };
        Assert.Equal("DN4 not complete: 9 of 10 answered, so it has no score", details.Dn4Text);
        Assert.Null(details.Dn4!.Full.Total);
    }

    [Fact]
    public void A_DN4_of_which_nothing_was_answered_was_not_asked()
    {
        Assert.Equal("DN4 not asked", new PainDetails { Dn4Answers = [.. Dn4.Items.Select(_ => (bool?)null)] }.Dn4Text);
        Assert.Equal("DN4 not asked", new PainDetails().Dn4Text);
    }

    [Fact]
    public void A_warning_sign_that_was_not_asked_never_reads_as_no()
    {
        var (first, second) = (PainTerms.RedFlags[0], PainTerms.RedFlags[1]);
        var details = new PainDetails { RedFlags = [new(first.Code, FlagAnswer.Yes), new(second.Code, FlagAnswer.No)] };
        Assert.Equal([first.Label], details.FlagsPresent);
        Assert.Equal(PainTerms.RedFlags.Skip(2).Select(flag => flag.Label), details.FlagsNotAsked);
        Assert.Equal(PainTerms.RedFlags.Count, new PainDetails().FlagsNotAsked.Count);
    }

    [Fact]
    public void Every_region_has_a_code_and_a_name_of_its_own_and_each_drawing_has_some()
    {
        Assert.Equal(BodyMap.Regions.Count, BodyMap.Regions.Select(region => region.Code).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal(BodyMap.Regions.Count, BodyMap.Regions.Select(region => region.Name).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Enum.GetValues<BodyView>(), view => Assert.NotEmpty(BodyMap.Of(view)));
        Assert.Equal("Right knee", BodyMap.NameOf("F-RKN"));
        Assert.Equal("X-OLD", BodyMap.NameOf("X-OLD"));
    }
}
