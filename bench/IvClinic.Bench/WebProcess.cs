using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IvClinic.Bench;

/// <summary>A published web application as a process of its own on a free port; killed at the end.</summary>
internal sealed class WebProcess : IAsyncDisposable
{
    private const int LinesKept = 20;

    private readonly Process process;
    private readonly Queue<string> said = [];

    private WebProcess(Process process, Uri address, InsideView inside) => (this.process, Address, Inside) = (process, address, inside);

    /// <summary>What the process says of its own memory and followings.</summary>
    public InsideView Inside { get; }

    public Uri Address { get; }

    public TimeSpan Processor
    {
        get
        {
            process.Refresh();
            return process.TotalProcessorTime;
        }
    }

    public long ResidentBytes
    {
        get
        {
            process.Refresh();
            return process.WorkingSet64;
        }
    }

    /// <summary>Returns when its first page has been answered, redirects followed.</summary>
    public static async Task<WebProcess> Start(string dll, string data, params string[] more)
    {
        var url = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", FreePort()).Uri;

        // This program itself runs under the dotnet host: the same one starts the others.
        var start = new ProcessStartInfo(Environment.ProcessPath!)
        {
            UseShellExecute = false,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(dll))!,
        };
        var inside = new InsideView();
        start.Environment["DOTNET_STARTUP_HOOKS"] = typeof(WebProcess).Assembly.Location;
        start.Environment[StartupHook.PipeVariable] = inside.PipeName;
        foreach (var argument in (string[])[Path.GetFullPath(dll), .. more, "--urls", url.ToString(), "--IvClinic:DataDirectory=" + data]) start.ArgumentList.Add(argument);
        var web = new WebProcess(Process.Start(start)!, url, inside);
        web.process.OutputDataReceived += (_, line) => web.Keep(line.Data);
        web.process.ErrorDataReceived += (_, line) => web.Keep(line.Data);
        web.process.BeginOutputReadLine();
        web.process.BeginErrorReadLine();
        try
        {
            await web.FirstPage();
            return web;
        }
        catch
        {
            await web.DisposeAsync();
            throw;
        }
    }

    public async ValueTask DisposeAsync()
    {
        if (process.HasExited) await Console.Error.WriteLineAsync(Ended());
        else process.Kill();
        await process.WaitForExitAsync();
        process.Dispose();
        Inside.Dispose();
    }

    private async Task FirstPage()
    {
        using var client = new HttpClient();
        while (true)
        {
            if (process.HasExited) throw new InvalidOperationException(Ended());
            try
            {
                using var answer = await client.GetAsync(Address);
                answer.EnsureSuccessStatusCode();
                return;
            }
            catch (HttpRequestException failure) when (failure.StatusCode is null)
            {
                await Task.Delay(5); // nobody listens yet
            }
        }
    }

    private void Keep(string? line)
    {
        if (line is null) return;
        lock (said)
        {
            said.Enqueue(line);
            if (said.Count > LinesKept) said.Dequeue();
        }
    }

    private string Ended()
    {
        lock (said) return FormattableString.Invariant($"{process.StartInfo.ArgumentList[0]} ended by itself with code {process.ExitCode}; its last words:\n{string.Join('\n', said)}");
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
