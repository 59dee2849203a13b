namespace IvClinic.Domain.Patients;

/// <summary>
/// Finds names that are spelled nearly like what was typed. An index over three-letter pieces cannot be asked for "nearly";
/// it can be asked for what is left of a word when one letter is missing, added, wrong or exchanged with its neighbour.
/// </summary>
public static class LikeNames
{
    /// <summary>The index knows nothing shorter.</summary>
    private const int Piece = 3;

    private const string Letters = "abcdefghijklmnopqrstuvwxyz";

    /// <summary>
    /// What a word with one slip leaves whole: each set of pieces must stand together in the name. Sure ones first: those that
    /// hold nearly the whole word.
    /// </summary>
    /// <param name="word">Folded, as <see cref="SearchKey"/> gives it.</param>
    public static IReadOnlyList<IReadOnlyList<string>> Remains(string word)
    {
        if (word.Length < Piece) return [];
        List<string[]> remains = [];
        for (var i = 0; i < word.Length; i++)
        {
            remains.Add([word.Remove(i, 1)]); // a letter too many
            if (i + 1 < word.Length) remains.Add([string.Concat(word[..i], word[i + 1].ToString(), word[i].ToString(), word[(i + 2)..])]);
            remains.AddRange(Around(word[..i], word[(i + 1)..])); // a wrong letter
            if (i > 0) remains.AddRange(Around(word[..i], word[i..])); // a missing letter
        }

        return
        [
            .. remains.Select(pieces => pieces.Where(piece => piece.Length >= Piece).ToArray()).Where(pieces => pieces.Length > 0)
                .DistinctBy(pieces => string.Join(' ', pieces)).OrderByDescending(pieces => pieces.Sum(piece => piece.Length)),
        ];
    }

    /// <summary>How many slips lie between what was typed and a name; null when it is not alike. Every typed word must have its like.</summary>
    public static int? Slips(string typedKey, string nameKey)
    {
        var (typed, names) = (Words(typedKey), Words(nameKey));
        if (typed.Length == 0 || names.Length == 0) return null;
        var sum = 0;
        foreach (var word in typed)
        {
            var best = names.Where(name => name == word || NameLikeness.MayBeTheSame(word, name)).Select(name => (int?)NameLikeness.Slips(word, name)).Min();
            if (best is null) return null;
            sum += best.Value;
        }

        return sum;
    }

    private static IEnumerable<string[]> Around(string before, string after)
    {
        if (before.Length >= Piece || after.Length >= Piece || before.Length + after.Length < 2) return [[before, after]];
        // Both ends of a short word are too short for the index: the letter between them is tried, in Latin script.
        return (before + after).All(char.IsAsciiLetterLower) ? Letters.Select(letter => new[] { before + letter + after }) : [];
    }

    private static string[] Words(string key) => key.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
