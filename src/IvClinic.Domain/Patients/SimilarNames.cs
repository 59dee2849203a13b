namespace IvClinic.Domain.Patients;

/// <summary>A person as others may mistake them: names as recorded and the birth date.</summary>
public sealed record NamedPerson(string Family, string Given, string? Used, KnownBirthDate Born);

/// <summary>
/// Whether two patients of one day may be mistaken for each other. It warns and decides nothing; too many warnings are not
/// read, so a short name alone is none. Clinic default (D).
/// </summary>
public static class SimilarNames
{
    /// <summary>Shorter family names (Li, Kim, 王) are shared by too many: the given names decide.</summary>
    private const int LongEnough = 4;

    /// <summary>What they have in common, to be said in a warning; null when they are not alike.</summary>
    public static string? Likeness(NamedPerson one, NamedPerson other)
    {
        var (family, otherFamily) = (SearchKey.Of(one.Family), SearchKey.Of(other.Family));
        var bornTogether = one.Born.Precision == DatePrecision.Day && one.Born == other.Born;
        if (Whole(one) == Whole(other)) return bornTogether ? "same name and birth date" : "same name";
        if (family == otherFamily && (family.Length >= LongEnough || bornTogether || GivenAlike(one, other))) return bornTogether ? "same family name and birth date" : "same family name";
        var familyAlike = Alike(family, otherFamily);
        if (familyAlike && bornTogether) return "similar family name and same birth date";
        if (familyAlike && GivenAlike(one, other)) return "similar name";
        return AnyOrder(one, other) ? "similar name, in another order" : null;
    }

    /// <summary>All words in one order, whichever stands first.</summary>
    private static string Whole(NamedPerson person) => string.Join(' ', Words($"{person.Family} {person.Given}").Order(StringComparer.Ordinal));

    /// <summary>Word by word: in a whole name of two short words one slip makes another person.</summary>
    private static bool AnyOrder(NamedPerson one, NamedPerson other)
    {
        var (words, others) = (Words($"{one.Family} {one.Given}"), Words($"{other.Family} {other.Given}"));
        if (words.Length == others.Length && Array.TrueForAll(words, word => Array.Exists(others, also => Alike(word, also))) && Array.TrueForAll(others, word => Array.Exists(words, also => Alike(word, also)))) return true;
        return Givens(one).Any(given => Alike(given, SearchKey.Of(other.Family))) && Givens(other).Any(given => Alike(given, SearchKey.Of(one.Family)));
    }

    private static bool GivenAlike(NamedPerson one, NamedPerson other) => Givens(one).Any(given => Givens(other).Any(also => Alike(given, also)));

    /// <summary>All given names, the first of them, and the name used: each may be what is called out.</summary>
    private static IEnumerable<string> Givens(NamedPerson person) =>
        new[] { SearchKey.Of(person.Given), Words(person.Given).FirstOrDefault() ?? "", SearchKey.Of(person.Used ?? "") }.Where(name => name.Length > 0).Distinct(StringComparer.Ordinal);

    private static bool Alike(string one, string other)
    {
        if (one.Length == 0 || other.Length == 0) return false;
        return one == other || NameLikeness.MayBeTheSame(one, other) || (SoundKey.Of(one) is { } sound && sound == SoundKey.Of(other));
    }

    private static string[] Words(string text) => SearchKey.Of(text).Split(' ', StringSplitOptions.RemoveEmptyEntries);
}
