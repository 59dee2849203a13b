using System.Diagnostics;
using System.Net;
using System.Net.Sockets;

namespace IvClinic.Bench;

/// <summary>G11: from starting the process to the first page answered, against an empty ASP.NET Core application.</summary>
internal static class ColdBench
{
    private const int Runs = 7;

    public static async Task Run(string web, string empty)
    {
        var data = Directory.CreateTempSubdirectory("ivclinic-bench-cold-").FullName;
        Console.WriteLine($"cold: {Runs} runs each, interleaved, database present");
        await Start(web, data); // creates the database
        var (app, bare) = (new Figures("IvClinic, start to first page"), new Figures("empty ASP.NET Core app, start to first answer"));
        for (var run = 0; run < Runs; run++)
        {
            await bare.Take(() => Start(empty, data));
            await app.Take(() => Start(web, data));
        }

        bare.Print();
        app.Print();
        Figures.Ratio("G11 p50 against the empty app", app.P50 / bare.P50, 5);
        Directory.Delete(data, recursive: true);
    }

    /// <summary>Includes ending the process, a few milliseconds in both.</summary>
    private static async Task Start(string dll, string data)
    {
        var url = new UriBuilder(Uri.UriSchemeHttp, "127.0.0.1", FreePort()).Uri.ToString();
        // This program itself runs under the dotnet host: the same one starts the others.
        var start = new ProcessStartInfo(Environment.ProcessPath!) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true, WorkingDirectory = Path.GetDirectoryName(Path.GetFullPath(dll))! };
        foreach (var argument in new[] { Path.GetFullPath(dll), "--urls", url, "--IvClinic:DataDirectory=" + data }) start.ArgumentList.Add(argument);
        using var process = Process.Start(start)!;
        process.OutputDataReceived += (_, _) => { };
        process.ErrorDataReceived += (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        using var client = new HttpClient();
        try
        {
            while (true)
            {
                if (process.HasExited) throw new InvalidOperationException(FormattableString.Invariant($"{dll} ended with code {process.ExitCode}."));
                try
                {
                    using var answer = await client.GetAsync(new Uri(url));
                    answer.EnsureSuccessStatusCode();
                    return;
                }
                catch (HttpRequestException failure) when (failure.StatusCode is null)
                {
                    await Task.Delay(5); // nobody listens yet
                }
            }
        }
        finally
        {
            process.Kill();
            await process.WaitForExitAsync();
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
