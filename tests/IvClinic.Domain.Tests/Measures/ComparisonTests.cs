using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Tests.Measures;

/// <summary>Amounts, volumes and rates compare as their numbers do, the same number included.</summary>
public class ComparisonTests
{
    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void A_mass_compares_as_its_number(int one, int other)
    {
        var (first, second) = (Mass.FromMilligrams(one), Mass.FromMilligrams(other));

        Assert.Equal(one < other, first < second);
        Assert.Equal(one > other, first > second);
        Assert.Equal(one <= other, first <= second);
        Assert.Equal(one >= other, first >= second);
        Assert.Equal(Math.Sign(one - other), first.CompareTo(second));
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void A_volume_compares_as_its_number(int one, int other)
    {
        var (first, second) = (Volume.FromMillilitres(one), Volume.FromMillilitres(other));

        Assert.Equal(one < other, first < second);
        Assert.Equal(one > other, first > second);
        Assert.Equal(one <= other, first <= second);
        Assert.Equal(one >= other, first >= second);
        Assert.Equal(Math.Sign(one - other), first.CompareTo(second));
        Assert.Equal(Math.Min(one, other), Volume.Smaller(first, second).Millilitres);
    }

    [Theory]
    [InlineData(1, 2)]
    [InlineData(2, 2)]
    [InlineData(3, 2)]
    public void A_rate_compares_as_its_number(int one, int other)
    {
        var (first, second) = (FlowRate.FromMillilitresPerHour(one), FlowRate.FromMillilitresPerHour(other));

        Assert.Equal(one < other, first < second);
        Assert.Equal(one > other, first > second);
        Assert.Equal(one <= other, first <= second);
        Assert.Equal(one >= other, first >= second);
        Assert.Equal(Math.Sign(one - other), first.CompareTo(second));
    }

    [Fact]
    public void Quantities_add_up_and_scale()
    {
        var mass = Mass.FromGrams(0.002m) + Mass.FromMicrograms(500m);

        Assert.Equal((2.5m, 2500m, 0.0025m), (mass.Milligrams, mass.Micrograms, mass.Grams));
        Assert.Equal(10m, (mass * 4m).Milligrams);
        Assert.Equal(15m, (FlowRate.FromMillilitresPerHour(60m) * 0.25m).MillilitresPerHour);
        Assert.Equal(40m, (Concentration.FromMilligramsPerMillilitre(2m) * Volume.FromMillilitres(20m)).Milligrams);
        Assert.Equal(120m, (Concentration.FromMilligramsPerMillilitre(2m) * FlowRate.FromMillilitresPerHour(60m)).MilligramsPerHour);
        Assert.Equal(2m, (Concentration.FromMilligramsPerMillilitre(2m) * FlowRate.FromMillilitresPerHour(60m)).MilligramsPerMinute);
    }
}
