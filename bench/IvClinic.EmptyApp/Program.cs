var app = WebApplication.CreateBuilder(args).Build();
app.MapGet("/", () => "empty");
await app.RunAsync();
