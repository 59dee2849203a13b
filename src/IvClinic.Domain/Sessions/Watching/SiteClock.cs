namespace IvClinic.Domain.Sessions.Watching;

/// <summary>When the site of the access is to be looked at next.</summary>
public static class SiteClock
{
    /// <summary>From the start or the last look. Clinic default (D), to be settled by the medical lead.</summary>
    public static readonly TimeSpan Every = TimeSpan.FromHours(1);

    /// <param name="standing">In clinical order.</param>
    /// <returns>Null unless something runs or is paused.</returns>
    public static DateTimeOffset? Next(IReadOnlyList<ChartEntry> standing, SessionPhase phase) =>
        phase is SessionPhase.Running or SessionPhase.Paused
        && standing.LastOrDefault(entry => entry.Kind is EntryKind.Started or EntryKind.AccessPlaced or EntryKind.SiteChecked) is { } last
            ? last.EffectiveAt + Every
            : null;
}
