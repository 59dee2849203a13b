using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Tests.Measures;

public class FlowRateTests
{
    [Fact]
    public void The_time_for_a_volume_is_exact_and_has_an_end()
    {
        Assert.Equal(TimeSpan.FromMinutes(2), FlowRate.FromMillilitresPerHour(60m).TimeFor(Volume.FromMillilitres(2m)));
        Assert.Null(FlowRate.Zero.TimeFor(Volume.FromMillilitres(2m)));
        Assert.Equal(TimeSpan.MaxValue, FlowRate.FromMillilitresPerHour(0.0000001m).TimeFor(Volume.FromMillilitres(1000000m)));
    }
}
