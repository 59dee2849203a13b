using System.Globalization;
using IvClinic.Domain.Patients;
using Microsoft.Data.Sqlite;

namespace IvClinic.Bench;

/// <summary>Invented patients, inserted by hand: a million use cases would take an hour. Keys are made by the domain.</summary>
internal static class ManyPatients
{
    private static readonly string[] Syllables = "ba ler mon tar vik sen dor hal min ro gast pel nov kra lin der wo schu bert fin zel kam rud gor eva tho mas jan quin ost".Split(' ');

    public static string FamilyName(int i)
    {
        // A fixed mixing of the number: the same patient has the same name in every run.
        var mixed = (uint)i * 2654435761u;
        return string.Concat(Enumerable.Range(0, 4).Select(place => Syllables[(int)((mixed >> (place * 7)) % (uint)Syllables.Length)]));
    }

    public static string Number(int i) => "INS" + i.ToString("D8", CultureInfo.InvariantCulture);

    public static void Fill(BenchClinic clinic, int size)
    {
        using var connection = clinic.Raw();
        using var transaction = connection.BeginTransaction();
        using var patient = connection.CreateCommand();
        patient.CommandText = """
            INSERT INTO Patients (PublicId, Version, FamilyName, GivenNames, NameKey, SearchText, BirthDate, BirthDatePrecision, Sex, PregnancyPotential, Numbers)
            VALUES ($0, $1, $2, $3, $4, $5, $6, $7, $8, $9, $10)
            """;
        using var identifier = connection.CreateCommand();
        identifier.CommandText = "INSERT INTO PatientIdentifiers (PatientId, Kind, Value) VALUES ($0, $1, $2)";
        using var last = connection.CreateCommand();
        last.CommandText = "SELECT last_insert_rowid()";
        for (var i = 0; i < size; i++)
        {
            var one = new Patient(Guid.CreateVersion7(), new PersonName(FamilyName(i), Syllables[i % Syllables.Length] + "a"), new DateOnly(1940 + (i % 65), 1 + (i % 12), 1 + (i % 28)), DatePrecision.Day);
            // As registering does it: everybody bears the clinic's own number and one more.
            one.Identify([new PatientIdentifier(IdentifierKind.Clinic, IdentifierKind.ClinicNumber(i + 1)), new PatientIdentifier(IdentifierKind.Insurance, Number(i))]);
            Set(patient, one.PublicId.ToString().ToUpperInvariant(), 0, one.FamilyName, one.GivenNames, one.NameKey, one.SearchText,
                one.BirthDateText, nameof(DatePrecision.Day), nameof(SexForRules.Unknown), nameof(PregnancyPotential.Unknown), one.Numbers);
            var id = last.ExecuteScalar()!;
            foreach (var each in one.Identifiers) Set(identifier, id, each.Kind, each.Value);
        }

        transaction.Commit();
        // No ANALYZE: the application keeps no statistics either, and with them SQLite reads some tables whole.
        using var checkpoint = connection.CreateCommand();
        checkpoint.CommandText = "PRAGMA wal_checkpoint(TRUNCATE)";
        checkpoint.ExecuteNonQuery();
    }

    private static void Set(SqliteCommand command, params object[] values)
    {
        for (var i = command.Parameters.Count; i < values.Length; i++) command.Parameters.Add(new SqliteParameter("$" + i.ToString(CultureInfo.InvariantCulture), null));
        for (var i = 0; i < values.Length; i++) command.Parameters[i].Value = values[i];
        command.ExecuteNonQuery();
    }
}
