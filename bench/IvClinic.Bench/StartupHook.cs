using System.Diagnostics.Metrics;
using System.Globalization;
using System.IO.Pipes;

#pragma warning disable MA0047, S3903 // the runtime looks for exactly this name without a namespace
#pragma warning disable S1215 // what is in use can only be said after a collection
/// <summary>
/// Runs inside the measured process, before its own first line (DOTNET_STARTUP_HOOKS), and answers over a named pipe what
/// cannot be seen from outside: bytes allocated so far, bytes in use after a collection, followings of open screens.
/// </summary>
internal static class StartupHook
{
    public const string PipeVariable = "IVCLINIC_BENCH_PIPE";
    private const byte AskAllocated = (byte)'a';
    private const byte AskInUse = (byte)'u';

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(PipeVariable) is not { Length: > 0 } name) return;
        var thread = new Thread(() => Answer(name)) { IsBackground = true, Name = "bench" };
        thread.Start();
    }

    private static void Answer(string name)
    {
        long followings = 0;
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, each) =>
            {
                if (instrument.Name == "ivclinic.live.watchers") each.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<int>((_, value, _, _) => followings = value);
        listener.Start();
        using var pipe = new NamedPipeServerStream(name, PipeDirection.InOut, 1);
        pipe.WaitForConnection();
        using var writer = new StreamWriter(pipe) { AutoFlush = true };
        for (var asked = pipe.ReadByte(); asked >= 0; asked = pipe.ReadByte())
        {
            if (asked != AskAllocated && asked != AskInUse) listener.RecordObservableInstruments();
            var answer = asked switch
            {
                AskAllocated => GC.GetTotalAllocatedBytes(precise: true),
                AskInUse => InUse(),
                _ => followings,
            };
            writer.WriteLine(answer.ToString(CultureInfo.InvariantCulture));
        }
    }

    private static long InUse()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect(GC.MaxGeneration, GCCollectionMode.Forced, blocking: true, compacting: true);
            GC.WaitForPendingFinalizers();
        }

        return GC.GetTotalMemory(forceFullCollection: true);
    }
}
