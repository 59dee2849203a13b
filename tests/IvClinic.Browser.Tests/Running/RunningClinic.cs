using System.Diagnostics;
using System.Text.RegularExpressions;

namespace IvClinic.Browser.Tests.Running;

/// <summary>The real application as a process of its own, on a free port and a data directory that goes afterwards.</summary>
public sealed partial class RunningClinic : IAsyncDisposable
{
    public const string AdministratorPassword = "violet harbour cactus 9";

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(300);

    private readonly bool isDemo;
    private readonly List<string> said = [];
    private Process? process;

    private RunningClinic(bool isDemo) => this.isDemo = isDemo;

    public string DataDirectory { get; } = Path.Combine(Path.GetTempPath(), "ivclinic-test-" + Guid.NewGuid().ToString("N"));

    public Uri Address { get; private set; } = new("http://localhost/");

    public string? SetUpToken { get; private set; }

    /// <summary>Everything the application wrote to its console.</summary>
    public string Said
    {
        get
        {
            lock (said) return string.Join('\n', said);
        }
    }

    public static async Task<RunningClinic> Start(bool demo = false)
    {
        var clinic = new RunningClinic(demo);
        Directory.CreateDirectory(clinic.DataDirectory);
        await clinic.Up("http://127.0.0.1:0");
        return clinic;
    }

    /// <summary>On the same data and the same port.</summary>
    public Task StartAgain() => Up(Address.GetLeftPart(UriPartial.Authority));

    /// <summary>Without warning, as when the power goes.</summary>
    public async Task Kill()
    {
        if (process is null) return;
        process.Kill(entireProcessTree: true);
        await process.WaitForExitAsync();
        process.Dispose();
        process = null;
    }

    public HttpClient Visitor(bool followRedirects = false) =>
        new(new HttpClientHandler { AllowAutoRedirect = followRedirects, CookieContainer = new(), UseCookies = true }) { BaseAddress = Address };

    public async ValueTask DisposeAsync()
    {
        await Kill();
        try
        {
            Directory.Delete(DataDirectory, recursive: true);
        }
        catch (IOException)
        {
            // Windows may hold a file a moment longer; the temp folder is cleaned by the system
        }
    }

    private async Task Up(string url)
    {
        var program = Checkout.WebProgram();
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = Path.GetDirectoryName(program)!,
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        foreach (var argument in (string[])[program, .. isDemo ? new[] { "--demo" } : [], "--urls", url, "--IvClinic:DataDirectory", DataDirectory])
            start.ArgumentList.Add(argument);
        start.Environment["ASPNETCORE_ENVIRONMENT"] = "Production";
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Process.Start(start) ?? throw new InvalidOperationException("The application did not start.");
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(), Task.Delay(Patience));
        Address = first == listening.Task ? await listening.Task : throw new InvalidOperationException("The application did not start:\n" + Said);
    }

    private void Hear(string? line, TaskCompletionSource<Uri> listening)
    {
        if (line is null) return;
        lock (said) said.Add(line);
        if (Token().Match(line) is { Success: true } token) SetUpToken = token.Groups["token"].Value;
        if (Listening().Match(line) is { Success: true } where) listening.TrySetResult(new Uri(where.Groups["address"].Value.Replace("0.0.0.0", "127.0.0.1", StringComparison.Ordinal)));
    }

    [GeneratedRegex("set-up token: (?<token>[A-Z0-9-]+)", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Token();

    [GeneratedRegex(@"^Open (?<address>http://\S+) in a browser", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Listening();
}
