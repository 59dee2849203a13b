using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Tests.Patients;

public sealed class LikeNamesTests
{
    [Theory]
    [InlineData("larson", "larson")]
    [InlineData("larosn", "larson")] // exchanged
    [InlineData("lrason", "larson")]
    [InlineData("larsn", "larson")] // missing
    [InlineData("larsson", "larson")] // one too many
    [InlineData("larzon", "larson")] // wrong
    [InlineData("mejai", "mejia")]
    [InlineData("megia", "mejia")] // both ends too short for the index: the letter between is tried
    [InlineData("mjia", "mejia")]
    [InlineData("lidnholm", "lindholm")]
    [InlineData("იოსელინი", "იოსელიანი")]
    public void What_remains_of_a_word_with_one_slip_stands_in_the_name(string typed, string name)
    {
        Assert.Contains(LikeNames.Remains(typed).Prepend([typed]), pieces => pieces.All(piece => name.Contains(piece, StringComparison.Ordinal)));
        Assert.True(LikeNames.Slips(typed, name) <= 1);
    }

    [Theory]
    [InlineData("larson jacob", "larson jacob", 0)]
    [InlineData("jacob larson", "larson jacob", 0)]
    [InlineData("jcaob larosn", "larson jacob", 2)]
    [InlineData("larson peter", "larson jacob", null)]
    [InlineData("carson", "larson jacob", 1)]
    [InlineData("meier", "larson jacob", null)]
    public void Every_word_must_have_its_like_in_any_order(string typed, string name, int? slips) => Assert.Equal(slips, LikeNames.Slips(typed, name));

    [Theory]
    [InlineData("ab")]
    [InlineData("王")]
    [InlineData("")]
    public void What_is_too_short_for_the_index_leaves_nothing(string typed) => Assert.Empty(LikeNames.Remains(typed));

    [Theory]
    [InlineData("1975-03-14", "1975-03-14")]
    [InlineData("14.03.1975", "1975-03-14")]
    [InlineData("14.3.1975", "1975-03-14")]
    [InlineData("14/3/1975", "1975-03-14")]
    [InlineData("3/14/1975", "1975-03-14")]
    [InlineData("14 Mar 1975", "1975-03-14")]
    [InlineData("14  march 1975", "1975-03-14")]
    [InlineData("March 14, 1975", "1975-03-14")]
    [InlineData("19750314", "1975-03-14")]
    [InlineData("3/4/1975", "1975-03-04,1975-04-03")]
    [InlineData("4-3-1975", "1975-03-04,1975-04-03")]
    [InlineData("31.02.1975", "")]
    [InlineData("1975", "")]
    [InlineData("larson", "")]
    public void A_birth_date_is_read_as_people_type_it_and_both_ways_where_both_are_meant(string typed, string days) =>
        Assert.Equal(days, string.Join(',', SearchedBirthDate.Read(typed).Select(day => day.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
}
