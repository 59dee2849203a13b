using System.Collections.Concurrent;
using System.Net;
using System.Net.Sockets;

namespace IvClinic.Browser.Tests.Running;

/// <summary>A cable between browser and clinic that can be pulled and put back: everything passes byte by byte, or nothing does.</summary>
internal sealed class CuttableLine : IAsyncDisposable
{
    private readonly Uri clinic;
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly ConcurrentDictionary<TcpClient, bool> open = [];
    private readonly CancellationTokenSource over = new();
    private volatile bool isCut;
    private volatile TaskCompletionSource? downHeld, upHeld;

    public CuttableLine(Uri clinic)
    {
        this.clinic = clinic;
        listener.Start();
        Address = new Uri($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port.ToString(System.Globalization.CultureInfo.InvariantCulture)}/");
        _ = Accept();
    }

    public Uri Address { get; }

    public void Cut()
    {
        isCut = true;
        foreach (var client in open.Keys) client.Dispose();
        open.Clear();
    }

    public void Restore() => isCut = false;

    /// <summary>What the server says no longer arrives, and nothing says so: the connection stays open.</summary>
    public void HoldDown() => downHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>The same for what the browser says.</summary>
    public void HoldUp() => upHeld = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Everything that was held arrives, in its order.</summary>
    public void LetGo()
    {
        var (down, up) = (downHeld, upHeld);
        (downHeld, upHeld) = (null, null);
        down?.TrySetResult();
        up?.TrySetResult();
    }

    public async ValueTask DisposeAsync()
    {
        await over.CancelAsync();
        listener.Stop();
        Cut();
        over.Dispose();
    }

    private async Task Accept()
    {
        try
        {
            while (!over.IsCancellationRequested)
            {
                var browser = await listener.AcceptTcpClientAsync(over.Token);
                if (isCut) browser.Dispose();
                else _ = Carry(browser);
            }
        }
        catch (Exception ended) when (ended is OperationCanceledException or SocketException or ObjectDisposedException)
        {
            // the test is over
        }
    }

    private async Task Carry(TcpClient browser)
    {
        using var server = new TcpClient();
        try
        {
            await server.ConnectAsync(IPAddress.Loopback, clinic.Port, over.Token);
            (open[browser], open[server]) = (true, true);
            await Task.WhenAny(Copy(browser, server, () => upHeld), Copy(server, browser, () => downHeld));
        }
        catch (Exception ended) when (ended is OperationCanceledException or IOException or SocketException or ObjectDisposedException or InvalidOperationException)
        {
            // cut, or closed by one side
        }
        finally
        {
            open.TryRemove(browser, out _);
            open.TryRemove(server, out _);
            browser.Dispose();
        }
    }

    private async Task Copy(TcpClient from, TcpClient to, Func<TaskCompletionSource?> held)
    {
        var bytes = new byte[16 * 1024];
        while (await from.GetStream().ReadAsync(bytes, over.Token) is > 0 and var count)
        {
            if (held() is { } until) await until.Task.WaitAsync(over.Token);
            await to.GetStream().WriteAsync(bytes.AsMemory(0, count), over.Token);
        }
    }
}
