using System.Globalization;
using IvClinic.Domain.Measures;
using IvClinic.Web.Sessions;

namespace IvClinic.Web.Tests.Sessions;

public class ChairsideWordsTests
{
    [Theory]
    [InlineData("0", "0 mL")]
    [InlineData("0.0001", "less than 0.1 mL")]
    [InlineData("0.0499", "less than 0.1 mL")]
    [InlineData("0.05", "0.1 mL")]
    [InlineData("12.34", "12.3 mL")]
    public void A_volume_is_read_in_tenths_and_next_to_nothing_is_said_in_words(string millilitres, string words) =>
        Assert.Equal(words, ChairsideWords.Of(Volume.FromMillilitres(decimal.Parse(millilitres, CultureInfo.InvariantCulture))));
}
