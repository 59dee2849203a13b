namespace IvClinic.Domain.Sessions;

/// <summary>When something happened, when it was recorded, and by whom. Times are UTC, cut to milliseconds.</summary>
public sealed record EntryStamp(DateTimeOffset EffectiveAt, DateTimeOffset RecordedAt, Guid AuthorId, string AuthorName, string AuthorRole)
{
    /// <summary>How far a tablet's entry may seem to lie in the future before it is refused.</summary>
    public static readonly TimeSpan FutureTolerance = TimeSpan.FromMinutes(1);

    /// <summary>What is recorded this long after it happened is called a late entry. Clinic default (D).</summary>
    public static readonly TimeSpan LateAfter = TimeSpan.FromMinutes(15);

    /// <summary>The run of the server the entry was recorded in; with <see cref="MonotonicMs"/> a clock jump is seen.</summary>
    public Guid? BootId { get; init; }

    /// <summary>Milliseconds since that run began, from a clock that never jumps.</summary>
    public long? MonotonicMs { get; init; }

    /// <exception cref="ArgumentException">A time is not UTC, or lies in the future of its recording.</exception>
    internal void Check()
    {
        if (EffectiveAt.Offset != TimeSpan.Zero || RecordedAt.Offset != TimeSpan.Zero)
            throw new ArgumentException("Times are recorded in UTC.");
        if (EffectiveAt > RecordedAt + FutureTolerance)
            throw new ArgumentException("An entry cannot take effect in the future.");
        if (string.IsNullOrWhiteSpace(AuthorName)) throw new ArgumentException("An entry has an author.");
    }

    internal static DateTimeOffset ToMilliseconds(DateTimeOffset time) =>
        new(time.Ticks - (time.Ticks % TimeSpan.TicksPerMillisecond), TimeSpan.Zero);
}
