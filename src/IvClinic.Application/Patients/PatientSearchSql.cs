using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Patients;

/// <summary>The part of the patient search that only this database engine knows: its comparison of keys and its trigram index.</summary>
internal static class PatientSearchSql
{
    /// <summary>The trigram index knows nothing shorter.</summary>
    public const int ShortestWord = 3;

    /// <summary>Candidates, not results: the index has no useful order, and sorting all its hits took 11 ms at a million patients.</summary>
    private const int MostCandidates = 200;

    /// <summary>A range over the index of folded names: EF's StartsWith becomes a LIKE, which reads the whole table on SQLite.</summary>
    public static IQueryable<Patient> BeginningWith(IQueryable<Patient> patients, string key)
    {
        var end = key + '\uffff';
#pragma warning disable CA1309 // Never run here: it becomes >= and < of the database, which compares bytes, and no overload with a StringComparison is translated.
        return patients.Where(patient => string.Compare(patient.NameKey, key) >= 0 && string.Compare(patient.NameKey, end) < 0);
#pragma warning restore CA1309
    }

    /// <summary>The ids of patients whose names or identifiers contain all words. The words are folded by the search key.</summary>
    public static IQueryable<long> Containing(ClinicDbContext db, IReadOnlyList<string> words)
    {
        // Quoted, a word is only text: the query language of the index cannot be reached from the search field.
        var phrase = string.Join(" AND ", words.Select(word => $"\"{word.Replace("\"", "\"\"", StringComparison.Ordinal)}\""));
        return db.Database.SqlQuery<long>($"SELECT rowid AS Value FROM PatientNames WHERE PatientNames MATCH {phrase} LIMIT {MostCandidates}");
    }
}
