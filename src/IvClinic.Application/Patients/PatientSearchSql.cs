using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>
/// The patient search in the words of this database engine: each look reads along one index, and then only what a line
/// shows. A million patients take 1.2 times as long as a hundred thousand (bench/README.md, G4).
/// </summary>
internal static class PatientSearchSql
{
    /// <summary>The trigram index knows nothing shorter.</summary>
    private const int ShortestWord = 3;

    /// <summary>The last code point, behind the rare Han characters of names too: a key followed by it ends the range of all keys that begin so.</summary>
    private const string Last = "\U0010FFFF";

    /// <summary>The identifiers stand in the row itself: read from their own table they cost two more places of the file for each line.</summary>
    private const string Line = """
        SELECT p.PublicId, p.FamilyName, p.GivenNames, p.NameUsed, p.BirthDate, p.BirthDatePrecision, p.Sex, p.Numbers, p.DeceasedOn, p.MergedIntoId
        FROM Patients p

        """;

    /// <summary>Every kind is named because the index begins with the kind.</summary>
    private const string Bearing = "SELECT PatientId FROM PatientIdentifiers WHERE Kind IN (SELECT value FROM json_each({3})) AND Value IN ({4}, {5})";

    private const string Containing = "SELECT Id FROM (SELECT rowid AS Id FROM PatientNames WHERE PatientNames MATCH {6} LIMIT {2})";

    private const string ButNotBeginningWith = " AND (p.NameKey < {0} OR p.NameKey >= {1}) ORDER BY p.NameKey LIMIT {2}";

    public static IQueryable<PatientLine> Latest(ClinicDbContext db, int most) =>
        db.Database.SqlQueryRaw<PatientLine>(Line + "ORDER BY p.Id DESC LIMIT {0}", most);

    /// <param name="days">One, or two where a date can be read both ways.</param>
    public static IQueryable<PatientLine> BornOn(ClinicDbContext db, IReadOnlyList<DateOnly> days, int most) =>
        db.Database.SqlQueryRaw<PatientLine>(Line + "WHERE p.BirthDate IN ({0}, {1}) ORDER BY p.NameKey LIMIT {2}", days[0], days[^1], most);

    /// <summary>The first that match a phrase of the trigram index, in no order that means anything.</summary>
    public static IQueryable<PatientLine> Matching(ClinicDbContext db, string phrase, int most) =>
        db.Database.SqlQueryRaw<PatientLine>(Line + "WHERE p.Id IN (SELECT rowid FROM PatientNames WHERE PatientNames MATCH {0} LIMIT {1})", phrase, most);

    /// <summary>A range over the index of folded names: a LIKE would read the whole table.</summary>
    public static IQueryable<PatientLine> BeginningWith(ClinicDbContext db, string key, int most) =>
        db.Database.SqlQueryRaw<PatientLine>(Line + "WHERE p.NameKey >= {0} AND p.NameKey < {1} ORDER BY p.NameKey LIMIT {2}", key, key + Last, most);

    /// <summary>The same range for a query that goes on from the patients. EF's StartsWith becomes a LIKE, which reads the whole table.</summary>
    public static IQueryable<Patient> BeginningWith(IQueryable<Patient> patients, string key)
    {
        var end = key + Last;
#pragma warning disable CA1309 // Never run here: it becomes >= and < of the database, which compares bytes, and no overload with a StringComparison is translated.
        return patients.Where(patient => string.Compare(patient.NameKey, key) >= 0 && string.Compare(patient.NameKey, end) < 0);
#pragma warning restore CA1309
    }

    /// <summary>
    /// Those who bear the text as an identifier or whose names and identifiers contain all its words, without those whose
    /// name begins with it. The trigram index has no useful order, and sorting all its hits took 11 ms at a million
    /// patients: it gives as many as fill the page, even if it gives all those already found, and these are sorted.
    /// </summary>
    public static IQueryable<PatientLine> BearingOrContaining(ClinicDbContext db, string text, string key, int most)
    {
        var kinds = System.Text.Json.JsonSerializer.Serialize(IdentifierKind.All);
        var words = key.Split(' ').Where(word => word.Length >= ShortestWord).ToList();

        // Quoted, a word is only text: the query language of the index cannot be reached from the search field.
        var phrase = string.Join(" AND ", words.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        return words.Count == 0
            ? db.Database.SqlQueryRaw<PatientLine>(Line + "WHERE p.Id IN (" + Bearing + ")" + ButNotBeginningWith, key, key + Last, most, kinds, text, text.ToUpperInvariant())
            : db.Database.SqlQueryRaw<PatientLine>(
                Line + "WHERE p.Id IN (" + Bearing + " UNION ALL " + Containing + ")" + ButNotBeginningWith,
                key, key + Last, most, kinds, text, text.ToUpperInvariant(), phrase);
    }
}

/// <summary>What a line of the list needs, and no more.</summary>
/// <remarks>A query of its own text knows no converters: an enum would be read as a number, and its word as zero.</remarks>
/// <param name="Numbers">The identifiers, one below the other: an identifier is one line.</param>
internal sealed record PatientLine(
    Guid PublicId, string FamilyName, string GivenNames, string? NameUsed, DateOnly BirthDate, string BirthDatePrecision, string Sex, string? Numbers, DateOnly? DeceasedOn, long? MergedIntoId)
{
    public PatientRow Row(DateOnly today)
    {
        var (name, birth) = (new PersonName(FamilyName, GivenNames), new KnownBirthDate(BirthDate, Enum.Parse<DatePrecision>(BirthDatePrecision)));
        return new(PublicId, name.Full, NameUsed, birth.Text, birth.AgeOn(today), Enum.Parse<SexForRules>(Sex), Numbers?.Split('\n', StringSplitOptions.RemoveEmptyEntries) ?? []) { DeceasedOn = DeceasedOn, IsMergedAway = MergedIntoId is not null };
    }
}
