using System.Globalization;
using System.Text;

namespace IvClinic.Domain.Patients;

/// <summary>Folds a name for search: lower case, without accents and punctuation, single spaces. Any script stays itself.</summary>
public static class SearchKey
{
    public static string Of(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var rune in text.Normalize(NormalizationForm.FormKD).EnumerateRunes())
        {
            switch (Rune.GetUnicodeCategory(rune))
            {
                case UnicodeCategory.NonSpacingMark:
                case UnicodeCategory.EnclosingMark:
                case UnicodeCategory.Format:
                case UnicodeCategory.Control:
                    break;
                case UnicodeCategory.SpacingCombiningMark:
                    folded.Append(rune); // a vowel sign in Indic scripts is part of the name
                    break;
                default:
                    if (Rune.IsLetterOrDigit(rune)) folded.Append(Fold(Rune.ToLowerInvariant(rune)));
                    else if (folded.Length > 0 && folded[^1] != ' ' && rune.Value is not '\'' and not '’') folded.Append(' ');
                    break;
            }
        }

        return folded.ToString().TrimEnd();
    }

    /// <summary>Letters that carry their accent in the letter itself and do not decompose.</summary>
    private static string Fold(Rune rune) => rune.Value switch
    {
        'ß' => "ss",
        'ø' => "o",
        'đ' => "d",
        'ð' => "d",
        'ł' => "l",
        'ı' => "i",
        'æ' => "ae",
        'œ' => "oe",
        'þ' => "th",
        _ => rune.ToString(),
    };
}
