using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.WebSockets;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace IvClinic.Bench;

/// <summary>One open page without a browser: does what blazor.web.js does, draws nothing, and waits for texts.</summary>
internal sealed partial class Circuit : IAsyncDisposable
{
    private readonly HttpClient http;
    private readonly ClientWebSocket socket = new();
    private readonly SemaphoreSlim sending = new(1, 1);
    private readonly CancellationTokenSource closing = new();
    private readonly TaskCompletionSource<string> started = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly Lock waiting = new();
    private readonly List<(Func<RenderBatch, bool> Wanted, TaskCompletionSource<long> Seen)> waiters = [];
    private Task reading = Task.CompletedTask;
    private string? id;
    private long interop;
    private long calls;

    private Circuit(HttpClient http) => this.http = http;

    /// <summary>Bytes of all batches so far.</summary>
    public long Drawn { get; private set; }

    public static async Task<Circuit> Open(HttpClient http, CookieContainer cookies, string path, Func<RenderBatch, bool>? until = null)
    {
        var circuit = new Circuit(http);
        var page = await http.GetStringAsync(new Uri(path, UriKind.Relative));
        var markers = Marker().Matches(page).Select(match => match.Groups["json"].Value).Where(json => json.Contains("\"server\"", StringComparison.Ordinal)).ToList();
        if (markers.Count == 0) throw new InvalidOperationException($"{path} is not interactive.");
        var state = State().Match(page).Groups["state"].Value;

        var hub = new UriBuilder(new Uri(http.BaseAddress!, "_blazor")) { Scheme = "ws" }.Uri;
        circuit.socket.Options.Cookies = cookies;
        await circuit.socket.ConnectAsync(hub, CancellationToken.None);
        await circuit.socket.SendAsync(Encoding.UTF8.GetBytes("{\"protocol\":\"blazorpack\",\"version\":1}\u001e"), WebSocketMessageType.Text, true, CancellationToken.None);
        circuit.reading = circuit.Read();
        var ready = circuit.When(until ?? (_ => true));
        await circuit.Call("0", "StartCircuit", http.BaseAddress!.ToString(), new Uri(http.BaseAddress, path).ToString(), "[]", state);
        circuit.id = await circuit.started.Task.WaitAsync(TimeSpan.FromSeconds(30));
        var adds = markers.Select((marker, at) => string.Create(CultureInfo.InvariantCulture, $$"""{"type":"add","ssrComponentId":{{at + 1}},"marker":{{marker}}}"""));
        await circuit.Call(null, "UpdateRootComponents", $$"""{"batchId":1,"operations":[{{string.Join(',', adds)}}]}""", state);
        await ready.WaitAsync(TimeSpan.FromSeconds(30));
        return circuit;
    }

    /// <summary>When the first batch that is wanted has arrived, as a time stamp. Ask before acting.</summary>
    public Task<long> When(Func<RenderBatch, bool> wanted)
    {
        var seen = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (waiting) waiters.Add((wanted, seen));
        return seen.Task;
    }

    public Task Raise(long handler, string name, string arguments) => Call(
        null, "BeginInvokeDotNetFromJS", (++calls).ToString(CultureInfo.InvariantCulture), null, "DispatchEventAsync", interop,
        string.Create(CultureInfo.InvariantCulture, $$"""[{"eventHandlerId":{{handler}},"eventName":"{{name}}","eventFieldInfo":null},{{arguments}}]"""));

    /// <summary>As a browser leaves a page: the server drops the circuit at once and does not keep it for a reconnect.</summary>
    public async ValueTask DisposeAsync()
    {
        if (id is not null)
        {
            using var form = new MultipartFormDataContent { { new StringContent(id), "circuitId" } };
            using var answer = await http.PostAsync(new Uri("_blazor/disconnect", UriKind.Relative), form, CancellationToken.None);
        }

        await closing.CancelAsync();
        await reading;
        socket.Dispose();
        sending.Dispose();
        closing.Dispose();
    }

    private async Task Call(string? invocation, string target, params object?[] arguments)
    {
        await sending.WaitAsync(CancellationToken.None);
        try
        {
            await socket.SendAsync(HubWire.Invocation(invocation, target, arguments), WebSocketMessageType.Binary, true, CancellationToken.None);
        }
        finally
        {
            sending.Release();
        }
    }

    private async Task Read()
    {
        var (buffer, filled, isShaken) = (new byte[64 * 1024], 0, false);
        try
        {
            while (true)
            {
                if (filled == buffer.Length) Array.Resize(ref buffer, 2 * buffer.Length);
                var part = await socket.ReceiveAsync(buffer.AsMemory(filled), closing.Token);
                if (part.MessageType == WebSocketMessageType.Close) return;
                filled += part.Count;
                ReadOnlyMemory<byte> arrived = buffer.AsMemory(0, filled);
                if (!isShaken)
                {
                    var end = arrived.Span.IndexOf((byte)0x1e);
                    if (end < 0) continue;
                    (isShaken, arrived) = (true, arrived[(end + 1)..]);
                }

                while (HubWire.Take(ref arrived) is { } message) await Understand(message);
                arrived.CopyTo(buffer);
                filled = arrived.Length;
            }
        }
        catch (Exception over) when (over is OperationCanceledException or WebSocketException)
        {
            // closed by us or by the server: whoever waits for a text will run out of patience and say so
        }
    }

    private async Task Understand(object?[] message)
    {
        if (message is [3L, ..]) started.TrySetResult((string)message[4]!);
        if (message is not [1L, ..]) return; // pings
        var arguments = (object?[])message[4]!;
        switch ((string)message[3]!)
        {
            case "JS.RenderBatch":
                var (now, batch) = (Stopwatch.GetTimestamp(), new RenderBatch((ReadOnlyMemory<byte>)arguments[1]!));
                Drawn += batch.Length;
                lock (waiting)
                {
                    foreach (var waiter in waiters.Where(waiter => waiter.Wanted(batch)).ToList())
                    {
                        waiter.Seen.TrySetResult(now);
                        waiters.Remove(waiter);
                    }
                }

                await Call(null, "OnRenderCompleted", arguments[0], null);
                break;
            case "JS.BeginInvokeJS":
                if ((string)arguments[1]! == "Blazor._internal.attachWebRendererInterop")
                    interop = JsonDocument.Parse((string)arguments[2]!).RootElement[1].GetProperty("__dotNetObject").GetInt64();
                if (arguments[0] is long and not 0) await Call(null, "EndInvokeJSFromDotNet", arguments[0], true, $"[{arguments[0]},true,null]");
                break;
            default:
                break; // what only a browser can do
        }
    }

    [GeneratedRegex("<!--Blazor:(?<json>\\{.*?\\})-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex Marker();

    [GeneratedRegex("<!--Blazor-Server-Component-State:(?<state>.*?)-->", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex State();
}
