using IvClinic.Domain.Scores;

namespace IvClinic.Domain.Tests.Scores;

/// <summary>Both sides of every edge of the modified Aldrete score.</summary>
public class AldreteTests
{
    [Theory]
    [InlineData(150, 130, 2)] // 20 mmHg, 13.3 %
    [InlineData(150, 129, 1)] // 21 mmHg, 14 %
    [InlineData(90, 72, 2)] // 18 mmHg, exactly 20 %
    [InlineData(90, 71, 1)] // 19 mmHg, 21.1 %
    [InlineData(90, 108, 2)] // a rise counts like a fall
    [InlineData(90, 109, 1)]
    [InlineData(150, 100, 1)] // exactly 50 mmHg
    [InlineData(150, 99, 0)]
    [InlineData(90, 45, 1)] // exactly 50 %
    [InlineData(90, 44, 0)]
    public void Circulation_takes_the_lower_of_two_scores(int before, int now, int points) =>
        Assert.Equal(points, Aldrete.CirculationPoints(before, now));

    [Theory]
    [InlineData(90, false, 0)]
    [InlineData(91, false, 1)]
    [InlineData(92, false, 1)]
    [InlineData(93, false, 2)]
    [InlineData(90, true, 0)]
    [InlineData(91, true, 1)]
    [InlineData(99, true, 1)]
    [InlineData(90, null, 0)]
    [InlineData(92, null, 1)]
    [InlineData(93, null, null)] // one point or two: whether oxygen runs decides
    public void Oxygen_has_its_points(int saturation, bool? onOxygen, int? points) =>
        Assert.Equal(points, Aldrete.OxygenPoints(saturation, onOxygen));

    [Theory]
    [InlineData(2, 2, 97, true)]
    [InlineData(1, 2, 97, true)] // 9
    [InlineData(1, 1, 97, false)] // 8
    [InlineData(2, 2, 92, false)] // 9, but not full points for oxygen
    [InlineData(null, 2, 97, null)]
    [InlineData(null, 1, 97, null)]
    [InlineData(null, 0, 97, false)] // 8 at the most
    [InlineData(2, 2, null, null)]
    public void Ready_is_nine_with_full_points_for_oxygen(int? activity, int? consciousness, int? saturation, bool? ready)
    {
        var signs = new AldreteSigns { Activity = activity, Respiration = 2, BaselineSystolicMmHg = 120m, SystolicMmHg = 120m, Consciousness = consciousness, SpO2Percent = saturation, OnOxygen = false };
        Assert.Equal(ready, Aldrete.Of(signs).IsReady);
    }
}
