using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Tests.Measures;

public class MassTests
{
    [Theory]
    [InlineData(0.5, "0.5 mg")]
    [InlineData(412.54, "412.5 mg")]
    [InlineData(9999.9, "9999.9 mg")]
    [InlineData(10000, "10 g")]
    [InlineData(41750, "41.75 g")]
    public void An_amount_is_shown_in_the_unit_that_reads_safely(double milligrams, string shown) =>
        Assert.Equal(shown, Mass.FromMilligrams((decimal)milligrams).Text());

    [Fact]
    public void A_part_is_shown_in_the_unit_of_the_whole() =>
        Assert.Equal("3.846 g", Mass.FromMilligrams(3845.8m).Text(Mass.FromMilligrams(41750m)));
}
