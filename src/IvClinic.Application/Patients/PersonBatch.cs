using System.Data.Common;
using System.Linq.Expressions;
using IvClinic.Application.Storage;
using IvClinic.Domain.Patients;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Sessions;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.EntityFrameworkCore.Infrastructure;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace IvClinic.Application.Patients;

/// <summary>
/// Reads several tables of one person in one command: a statement for each, one after the other. The tables share no
/// columns, and a statement that joins them would multiply their rows. Rows are made by the same mappings EF reads them with;
/// what EF would join to a row by itself is not read here.
/// </summary>
internal sealed class PersonBatch(ClinicDbContext db, int mostEntries)
{
    /// <summary>The row ids of the person's records.</summary>
    private const string Records = "SELECT @person UNION ALL SELECT \"Id\" FROM \"Patients\" WHERE \"MergedIntoId\" = @person";

    private readonly List<(string Sql, Func<DbDataReader, CancellationToken, Task> Take)> parts = [];

    /// <param name="newestBy">The column by which the newest stand first.</param>
    /// <param name="most">Null: as many as of any table.</param>
    public List<TRow> Of<TRow>(string newestBy = nameof(HistoryEntry.Id), int? most = null)
        where TRow : class => Take<TRow>(Newest(newestBy, most));

    /// <summary>Sessions of the person, the last opened first, with the signed plans they stand on and all their entries by seq.</summary>
    public (List<InfusionSession> Sessions, List<SignedPlan> Signed, List<ChartEntry> Entries) Sessions(int most)
    {
        var newest = Newest(nameof(InfusionSession.OpenedAt), most);
        return (
            Take<InfusionSession>(newest),
            Take<SignedPlan>($"WHERE \"Id\" IN (SELECT \"SignedPlanId\" FROM \"InfusionSessions\" {newest})"),
            Take<ChartEntry>($"WHERE \"SessionId\" IN (SELECT \"Id\" FROM \"InfusionSessions\" {newest}) ORDER BY \"SessionId\", \"Seq\""));
    }

    private string Newest(string by, int? most)
    {
        var order = by == nameof(HistoryEntry.Id) ? "\"Id\" DESC" : $"\"{by}\" DESC, \"Id\" DESC";
        return FormattableString.Invariant($"WHERE \"PatientId\" IN ({Records}) ORDER BY {order} LIMIT {most ?? mostEntries}");
    }

    private List<TRow> Take<TRow>(string which)
        where TRow : class
    {
        var rows = new List<TRow>();
        var type = db.Model.FindEntityType(typeof(TRow))!;
        var columns = type.GetProperties().ToList();
        var make = Maker<TRow>.For(columns);
        var sql = $"SELECT {string.Join(", ", columns.Select(column => $"\"{column.GetColumnName()}\""))} FROM \"{type.GetTableName()}\" {which};";
        parts.Add((sql, async (reader, cancel) =>
        {
            while (await reader.ReadAsync(cancel)) rows.Add(make(reader));
        }
        ));
        return rows;
    }

    public async Task Run(long patientId, CancellationToken cancel)
    {
        var connection = db.GetService<IRelationalConnection>();
        var mapping = db.GetService<IRelationalTypeMappingSource>().GetMapping(typeof(long));
        var builder = db.GetService<IRelationalCommandBuilderFactory>().Create();
        foreach (var (sql, _) in parts) builder.Append(sql).Append("\n");
        builder.AddParameter("person", "@person", mapping, nullable: false);
        await using var result = await builder.Build().ExecuteReaderAsync(
            new RelationalCommandParameterObject(connection, new Dictionary<string, object?> { ["person"] = patientId }, null, db, db.GetService<IRelationalCommandDiagnosticsLogger>()), cancel);
        foreach (var (_, take) in parts)
        {
            await take(result.DbDataReader, cancel);
            await result.DbDataReader.NextResultAsync(cancel);
        }
    }

    private static class Maker<TEntry>
    {
        private static Func<DbDataReader, TEntry>? made;

        public static Func<DbDataReader, TEntry> For(IReadOnlyList<IProperty> columns) => made ??= Make(columns);

        private static Func<DbDataReader, TEntry> Make(IReadOnlyList<IProperty> columns)
        {
            var reader = Expression.Parameter(typeof(DbDataReader), "reader");
            var entry = Expression.Variable(typeof(TEntry), "entry");
            List<Expression> steps = [Expression.Assign(entry, Expression.New(typeof(TEntry)))];
            for (var i = 0; i < columns.Count; i++)
            {
                // From the type that declares it: a private setter is not seen from a class below.
                var property = columns[i].PropertyInfo!;
                property = property.DeclaringType!.GetProperty(property.Name)!;
                var at = Expression.Constant(i);
                var set = Expression.Assign(Expression.Property(entry, property), Value(columns[i], reader, at));
                steps.Add(Expression.IfThen(Expression.Not(Expression.Call(reader, nameof(DbDataReader.IsDBNull), null, at)), set));
            }

            steps.Add(entry);
            return Expression.Lambda<Func<DbDataReader, TEntry>>(Expression.Block([entry], steps), reader).Compile();
        }

        private static Expression Value(IProperty column, ParameterExpression reader, ConstantExpression at)
        {
            var mapping = column.GetRelationalTypeMapping();
            var method = mapping.GetDataReaderMethod();
            var value = mapping.CustomizeDataReaderExpression(Expression.Call(Expression.Convert(reader, method.DeclaringType!), method, at));
            if (mapping.Converter is { } converter)
            {
                if (value.Type != converter.ProviderClrType) value = Expression.Convert(value, converter.ProviderClrType);
                value = Expression.Invoke(converter.ConvertFromProviderExpression, value);
            }

            return value.Type == column.ClrType ? value : Expression.Convert(value, column.ClrType);
        }
    }
}
