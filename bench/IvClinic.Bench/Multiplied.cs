using System.Globalization;
using Microsoft.Data.Sqlite;

namespace IvClinic.Bench;

#pragma warning disable CA2100, S2077 // names of tables and columns cannot be parameters; they are read from the database itself

/// <summary>
/// Copies what a clinic has recorded of its patients to many more patients, row by row in the database: a million use cases
/// would take hours. Every table that leads to a patient is copied, found by its foreign keys, so that a later table is copied
/// too. Infusions that are signed and plans that are past their review only: today's chairs and queues stay as they were.
/// </summary>
internal sealed class Multiplied
{
    /// <summary>Further than any id of the clinic that is copied.</summary>
    private const long Stride = 1_000_000;

    /// <summary>Of the day they were made for; copies of them would all want the same chair at the same hour, or be the same paper.</summary>
    private static readonly string[] NotCopied = ["Patients", "PatientIdentifiers", "Appointments", "AppointmentMoves", "WaitingEntries", "RegisterEntries"];

    private readonly SqliteConnection connection;
    private readonly List<Copied> tables = [];

    private Multiplied(SqliteConnection connection) => this.connection = connection;

    /// <param name="connection">Open, and nobody else writes.</param>
    /// <param name="firstNew">The row of the first patient that has nothing yet; those after it are filled one after the other.</param>
    /// <param name="patients">How many there are to fill.</param>
    /// <param name="entries">Chart entries at which it ends.</param>
    public static (long Patients, long Entries, long Rows) Fill(SqliteConnection connection, long templates, long firstNew, long patients, long entries)
    {
        var work = new Multiplied(connection);
        work.FindTables();
        var (rows, filled) = (0L, 0L);
        for (var round = 1L; filled + templates <= patients && work.Count("ChartEntries") < entries; round++, filled += templates)
        {
            using var transaction = connection.BeginTransaction();
            foreach (var table in work.tables) rows += work.Run(table.Insert(round * Stride, firstNew - 1 + ((round - 1) * templates)));
            transaction.Commit();
        }

        work.Run("PRAGMA wal_checkpoint(TRUNCATE)");
        return (filled, work.Count("ChartEntries"), rows);
    }

    /// <summary>Parents before children; a table with more than one way to a patient is copied once.</summary>
    private void FindTables()
    {
        var keys = Texts("SELECT name FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE 'CREATE VIRTUAL%' AND name NOT LIKE 'sqlite%'")
            .Where(name => !NotCopied.Contains(name)).ToDictionary(name => name, ForeignKeys);
        bool added;
        do
        {
            added = false;
            foreach (var (name, foreign) in keys.Where(pair => tables.TrueForAll(table => table.Name != pair.Key)))
            {
                var up = foreign.Where(key => key.Table == "Patients" || keys.ContainsKey(key.Table)).ToList();
                var waits = up.Exists(key => key.Table != name && key.Table != "Patients" && LeadsToPatient(key.Table, keys, []) && tables.TrueForAll(table => table.Name != key.Table));
                if (waits || !LeadsToPatient(name, keys, [])) continue;
                tables.Add(Copy(name, up));
                added = true;
            }
        }
        while (added);
    }

    private static bool LeadsToPatient(string table, Dictionary<string, List<Key>> keys, HashSet<string> seen) =>
        table == "Patients" || (seen.Add(table) && keys.TryGetValue(table, out var up) && up.Exists(key => LeadsToPatient(key.Table, keys, seen)));

    private Copied Copy(string name, List<Key> foreign)
    {
        var columns = Texts($"SELECT name FROM pragma_table_info('{name}')");
        var conditions = foreign.Where(key => key.Table != name && tables.Exists(table => table.Name == key.Table))
            .Select(key => $"(\"{key.Column}\" IS NULL OR \"{key.Column}\" IN (SELECT Id FROM \"{key.Table}\" WHERE {tables.Find(table => table.Name == key.Table)!.Where}))").ToList();
        conditions.Add($"Id < {Stride.ToString(CultureInfo.InvariantCulture)}");
        if (name == "InfusionSessions") conditions.Add("Phase = 'Signed'");
        if (name == "TreatmentPlans") conditions.Add("Status NOT IN ('Draft', 'InReview', 'Returned')");
        var values = columns.Select(column => foreign.Find(key => key.Column == column) switch
        {
            { Table: "Patients" } => $"\"{column}\" + $patient",
            { } key when key.Table == name || tables.Exists(table => table.Name == key.Table) => $"\"{column}\" + $row",
            _ when column == "Id" => "Id + $row",
            _ when column == "PublicId" => "upper(hex(randomblob(4)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(2)) || '-' || hex(randomblob(6)))",
            _ => $"\"{column}\"",
        });
        return new(name, string.Join(" AND ", conditions), $"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(column => $"\"{column}\""))}) SELECT {string.Join(", ", values)} FROM \"{name}\" WHERE {string.Join(" AND ", conditions)}");
    }

    private List<Key> ForeignKeys(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT \"from\", \"table\" FROM pragma_foreign_key_list('{table}')";
        using var reader = command.ExecuteReader();
        List<Key> found = [];
        while (reader.Read()) found.Add(new(reader.GetString(0), reader.GetString(1)));
        return found;
    }

    private List<string> Texts(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        List<string> found = [];
        while (reader.Read()) found.Add(reader.GetString(0));
        return found;
    }

    private long Count(string table)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT count(*) FROM \"{table}\"";
        return (long)command.ExecuteScalar()!;
    }

    private long Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteNonQuery();
    }

    private sealed record Key(string Column, string Table);

    /// <param name="Where">Which of its rows are copied.</param>
    private sealed record Copied(string Name, string Where, string Statement)
    {
        public string Insert(long row, long patient) => Statement
            .Replace("$row", row.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal)
            .Replace("$patient", patient.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal);
    }
}
