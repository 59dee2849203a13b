using IvClinic.Domain.Patients.PainPicture;

namespace IvClinic.Web.Patients.Pain;

/// <summary>Where each region stands on its drawing of 200 by 420. On the front the patient's right is on the left, on the back it is on the right.</summary>
public static class BodyDrawing
{
    private static readonly Dictionary<string, (int X, int Y)> Middle = new(StringComparer.Ordinal)
    {
        ["F-HD"] = (100, 26),
        ["F-NK"] = (100, 70),
        ["F-UB"] = (100, 142),
        ["F-LW"] = (100, 170),
        ["F-GR"] = (100, 200),
        ["B-HD"] = (100, 30),
        ["B-NK"] = (100, 68),
        ["B-TS"] = (100, 122),
    };

    // On the left half of the drawing; the other side is its mirror image.
    private static readonly Dictionary<string, (int X, int Y)> Halves = new(StringComparer.Ordinal)
    {
        ["FC"] = (88, 46),
        ["SH"] = (70, 90),
        ["CH"] = (84, 112),
        ["UA"] = (57, 132),
        ["FA"] = (46, 194),
        ["HA"] = (35, 246),
        ["TH"] = (84, 250),
        ["KN"] = (82, 306),
        ["SN"] = (81, 346),
        ["FT"] = (79, 394),
        ["SB"] = (80, 104),
        ["LB"] = (84, 160),
        ["BU"] = (84, 204),
        ["AB"] = (57, 132),
        ["FB"] = (46, 194),
        ["HB"] = (35, 246),
        ["TB"] = (84, 258),
        ["CA"] = (81, 340),
        ["SO"] = (79, 394),
    };

    // On a body seen from the side.
    private static readonly Dictionary<string, (int X, int Y)> Sides = new(StringComparer.Ordinal)
    {
        ["TE"] = (100, 24),
        ["JA"] = (102, 48),
        ["NS"] = (100, 72),
        ["RI"] = (100, 150),
        ["HI"] = (100, 206),
        ["OT"] = (100, 262),
        ["OL"] = (100, 338),
        ["AN"] = (100, 384),
    };

    public static (int X, int Y)? SpotOf(BodyRegion region)
    {
        if (Middle.TryGetValue(region.Code, out var spot)) return spot;
        var name = region.Code[2..];
        if (region.View is BodyView.LeftSide or BodyView.RightSide) return Sides.TryGetValue(name, out spot) ? spot : null;
        if (!Halves.TryGetValue(name[1..], out spot)) return null;
        var onTheLeft = (name[0] == 'R') == (region.View == BodyView.Front);
        return (onTheLeft ? spot.X : 200 - spot.X, spot.Y);
    }

    public static readonly IReadOnlyList<(BodyView View, string Title, string Hint)> Views =
    [
        (BodyView.Front, "Front", "the patient's right is on the left"), (BodyView.Back, "Back", "the patient's right is on the right"),
        (BodyView.RightSide, "Right side", ""), (BodyView.LeftSide, "Left side", ""),
    ];
}
