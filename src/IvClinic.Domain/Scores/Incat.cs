namespace IvClinic.Domain.Scores;

/// <summary>INCAT disability of arms and legs, 0 to 10.</summary>
public sealed record Incat(ItemSum Sum)
{
    public static readonly ScoreOrigin Origin = new(
        "incat", "INCAT disability score", "Ther Adv Neurol Disord 2017;10:91-101; adjusted: Biomarker Res 2019;7:3", "S", "whole points")
    {
        Choice = "The published adjustment does not define an arm change between 0 and 2: both points count, and it is flagged.",
    };

    private const int Most = 5;

    /// <summary>The index is the points.</summary>
    public static IReadOnlyList<string> ArmLevels { get; } =
    [
        "no upper-limb problem", "symptoms, but zips and buttons, hair, knife and fork, coins all unaffected",
        "symptoms that affect but do not prevent those", "one or two of those prevented",
        "three or all prevented, some purposeful movement left", "no purposeful movement with either arm",
    ];

    /// <summary>The index is the points.</summary>
    public static IReadOnlyList<string> LegLevels { get; } =
    [
        "walking unaffected", "affected, but walks outdoors unaided", "usually support on one side outdoors",
        "usually support on both sides outdoors", "usually a wheelchair outdoors, can stand and take a few steps with help",
        "wheelchair bound, cannot stand or take a few steps with help",
    ];

    public int? Arm => Sum.Items[0].Points;

    public int? Leg => Sum.Items[1].Points;

    /// <exception cref="ArgumentOutOfRangeException">Arm or leg is outside 0 to 5.</exception>
    public static Incat Of(int? arm, int? leg) => new(new ItemSum([new("arm", arm, Most), new("leg", leg, Most)]));
}
