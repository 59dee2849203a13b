using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Tests.Sessions;

/// <summary>Edges and worked examples of NEWS2, RCP 2017.</summary>
public class EarlyWarningTests
{
    [Theory]
    [InlineData("respiratory rate", new[] { 8, 9, 11, 12, 20, 21, 24, 25 }, new[] { 3, 1, 1, 0, 0, 2, 2, 3 })]
    [InlineData("systolic pressure", new[] { 90, 91, 100, 101, 110, 111, 219, 220 }, new[] { 3, 2, 2, 1, 1, 0, 0, 3 })]
    [InlineData("heart rate", new[] { 40, 41, 50, 51, 90, 91, 110, 111, 130, 131 }, new[] { 3, 1, 1, 0, 0, 1, 1, 2, 2, 3 })]
    [InlineData("SpO2", new[] { 91, 92, 93, 94, 95, 96, 100 }, new[] { 3, 2, 2, 1, 1, 0, 0 })]
    public void Every_edge_of_a_whole_number_has_its_points(string item, int[] values, int[] points) =>
        Assert.Equal(points, values.Select(value => Points(Set(item, value), item)!.Value));

    [Theory]
    [InlineData("35", 3)]
    [InlineData("35.04", 3)]
    [InlineData("35.1", 1)]
    [InlineData("36", 1)]
    [InlineData("36.1", 0)]
    [InlineData("38", 0)]
    [InlineData("38.1", 1)]
    [InlineData("39", 1)]
    [InlineData("39.1", 2)]
    public void Every_edge_of_temperature_has_its_points(string celsius, int points) =>
        Assert.Equal(points, Points(new Vitals { TemperatureC = Given.Number(celsius) }, "temperature"));

    [Theory]
    [InlineData(false, new[] { 83, 84, 85, 86, 87, 88, 92, 93, 97, 100 }, new[] { 3, 2, 2, 1, 1, 0, 0, 0, 0, 0 })]
    [InlineData(true, new[] { 83, 84, 85, 86, 87, 88, 92, 93, 94, 95, 96, 97 }, new[] { 3, 2, 2, 1, 1, 0, 0, 1, 1, 2, 2, 3 })]
    public void Every_edge_of_the_second_oxygen_scale_has_its_points(bool onOxygen, int[] values, int[] points) =>
        Assert.Equal(points, values.Select(value => Points(new Vitals { SpO2 = value, OnOxygen = onOxygen }, "SpO2", true)!.Value));

    [Fact]
    public void On_the_second_scale_a_high_saturation_without_knowing_oxygen_is_not_scored()
    {
        Assert.Null(Points(new Vitals { SpO2 = 93 }, "SpO2", true));
        Assert.Equal(0, Points(new Vitals { SpO2 = 92 }, "SpO2", true));
    }

    [Theory]
    [InlineData(Consciousness.Alert, 0)]
    [InlineData(Consciousness.Confused, 3)]
    [InlineData(Consciousness.Voice, 3)]
    [InlineData(Consciousness.Pain, 3)]
    [InlineData(Consciousness.Unresponsive, 3)]
    public void Anything_but_alert_is_three_points(Consciousness level, int points) =>
        Assert.Equal(points, Points(new Vitals { Consciousness = level }, "consciousness"));

    [Theory]
    [InlineData(16, 98, false, 120, 75, "37", Consciousness.Alert, 0, EarlyWarningBand.Low)]
    [InlineData(22, 93, false, 105, 112, "38.5", Consciousness.Alert, 8, EarlyWarningBand.High)]
    [InlineData(25, 91, true, 88, 135, "39.4", Consciousness.Confused, 19, EarlyWarningBand.High)]
    [InlineData(8, 97, false, 118, 60, "36.5", Consciousness.Alert, 3, EarlyWarningBand.LowMedium)]
    [InlineData(21, 95, true, 120, 75, "37", Consciousness.Alert, 5, EarlyWarningBand.Medium)]
    public void The_worked_examples_come_out(
        int rr, int spo2, bool oxygen, int sbp, int hr, string temperature, Consciousness level, int total, EarlyWarningBand band)
    {
        var score = EarlyWarning.Score(new Vitals
        {
            RespiratoryRate = rr,
            SpO2 = spo2,
            OnOxygen = oxygen,
            Systolic = sbp,
            HeartRate = hr,
            TemperatureC = Given.Number(temperature),
            Consciousness = level,
        });
        Assert.Equal((total, band, false), (score.Total, score.Band, score.IsPartial));
    }

    [Fact]
    public void A_missing_item_is_named_and_a_partial_score_is_never_low()
    {
        var score = EarlyWarning.Score(Given.Well with { TemperatureC = null });
        Assert.Equal(["temperature"], score.Missing);
        Assert.Equal(EarlyWarningBand.NotKnown, score.Band);
        Assert.Equal("NEWS2 at least 0 (not taken: temperature)", score.Text);
        Assert.Equal(EarlyWarningBand.LowMedium, EarlyWarning.Score(new Vitals { HeartRate = 140 }).Band);
    }

    private static int? Points(Vitals vitals, string item, bool hypercapnic = false) =>
        EarlyWarning.Score(vitals, hypercapnic).Items.Single(scored => scored.Name == item).Points;

    private static Vitals Set(string item, int value) => item switch
    {
        "respiratory rate" => new() { RespiratoryRate = value },
        "systolic pressure" => new() { Systolic = value },
        "heart rate" => new() { HeartRate = value },
        _ => new() { SpO2 = value },
    };
}
