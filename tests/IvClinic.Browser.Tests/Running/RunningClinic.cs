using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;

namespace IvClinic.Browser.Tests.Running;

/// <summary>The real application as a process of its own, on a free port and a data directory that goes afterwards.</summary>
public sealed partial class RunningClinic : IAsyncDisposable
{
    public const string AdministratorPassword = "violet harbour cactus 9";

    /// <summary>The demo is made in half a minute; on a machine that does other things too it takes longer.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(4);

    private static readonly TimeSpan FreshFor = TimeSpan.FromSeconds(100);

    private static (string Folder, DateTimeOffset MadeAt)? lastDemo;

    /// <summary>At whatever hour the tests run, it is between eleven and one in the demo's clinic: its chairs are open.</summary>
    private static string DemoZone { get; } = (11 - DateTimeOffset.UtcNow.Hour) switch
    {
        0 => "Etc/UTC",
        > 0 and var ahead => string.Create(CultureInfo.InvariantCulture, $"Etc/GMT-{ahead}"),
        var behind => string.Create(CultureInfo.InvariantCulture, $"Etc/GMT+{-behind}"),
    };

    /// <summary>Where a clinic stands that these tests set up.</summary>
    internal const string SetUpZone = "Europe/Berlin";

    private readonly bool isDemo;
    private readonly List<string> said = [];
    private Process? process;

    private RunningClinic(bool isDemo, TimeSpan ahead) => (this.isDemo, Ahead) = (isDemo, ahead);

    /// <summary>How far its clock is ahead of this machine's.</summary>
    public TimeSpan Ahead { get; private set; }

    /// <summary>The clinic's time zone.</summary>
    public string Zone => isDemo ? DemoZone : SetUpZone;

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

    /// <param name="ahead">Only where <see cref="MovedClock"/> found what it takes.</param>
    public static async Task<RunningClinic> Start(bool demo = false, TimeSpan ahead = default)
    {
        var clinic = new RunningClinic(demo, ahead);
        Directory.CreateDirectory(clinic.DataDirectory);
        if (demo) await clinic.TakeDemo();
        await clinic.Up("http://127.0.0.1:0");
        return clinic;
    }

    /// <summary>
    /// The demo that was made a moment ago, or a new one. Making it takes half a minute, and most tests are shorter; an older one would not
    /// do, as its infusions run on.
    /// </summary>
    private async Task TakeDemo()
    {
        if (lastDemo is not { } last || DateTimeOffset.UtcNow - last.MadeAt > FreshFor)
        {
            await Up("http://127.0.0.1:0");
            await Kill();
            if (lastDemo is { } old) Directory.Delete(old.Folder, recursive: true);
            else AppDomain.CurrentDomain.ProcessExit += (_, _) => Directory.Delete(lastDemo!.Value.Folder, recursive: true);
            lastDemo = (DataDirectory + "-demo", DateTimeOffset.UtcNow);
            Copy(DataDirectory, lastDemo.Value.Folder);
        }
        else Copy(last.Folder, DataDirectory);
    }

    private static void Copy(string from, string to)
    {
        Directory.CreateDirectory(to);
        foreach (var folder in Directory.EnumerateDirectories(from)) Copy(folder, Path.Combine(to, Path.GetFileName(folder)));
        foreach (var file in Directory.EnumerateFiles(from)) File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    /// <summary>On the same data and the same port.</summary>
    public Task StartAgain() => Up(Address.GetLeftPart(UriPartial.Authority));

    /// <summary>The same clinic on another day: on the same data and port, its clock so far ahead.</summary>
    public async Task StartAgain(TimeSpan ahead)
    {
        await Kill();
        Ahead = ahead;
        await StartAgain();
    }

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
        start.Environment["IvClinic__DemoTimeZone"] = DemoZone;
        if (Ahead != TimeSpan.Zero) MovedClock.Set(start, Ahead);
        var listening = new TaskCompletionSource<Uri>(TaskCreationOptions.RunContinuationsAsynchronously);
        process = Process.Start(start) ?? throw new InvalidOperationException("The application did not start.");
        process.OutputDataReceived += (_, line) => Hear(line.Data, listening);
        process.ErrorDataReceived += (_, line) => Hear(line.Data, listening);
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var first = await Task.WhenAny(listening.Task, process.WaitForExitAsync(), Task.Delay(Patience));
        if (first != listening.Task)
        {
            await Kill(); // what did not start in time would go on starting, and slow down whatever comes next
            throw new InvalidOperationException("The application did not start:\n" + Said);
        }

        Address = await listening.Task;
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
