using System.Text;

namespace IvClinic.Domain.Patients;

/// <summary>
/// How a Latin name sounds, roughly and for several languages at once: the first letter if it is a vowel, then the groups of
/// consonants that are told apart when a name is called out (Meyer and Maier, Schmidt and Schmitt, Thomas and Tomas).
/// </summary>
public static class SoundKey
{
    /// <summary>With fewer groups too many names sound the same.</summary>
    private const int FewestGroups = 2;

    /// <param name="folded">As <see cref="SearchKey"/> gives it.</param>
    /// <returns>Null for other scripts and for what is too short to be told apart by sound.</returns>
    public static string? Of(string folded)
    {
        if (folded.Length < 4 || folded.Any(letter => letter is not (>= 'a' and <= 'z') and not ' ')) return null;
        var text = folded.Replace("sch", "s", StringComparison.Ordinal).Replace("ch", "k", StringComparison.Ordinal).Replace("sh", "s", StringComparison.Ordinal)
            .Replace("ph", "f", StringComparison.Ordinal).Replace("th", "t", StringComparison.Ordinal).Replace("dt", "t", StringComparison.Ordinal);
        var key = new StringBuilder();
        foreach (var letter in text)
        {
            var group = Group(letter);
            if (group == 'a' && key.Length > 0) continue;
            if (group != ' ' && (key.Length == 0 || key[^1] != group)) key.Append(group);
        }

        return key.Length >= FewestGroups ? key.ToString() : null;
    }

    private static char Group(char letter) => letter switch
    {
        'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'j' => 'a',
        'h' or ' ' => ' ',
        'b' or 'p' => 'p',
        'd' or 't' => 't',
        'f' or 'v' or 'w' => 'f',
        'c' or 'g' or 'k' or 'q' => 'k',
        's' or 'x' or 'z' => 's',
        _ => letter,
    };
}
