using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Tests.Measures;

public class QuantityTests
{
    [Fact]
    public void A_negative_quantity_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Mass.FromMilligrams(-0.001m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Volume.FromMillilitres(-1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => FlowRate.FromMillilitresPerHour(-1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => MassRate.FromMilligramsPerHour(-1m));
        Assert.Throws<ArgumentOutOfRangeException>(() => Concentration.FromMilligramsPerMillilitre(-1m));
    }

    [Theory]
    [InlineData("0.3", true)]
    [InlineData("650", true)]
    [InlineData("0.29", false)]
    [InlineData("650.1", false)]
    public void A_body_weight_includes_its_limits(string kilograms, bool accepted)
    {
        var value = decimal.Parse(kilograms, System.Globalization.CultureInfo.InvariantCulture);
        var refused = Record.Exception(() => BodyWeight.FromKilograms(value)) is ArgumentOutOfRangeException;
        Assert.Equal(accepted, !refused);
    }

    [Fact]
    public void Milligrams_and_micrograms_are_a_thousand_apart() => Assert.Equal(Mass.FromMilligrams(1m), Mass.FromMicrograms(1000m));

    [Fact]
    public void Twenty_minutes_at_thirty_millilitres_an_hour_are_ten_millilitres() =>
        Assert.Equal(10m, FlowRate.FromMillilitresPerHour(30m).During(TimeSpan.FromMinutes(20)).Millilitres);

    [Fact]
    public void A_rate_of_nothing_never_finishes() => Assert.Null(FlowRate.Zero.TimeFor(Volume.FromMillilitres(1m)));
}
