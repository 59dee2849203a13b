using System.Globalization;
using IvClinic.Application.Outcomes;
using IvClinic.Application.Staff;

namespace IvClinic.Bench;

/// <summary>G1: a durable save through the service layer against a raw prepared insert on an open connection, interleaved.</summary>
internal static class SaveBench
{
    private const int WarmUps = 3000;
    private const int Samples = 500;

    public static async Task Run()
    {
        await using var clinic = await BenchClinic.Open();
        var patient = await clinic.Patient();
        var record = clinic.The<RecordJournalEntry>();
        var now = TimeZoneInfo.ConvertTime(TimeProvider.System.GetUtcNow(), clinic.The<ClinicZone>().Zone).DateTime.AddMinutes(-1);

        await using var raw = clinic.Raw();
        await using var insert = raw.CreateCommand();
        insert.CommandText = "CREATE TABLE RawRows (Id INTEGER PRIMARY KEY, PatientId INTEGER, At TEXT, Pain INTEGER, Note TEXT)";
        insert.ExecuteNonQuery();
        insert.CommandText = "INSERT INTO RawRows (PatientId, At, Pain, Note) VALUES (1, $at, $pain, 'report')";
        var at = insert.Parameters.Add("$at", Microsoft.Data.Sqlite.SqliteType.Text);
        var pain = insert.Parameters.Add("$pain", Microsoft.Data.Sqlite.SqliteType.Integer);
        insert.Prepare();

        Task Save(int i) => record.Run(
            clinic.Nurse, new() { PatientId = patient, At = now, Pain = [new() { Site = "back", Score = i % 11 }], Note = "report" }, Guid.CreateVersion7());
        Task Raw(int i)
        {
            (at.Value, pain.Value) = (now.ToString("O", CultureInfo.InvariantCulture), i % 11);
            insert.ExecuteNonQuery();
            return Task.CompletedTask;
        }

        Console.WriteLine($"save: {WarmUps} warm-ups, {Samples} samples, interleaved, synchronous=FULL");
        var (saved, rawly) = (new Figures("RecordJournalEntry (authorise, validate, insert, receipt, audit)"), new Figures("raw prepared insert, one open connection"));
        for (var i = 0; i < WarmUps + Samples; i++)
        {
            var n = i;
            if (i < WarmUps)
            {
                await Save(n);
                await Raw(n);
            }
            else
            {
                await saved.Take(() => Save(n));
                await rawly.Take(() => Raw(n));
            }
        }

        rawly.Print();
        saved.Print();
        Figures.Ratio("G1 p50 against raw", saved.P50 / rawly.P50, 4);
        Figures.Ratio("G1 p95 against raw", saved.P95 / rawly.P95, 4);
    }
}
