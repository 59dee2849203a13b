using System.Globalization;
using System.IO.Pipes;

namespace IvClinic.Bench;

/// <summary>Asks the measured process about itself; <see cref="StartupHook"/> answers there.</summary>
internal sealed class InsideView : IDisposable
{
    private NamedPipeClientStream? pipe;
    private StreamReader? reader;

    public string PipeName { get; } = "ivclinic-bench-" + Guid.NewGuid().ToString("N");

    /// <summary>Bytes allocated since the start.</summary>
    public Task<long> Allocated() => Ask('a');

    /// <summary>Bytes in use after a full collection.</summary>
    public Task<long> InUse() => Ask('u');

    /// <summary>Followings of open screens; a screen may have several.</summary>
    public Task<long> Followings() => Ask('w');

    public void Dispose()
    {
        reader?.Dispose();
        pipe?.Dispose();
    }

    private async Task<long> Ask(char what)
    {
        if (pipe is null)
        {
            pipe = new NamedPipeClientStream(".", PipeName, PipeDirection.InOut, PipeOptions.Asynchronous);
            await pipe.ConnectAsync(TimeSpan.FromSeconds(10), CancellationToken.None);
            reader = new StreamReader(pipe);
        }

        await pipe.WriteAsync(new[] { (byte)what });
        return long.Parse((await reader!.ReadLineAsync())!, CultureInfo.InvariantCulture);
    }
}
