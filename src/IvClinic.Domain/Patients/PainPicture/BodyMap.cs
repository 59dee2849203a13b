namespace IvClinic.Domain.Patients.PainPicture;

/// <summary>The four drawings of the body.</summary>
public enum BodyView
{
    Front,
    Back,
    LeftSide,
    RightSide,
}

/// <summary>A named region of one drawing.</summary>
/// <param name="Code">Stored; never given to another region.</param>
/// <param name="Name">With its side: it is read without the drawing.</param>
public sealed record BodyRegion(string Code, string Name, BodyView View);

/// <summary>The regions in which a pain can be. Left and right are the patient's own. A coarse map: what it cannot say is written in words.</summary>
public static class BodyMap
{
    private static readonly (string Code, string Name)[] FrontPairs =
    [
        ("FC", "side of the face"), ("SH", "shoulder"), ("CH", "chest"), ("UA", "upper arm"), ("FA", "forearm, palm side"), ("HA", "hand, palm side"),
        ("TH", "front of the thigh"), ("KN", "knee"), ("SN", "shin"), ("FT", "foot, upper side"),
    ];

    private static readonly (string Code, string Name)[] BackPairs =
    [
        ("SB", "shoulder blade"), ("LB", "lower back"), ("BU", "buttock"), ("AB", "back of the upper arm"), ("FB", "forearm, outer side"), ("HB", "back of the hand"),
        ("TB", "back of the thigh"), ("CA", "calf"), ("SO", "heel and sole"),
    ];

    private static readonly (string Code, string Name)[] SideOnly =
    [
        ("TE", "temple"), ("JA", "jaw and ear"), ("NS", "side of the neck"), ("RI", "flank"), ("HI", "hip"), ("OT", "outer thigh"), ("OL", "outer lower leg"), ("AN", "ankle"),
    ];

    public static IReadOnlyList<BodyRegion> Regions { get; } =
    [
        new("F-HD", "Forehead", BodyView.Front), new("F-NK", "Front of the neck", BodyView.Front), .. Pairs(FrontPairs, "F", BodyView.Front),
        new("F-UB", "Upper belly", BodyView.Front), new("F-LW", "Lower belly", BodyView.Front), new("F-GR", "Groin and pelvis", BodyView.Front),
        new("B-HD", "Back of the head", BodyView.Back), new("B-NK", "Back of the neck", BodyView.Back), new("B-TS", "Middle of the back", BodyView.Back), .. Pairs(BackPairs, "B", BodyView.Back),
        .. SideOnly.Select(each => new BodyRegion("L-" + each.Code, "Left " + each.Name, BodyView.LeftSide)),
        .. SideOnly.Select(each => new BodyRegion("R-" + each.Code, "Right " + each.Name, BodyView.RightSide)),
    ];

    private static readonly Dictionary<string, BodyRegion> ByCode = Regions.ToDictionary(region => region.Code, StringComparer.Ordinal);

    public static bool IsKnown(string code) => ByCode.ContainsKey(code);

    /// <summary>The name; a code of a later version stays readable as it is.</summary>
    public static string NameOf(string code) => ByCode.TryGetValue(code, out var region) ? region.Name : code;

    public static IEnumerable<BodyRegion> Of(BodyView view) => Regions.Where(region => region.View == view);

    private static IEnumerable<BodyRegion> Pairs((string Code, string Name)[] pairs, string prefix, BodyView view) => pairs.SelectMany(each => new[]
    {
        new BodyRegion($"{prefix}-R{each.Code}", "Right " + each.Name, view), new BodyRegion($"{prefix}-L{each.Code}", "Left " + each.Name, view),
    });
}
