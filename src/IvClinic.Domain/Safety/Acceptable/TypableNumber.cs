namespace IvClinic.Domain.Safety.Acceptable;

/// <summary>A limit as somebody would type it. A maximum is only ever rounded down, a minimum only up.</summary>
internal static class TypableNumber
{
    /// <summary>Up to four decimals are typed as they are; longer numbers keep three digits that count, and never fewer than the whole units.</summary>
    public static decimal Down(decimal value) => Rounded(value, decimal.Floor);

    public static decimal Up(decimal value) => Rounded(value, decimal.Ceiling);

    private static decimal Rounded(decimal value, Func<decimal, decimal> toward)
    {
        if (value <= 0m || decimal.Round(value, 4) == value) return value;
        var scale = 1m;
        while (value * scale < 100m && scale < 1_000_000m) scale *= 10m;
        return toward(value * scale) / scale;
    }
}
