namespace IvClinic.Application.UseCases;

/// <summary>One writer at a time in this process. SQLite allows no more anyway; the gate bounds the longest wait.</summary>
public sealed class WriteGate : IDisposable
{
    private readonly SemaphoreSlim semaphore = new(1, 1);

    public async Task<IDisposable> Enter(CancellationToken cancel)
    {
        await semaphore.WaitAsync(cancel);
        return new Pass(semaphore);
    }

    public void Dispose() => semaphore.Dispose();

    private sealed class Pass(SemaphoreSlim semaphore) : IDisposable
    {
        private SemaphoreSlim? held = semaphore;

        public void Dispose() => Interlocked.Exchange(ref held, null)?.Release();
    }
}
