namespace IvClinic.Domain.Scores;

/// <summary>The rounding rule of the reference data: half up, on display only.</summary>
public static class HalfUp
{
    /// <summary>0.25 gives 0.3 and -0.25 gives -0.2 at one place: half goes up, not away from zero.</summary>
    public static decimal Round(decimal value, int decimals)
    {
        var scale = 1m;
        for (var place = 0; place < decimals; place++) scale *= 10m;
        return Math.Floor((value * scale) + 0.5m) / scale;
    }
}
