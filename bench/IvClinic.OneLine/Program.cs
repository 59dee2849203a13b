using IvClinic.Application.Live;
using IvClinic.OneLine;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Data.Sqlite;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddRazorComponents().AddInteractiveServerComponents();
builder.Services.AddSingleton<LiveFeed>().AddHostedService(services => services.GetRequiredService<LiveFeed>());
builder.Services.AddSingleton<NewestLine>();
var app = builder.Build();
app.UseAntiforgery();

var file = new SqliteConnectionStringBuilder { DataSource = Path.Combine(builder.Configuration["IvClinic:DataDirectory"]!, "lines.db") }.ToString();
await using (var lines = await Open())
{
    await using var create = lines.CreateCommand();
    create.CommandText = "PRAGMA journal_mode=WAL; CREATE TABLE Lines (Id INTEGER PRIMARY KEY, Text TEXT NOT NULL)";
    await create.ExecuteNonQueryAsync();
}

app.MapRazorComponents<OneLineApp>().AddInteractiveServerRenderMode(options => options.DisableWebSocketCompression = true);
app.MapPost("/line", async ([FromBody] string text, NewestLine newest, LiveFeed feed) =>
{
    await using var lines = await Open();
    await using var insert = lines.CreateCommand();
    insert.CommandText = "PRAGMA synchronous=FULL; INSERT INTO Lines (Text) VALUES ($text)";
    insert.Parameters.AddWithValue("$text", text);
    await insert.ExecuteNonQueryAsync();
    newest.Text = text;
    feed.Publish(new LiveNotice(LiveKind.Session));
}).DisableAntiforgery();
await app.RunAsync();

async Task<SqliteConnection> Open()
{
    var connection = new SqliteConnection(file);
    await connection.OpenAsync();
    return connection;
}
