namespace IvClinic.Domain.Measures;

/// <summary>The rate a pump is set to, in mL/h. Never negative; zero means that nothing runs.</summary>
public readonly record struct FlowRate : IComparable<FlowRate>
{
    private FlowRate(decimal millilitresPerHour) => MillilitresPerHour = millilitresPerHour;

    /// <summary>The rate in mL/h.</summary>
    public decimal MillilitresPerHour { get; }

    public static FlowRate Zero => default;

    /// <exception cref="ArgumentOutOfRangeException">The rate is negative.</exception>
    public static FlowRate FromMillilitresPerHour(decimal value) => new(Refuse.Negative(value, "A rate"));

    /// <summary>The volume that runs in <paramref name="time"/>. Negative time runs nothing.</summary>
    public Volume During(TimeSpan time) => time <= TimeSpan.Zero
        ? Volume.Zero
        : Volume.FromMillilitres(MillilitresPerHour * time.Ticks / TimeSpan.TicksPerHour);

    /// <summary>How long <paramref name="volume"/> takes at this rate; null when nothing runs.</summary>
    public TimeSpan? TimeFor(Volume volume)
    {
        if (MillilitresPerHour == 0m) return null;
        var ticks = volume.Millilitres * TimeSpan.TicksPerHour / MillilitresPerHour; // multiplied first: 2 mL at 60 mL/h are 2 min, not a tick less
        return ticks >= TimeSpan.MaxValue.Ticks ? TimeSpan.MaxValue : TimeSpan.FromTicks((long)ticks);
    }

    public static FlowRate operator *(FlowRate rate, decimal factor) => FromMillilitresPerHour(rate.MillilitresPerHour * factor);

    public static bool operator <(FlowRate a, FlowRate b) => a.MillilitresPerHour < b.MillilitresPerHour;

    public static bool operator >(FlowRate a, FlowRate b) => a.MillilitresPerHour > b.MillilitresPerHour;

    public static bool operator <=(FlowRate a, FlowRate b) => a.MillilitresPerHour <= b.MillilitresPerHour;

    public static bool operator >=(FlowRate a, FlowRate b) => a.MillilitresPerHour >= b.MillilitresPerHour;

    public int CompareTo(FlowRate other) => MillilitresPerHour.CompareTo(other.MillilitresPerHour);

    public override string ToString() => NumberText.Format(MillilitresPerHour) + " mL/h";
}
