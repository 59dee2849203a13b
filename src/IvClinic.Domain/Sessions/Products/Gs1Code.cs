using System.Globalization;
using System.Text.RegularExpressions;

namespace IvClinic.Domain.Sessions.Products;

/// <summary>What a scanned code says about a pack. What is not known is listed, never guessed.</summary>
/// <param name="Gtin">14 digits with a right check digit.</param>
/// <param name="Ignored">Elements that are understood and not used here, for example a serial number.</param>
/// <param name="NotRead">What could not be read, a sentence each.</param>
public sealed record Gs1Reading(string? Gtin, DateOnly? ExpiresOn, string? Lot, IReadOnlyList<string> Ignored, IReadOnlyList<string> NotRead);

/// <summary>
/// Reads what a scanner types (GS1 General Specifications: element strings, FNC1 as group separator) and the form with
/// brackets that is printed beneath a code. Used here: 01 trade item, 17 expiry, 10 lot.
/// </summary>
public static partial class Gs1Code
{
    private const char Separator = '\u001d';

    /// <summary>Longer than any code holds.</summary>
    private const int Longest = 400;

    /// <summary>Application identifiers of a fixed length (without the identifier itself).</summary>
    private static readonly Dictionary<string, int> Fixed = new(StringComparer.Ordinal)
    {
        ["00"] = 18,
        ["01"] = 14,
        ["02"] = 14,
        ["11"] = 6,
        ["12"] = 6,
        ["13"] = 6,
        ["15"] = 6,
        ["16"] = 6,
        ["17"] = 6,
        ["20"] = 2,
    };

    /// <summary>Those of a variable length end at a separator or at the end; their greatest length.</summary>
    private static readonly Dictionary<string, int> Variable = new(StringComparer.Ordinal)
    {
        ["10"] = 20,
        ["21"] = 20,
        ["22"] = 20,
        ["240"] = 30,
        ["241"] = 30,
        ["250"] = 30,
        ["30"] = 8,
        ["37"] = 8,
        ["710"] = 20,
        ["711"] = 20,
        ["712"] = 20,
        ["713"] = 20,
        ["714"] = 20,
        ["715"] = 20,
        ["716"] = 20,
    };

    // What scanners put for FNC1 when they are not set to send the control character.
    private static readonly string[] WrittenSeparators = ["<GS>", "{GS}", "[GS]", "<FNC1>", "{FNC1}", "␝", "\\x1d", "\\u001d"];

    /// <summary>Whether this looks like a scanned code and not like a lot that was typed.</summary>
    public static bool LooksLikeOne(string? text) => Cleaned(text) is { Length: >= 8 } code && (code[0] == '(' || code.StartsWith("01", StringComparison.Ordinal) || code.Contains(Separator));

    /// <param name="yearNow">The present year: two digits of a year are read as at most 50 years ahead (GS1, 7.12).</param>
    public static Gs1Reading Read(string? text, int yearNow)
    {
        var code = Cleaned(text);
        if (code.Length == 0) return Nothing("There is nothing to read.");
        if (code.Length > Longest) return Nothing("This is too long for a code.");
        var elements = new List<(string Ai, string Value)>();
        var notRead = new List<string>();
        if (code[0] == '(') Bracketed(code, elements, notRead);
        else Scanned(code, elements, notRead);
        return Understood(elements, notRead, yearNow);
    }

    private static string Length(string ai, string most, int asked, int found) => string.Create(CultureInfo.InvariantCulture, $"({ai}) has {most}{asked} characters, not {found}.");

    private static Gs1Reading Nothing(string why) => new(null, null, null, [], [why]);

    private static string Cleaned(string? text)
    {
        var code = (text ?? "").Trim();
        foreach (var written in WrittenSeparators) code = code.Replace(written, "\u001d", StringComparison.OrdinalIgnoreCase);
        // Symbology identifiers of DataMatrix, Code 128, DataBar and QR with GS1 content.
        if (Symbology().Match(code) is { Success: true } prefix) code = code[prefix.Length..];
        return code.Trim(Separator, ' ');
    }

    private static void Bracketed(string code, List<(string Ai, string Value)> elements, List<string> notRead)
    {
        var marks = Bracket().Matches(code);
        if (marks.Count == 0 || marks[0].Index != 0)
        {
            notRead.Add($"“{Shown(code)}” is no code with identifiers in brackets.");
            return;
        }

        for (var i = 0; i < marks.Count; i++)
        {
            var end = i + 1 < marks.Count ? marks[i + 1].Index : code.Length;
            var (ai, value) = (marks[i].Groups["ai"].Value, code[(marks[i].Index + marks[i].Length)..end].Trim(Separator, ' '));
            if (Fixed.TryGetValue(ai, out var length) && value.Length != length) notRead.Add(Length(ai, "", length, value.Length));
            else if (Variable.TryGetValue(ai, out var most) && value.Length > most) notRead.Add(Length(ai, "at most ", most, value.Length));
            else if (value.Length == 0) notRead.Add($"({ai}) is empty.");
            else elements.Add((ai, value));
        }
    }

    private static void Scanned(string code, List<(string Ai, string Value)> elements, List<string> notRead)
    {
        var at = 0;
        while (at < code.Length)
        {
            if (code[at] == Separator)
            {
                at++;
                continue;
            }

            var stop = code.IndexOf(Separator, at) is var gs and >= 0 ? gs : code.Length;
            var rest = code[at..stop];
            if (rest.Length >= 2 && Fixed.TryGetValue(rest[..2], out var length))
            {
                if (rest.Length < 2 + length)
                {
                    notRead.Add(Length(rest[..2], "", length, rest.Length - 2));
                    at = stop;
                    continue;
                }

                elements.Add((rest[..2], rest.Substring(2, length)));
                at += 2 + length;
                continue;
            }

            var ai = new[] { 2, 3 }.Where(count => rest.Length >= count).Select(count => rest[..count]).FirstOrDefault(Variable.ContainsKey);
            var value = ai is null ? "" : rest[ai.Length..];
            if (ai is null) notRead.Add($"“{Shown(rest)}” begins with an identifier that is not known here.");
            else if (value.Length == 0) notRead.Add($"({ai}) is empty.");
            else if (value.Length > Variable[ai]) notRead.Add(Length(ai, "at most ", Variable[ai], value.Length) + " A separator may be missing.");
            else if (ai == "10" && stop == code.Length && HidesAnExpiry(value, elements)) notRead.Add($"“{Shown(value)}” may be a lot with the expiry behind it: the scanner sends no separator.");
            else elements.Add((ai, value));
            at = stop;
        }
    }

    // A scanner that swallows the separator runs lot and expiry together; to cut there would be a guess.
    private static bool HidesAnExpiry(string lot, List<(string Ai, string Value)> before) =>
        before.TrueForAll(element => element.Ai != "17") && HiddenExpiry().IsMatch(lot);

    private static Gs1Reading Understood(List<(string Ai, string Value)> elements, List<string> notRead, int yearNow)
    {
        string? gtin = null, lot = null;
        DateOnly? expires = null;
        var ignored = new List<string>();
        foreach (var group in elements.GroupBy(element => element.Ai, StringComparer.Ordinal))
        {
            var value = group.First().Value;
            if (group.Any(element => element.Value != value))
            {
                notRead.Add($"({group.Key}) stands there twice with different values.");
                continue;
            }

            switch (group.Key)
            {
                case "01" when IsGtin(value):
                    gtin = value;
                    break;
                case "01":
                    notRead.Add($"The trade item number {Shown(value)} has a wrong check digit.");
                    break;
                case "17" when Date(value, yearNow) is { } date:
                    expires = date;
                    break;
                case "17":
                    notRead.Add($"The expiry {Shown(value)} is no date.");
                    break;
                case "10" when LotCharacters().IsMatch(value):
                    lot = value;
                    break;
                case "10":
                    notRead.Add($"The lot “{Shown(value)}” holds a character that no GS1 code has.");
                    break;
                default:
                    if (Fixed.ContainsKey(group.Key) || Variable.ContainsKey(group.Key)) ignored.Add($"({group.Key}) {Shown(value)}");
                    else notRead.Add($"({group.Key}) is not known here.");
                    break;
            }
        }

        return new(gtin, expires, lot, ignored, notRead);
    }

    private static bool IsGtin(string digits) =>
        digits.Length == 14 && digits.All(char.IsAsciiDigit) && digits.Select((digit, place) => (digit - '0') * (place % 2 == 0 ? 3 : 1)).Sum() % 10 == 0;

    /// <summary>YYMMDD; day 00 is the last day of the month.</summary>
    private static DateOnly? Date(string digits, int yearNow)
    {
        if (digits.Length != 6 || !digits.All(char.IsAsciiDigit)) return null;
        var (yy, month, day) = (Number(digits[..2]), Number(digits[2..4]), Number(digits[4..]));
        var century = yearNow / 100 * 100;
        var ahead = yy - (yearNow % 100);
        var year = century + yy + (ahead >= 51 ? -100 : ahead <= -50 ? 100 : 0);
        if (month is < 1 or > 12) return null;
        var last = DateTime.DaysInMonth(year, month);
        return day > last ? null : new DateOnly(year, month, day == 0 ? last : day);
    }

    private static int Number(string digits) => int.Parse(digits, CultureInfo.InvariantCulture);

    private static string Shown(string text)
    {
        var plain = new string([.. text.Where(character => !char.IsControl(character))]);
        return plain.Length > 40 ? plain[..40] + "…" : plain;
    }

    [GeneratedRegex(@"^\](d2|C1|e0|Q3)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Symbology();

    [GeneratedRegex(@"\((?<ai>[0-9]{2,4})\)", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Bracket();

    [GeneratedRegex("17[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])$", RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant, 1000)]
    private static partial Regex HiddenExpiry();

    // GS1 character set 82.
    [GeneratedRegex("^[!\"%&'()*+,\\-./0-9:;<=>?A-Z_a-z]+$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex LotCharacters();
}
