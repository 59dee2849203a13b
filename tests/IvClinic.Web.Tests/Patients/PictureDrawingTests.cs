using IvClinic.Domain.Patients.PainPicture;
using IvClinic.Web.Patients.Pain;
using IvClinic.Web.Patients.Picture;

namespace IvClinic.Web.Tests.Patients;

public sealed class PictureDrawingTests
{
    [Fact]
    public void Every_region_has_a_spot_of_its_own_inside_its_drawing()
    {
        foreach (var view in Enum.GetValues<BodyView>())
        {
            var spots = BodyMap.Of(view).Select(BodyDrawing.SpotOf).ToList();
            Assert.All(spots, spot => Assert.True(spot is { X: > 10 and < 190, Y: > 10 and < 410 }));
            for (var i = 0; i < spots.Count; i++)
            {
                // Two spots that overlap cannot be picked apart with a finger.
                for (var j = 0; j < i; j++) Assert.True(Math.Pow(spots[i]!.Value.X - spots[j]!.Value.X, 2) + Math.Pow(spots[i]!.Value.Y - spots[j]!.Value.Y, 2) >= 16 * 16, $"{view}: {BodyMap.Of(view).ElementAt(i).Name} and {BodyMap.Of(view).ElementAt(j).Name}");
            }
        }
    }

    [Fact]
    public void The_patients_right_is_left_on_the_front_and_right_on_the_back()
    {
        Assert.True(Spot("F-RKN").X < 100 && Spot("F-LKN").X > 100);
        Assert.True(Spot("B-RCA").X > 100 && Spot("B-LCA").X < 100);

        static (int X, int Y) Spot(string code) => BodyDrawing.SpotOf(BodyMap.Regions.Single(region => region.Code == code))!.Value;
    }

    [Fact]
    public void A_trend_needs_two_values_goes_up_for_more_and_stands_by_time_not_by_number()
    {
        var day = new DateOnly(2026, 1, 1);
        Assert.Null(TrendLine.Of("Weight", "kg", [new(day, 70)]));
        var line = TrendLine.Of("Weight", "kg", [new(day.AddDays(100), 72), new(day, 70), new(day.AddDays(10), 70)])!;
        Assert.True(line.Dots[2].Y < line.Dots[0].Y);
        Assert.True(line.Dots[1].X - line.Dots[0].X < line.Dots[2].X - line.Dots[1].X);
        Assert.Equal("Weight over 3 values, 2026-01-01 70 to 2026-04-11 72 kg, lowest 70, highest 72", line.Words);
        Assert.Equal(TrendLine.Of("x", "", [new(day, 5), new(day.AddDays(1), 5)])!.Dots[0].Y, TrendLine.Of("x", "", [new(day, 5), new(day.AddDays(1), 5)])!.Dots[1].Y);
    }
}
