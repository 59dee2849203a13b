using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>
/// Names spelled nearly as typed: candidates through the trigram index, as many as <see cref="MostCandidates"/> and no more,
/// then ranked by likeness here. It costs one look, and a second one for looser pieces only where the first finds nobody alike.
/// </summary>
internal static class SimilarNamesSearch
{
    public const int MostCandidates = 200;

    private const int MostShown = 10;

    /// <summary>Longer names are cut into too many pieces to be asked in one go.</summary>
    private const int LongestWord = 24;

    private const int MostWords = 4;

    /// <param name="known">Those found the exact way: they are not said twice.</param>
    public static async Task<IReadOnlyList<PatientLine>> Find(ClinicDbContext db, string key, IReadOnlyList<PatientLine> known, CancellationToken cancel)
    {
        var words = key.Split(' ').Where(word => word.Length is >= 3 and <= LongestWord && word.Any(char.IsLetter)).Take(MostWords).ToList();
        if (words.Count == 0) return [];
        var shown = known.Select(line => line.PublicId).ToHashSet();
        var typed = string.Join(' ', words);
        foreach (var sureOnly in (bool[])[true, false])
        {
            var candidates = await PatientSearchSql.Matching(db, Phrase(words, sureOnly), MostCandidates).ToListAsync(cancel);
            if (Alike(candidates.Where(line => !shown.Contains(line.PublicId)), typed) is { Count: > 0 } alike) return alike;
        }

        return [];
    }

    private static List<PatientLine> Alike(IEnumerable<PatientLine> candidates, string typed) =>
    [
        .. candidates.Select(line => (Line: line, Slips: LikeNames.Slips(typed, SearchKey.Of($"{line.FamilyName} {line.GivenNames} {line.NameUsed}"))))
            .Where(hit => hit.Slips is not null)
            .OrderBy(hit => hit.Slips).ThenBy(hit => hit.Line.FamilyName, StringComparer.Ordinal).ThenBy(hit => hit.Line.GivenNames, StringComparer.Ordinal)
            .Take(MostShown).Select(hit => hit.Line),
    ];

    /// <param name="sureOnly">Only remains that hold nearly the whole word: they are rare, and never crowded out by common pieces.</param>
    private static string Phrase(IEnumerable<string> words, bool sureOnly) => string.Join(" AND ", words.Select(word =>
    {
        var remains = LikeNames.Remains(word).Where(pieces => !sureOnly || pieces.Sum(piece => piece.Length) >= word.Length - 1);
        return "(" + string.Join(" OR ", remains.Select(pieces => "(" + string.Join(" AND ", pieces.Select(Quoted)) + ")").Prepend(Quoted(word))) + ")";
    }));

    // Letters and digits only, by the folding; quoted all the same.
    private static string Quoted(string piece) => $"\"{piece.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
