namespace IvClinic.Application.Tests.Sessions.Clock;

/// <summary>
/// What the pump did, written down by somebody with a stopwatch: one line for each time it was touched, and the volume counted
/// up second by second. On purpose nothing of the product is used here.
/// </summary>
internal sealed class PaperChart
{
    private readonly SortedList<int, List<Action<Pump>>> touched = [];

    public void Rate(int second, decimal mlPerH) => Write(second, pump => pump.MlPerH = mlPerH);

    public void Pause(int second) => Write(second, pump => pump.IsOn = false);

    public void GoOn(int second, decimal mlPerH) => Write(second, pump => (pump.IsOn, pump.MlPerH) = (true, mlPerH));

    /// <summary>Given by the end of this second.</summary>
    public decimal MillilitresAt(int second)
    {
        var (pump, given) = (new Pump(), 0m);
        for (var at = 0; at < second; at++)
        {
            if (touched.TryGetValue(at, out var lines)) lines.ForEach(line => line(pump));
            if (pump.IsOn) given += pump.MlPerH / 3600m;
        }

        return given;
    }

    private void Write(int second, Action<Pump> line)
    {
        if (!touched.TryGetValue(second, out var lines)) touched[second] = lines = [];
        lines.Add(line);
    }

    private sealed class Pump
    {
        public bool IsOn { get; set; }

        public decimal MlPerH { get; set; }
    }
}
