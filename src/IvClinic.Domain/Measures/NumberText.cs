using System.Globalization;

namespace IvClinic.Domain.Measures;

/// <summary>
/// How staff type and read numbers. One decimal mark, point or comma; no grouping, sign, exponent or other digits than
/// 0 to 9. A comma followed by exactly three digits is refused: "1,234" is 1.234 in one country and 1234 in another. After
/// zeros alone nothing is grouped: "0,125" has one meaning.
/// </summary>
public static class NumberText
{
    /// <summary>More digits than any clinical number has; keeps arithmetic far from overflow.</summary>
    public const int MostDigits = 12;

    /// <summary>Reads a number as typed. Surrounding white space is ignored.</summary>
    /// <returns>The number, or why the text is none in a sentence for the person who typed it.</returns>
    public static (decimal? Value, string? Problem) Read(string? text)
    {
        var typed = (text ?? "").Trim();
        if (typed.Length == 0) return (null, null);
        if (typed.Length > MostDigits + 2) return (null, "This is too long for a number.");

        var mark = -1;
        var digits = 0;
        for (var i = 0; i < typed.Length; i++)
        {
            if (char.IsAsciiDigit(typed[i])) digits++;
            else if (typed[i] is '.' or ',' && mark < 0) mark = i;
            else return (null, typed[0] == '-' ? "A negative number is not possible here." : "Digits and one decimal mark only, for example 12.5.");
        }

        if (digits == 0 || digits > MostDigits) return (null, "This is not a number.");
        if (mark == 0) return (null, $"Write a zero before the decimal mark: 0{typed}.");
        if (mark == typed.Length - 1) return (null, "Nothing stands behind the decimal mark.");
        if (mark > 0 && typed[mark] == ',' && typed.Length - mark - 1 == 3 && typed[..mark].Any(digit => digit != '0'))
            return (null, $"“{typed}” can be read in two ways. Write {typed.Replace(',', '.')} or {typed.Replace(",", "", StringComparison.Ordinal)}.");

        return (decimal.Parse(typed.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture), null);
    }

    /// <summary>Whether the text becomes a number when typing goes on: a decimal mark was typed and nothing behind it yet.</summary>
    public static bool IsUnfinished(string? text) => (text ?? "").Trim() is { Length: > 0 } typed && typed[^1] is '.' or ',' && typed[..^1].All(char.IsAsciiDigit);

    /// <summary>A number without trailing zeros and with a leading zero (ISMP: never "5.0", never ".5").</summary>
    public static string Format(decimal value) => value.ToString("0.############################", CultureInfo.InvariantCulture);

    /// <summary>
    /// For display of a derived number: at most <paramref name="decimals"/> places, half away from zero; more where it would
    /// read as zero and is not.
    /// </summary>
    public static string Format(decimal value, int decimals)
    {
        var rounded = Math.Round(value, decimals, MidpointRounding.AwayFromZero);
        while (rounded == 0m && value != 0m && decimals < MostDigits) rounded = Math.Round(value, ++decimals, MidpointRounding.AwayFromZero);
        return Format(rounded);
    }
}
