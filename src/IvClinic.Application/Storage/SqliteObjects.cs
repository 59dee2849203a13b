namespace IvClinic.Application.Storage;

/// <summary>
/// What EF Core does not know of: append-only triggers and the full-text index. EF's table rebuild drops triggers
/// silently, so start-up makes them again from this one list after migrating.
/// </summary>
internal static class SqliteObjects
{
    /// <summary>Tables of which nothing is ever changed or removed.</summary>
    public static readonly IReadOnlyList<string> AppendOnly = ["AuditEntries", "ChartEntries", "SignedPlans", "PlanReviews", "PlanEvents", "PlanComments", "FormularyVersions", "FormularyDraftEdits", "FormularyCaseRuns", "SessionAlerts", "AlertEvents", "KitChecks", "RegisterEntries", "AppointmentMoves", "SuitabilityDecisions", "SuitabilityWithdrawals"];

    public static IEnumerable<string> Statements()
    {
        foreach (var table in AppendOnly)
        {
            foreach (var verb in new[] { "UPDATE", "DELETE" })
            {
                var name = $"{table}_no_{verb.ToLowerInvariant()}";
                yield return $"DROP TRIGGER IF EXISTS {name};";
                yield return $"CREATE TRIGGER {name} BEFORE {verb} ON {table} BEGIN SELECT RAISE(ABORT, '{table} only grows'); END;";
            }
        }

        yield return "CREATE VIRTUAL TABLE IF NOT EXISTS PatientNames USING fts5(SearchText, content='Patients', content_rowid='Id', tokenize='trigram');";
        yield return "DROP TRIGGER IF EXISTS Patients_names_insert;";
        yield return "DROP TRIGGER IF EXISTS Patients_names_update;";
        yield return """
            CREATE TRIGGER Patients_names_insert AFTER INSERT ON Patients BEGIN
              INSERT INTO PatientNames(rowid, SearchText) VALUES (new.Id, new.SearchText);
            END;
            """;
        yield return """
            CREATE TRIGGER Patients_names_update AFTER UPDATE OF SearchText ON Patients BEGIN
              INSERT INTO PatientNames(PatientNames, rowid, SearchText) VALUES ('delete', old.Id, old.SearchText);
              INSERT INTO PatientNames(rowid, SearchText) VALUES (new.Id, new.SearchText);
            END;
            """;
    }
}
