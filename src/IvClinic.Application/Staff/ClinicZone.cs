using IvClinic.Application.Storage;
using Microsoft.EntityFrameworkCore;

namespace IvClinic.Application.Staff;

/// <summary>The clinic's name and time zone: instants are stored in UTC and shown in this zone.</summary>
public sealed class ClinicZone
{
    private readonly IDbContextFactory<ClinicDbContext> contexts;

    internal ClinicZone(IDbContextFactory<ClinicDbContext> contexts) => this.contexts = contexts;

    /// <summary>Whether first-run set-up is done.</summary>
    public bool IsSetUp { get; private set; }

    public string ClinicName { get; private set; } = "IvClinic";

    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    public DateTimeOffset ToLocal(DateTimeOffset instant) => TimeZoneInfo.ConvertTime(instant, Zone);

    public DateOnly DateOf(DateTimeOffset instant) => DateOnly.FromDateTime(ToLocal(instant).DateTime);

    /// <summary>The instants at which a local date begins and ends.</summary>
    public (DateTimeOffset From, DateTimeOffset To) DayOf(DateOnly date) =>
        (ToInstant(date.ToDateTime(TimeOnly.MinValue)), ToInstant(date.AddDays(1).ToDateTime(TimeOnly.MinValue)));

    /// <summary>The instant of a local time. In the hour that a clock change skips, the first instant after it.</summary>
    public DateTimeOffset ToInstant(DateTime local)
    {
        var wall = DateTime.SpecifyKind(local, DateTimeKind.Unspecified);
        while (Zone.IsInvalidTime(wall)) wall = wall.AddMinutes(15);
        return new DateTimeOffset(wall, Zone.GetUtcOffset(wall)).ToUniversalTime();
    }

    public async Task Reload(CancellationToken cancel = default)
    {
        await using var db = await contexts.CreateDbContextAsync(cancel);
        var profile = await db.Set<ClinicProfile>().AsNoTracking().OrderBy(each => each.Id).FirstOrDefaultAsync(cancel);
        if (profile is null) return;
        (ClinicName, Zone, IsSetUp) = (profile.Name, TimeZoneInfo.FindSystemTimeZoneById(profile.TimeZoneId), true);
    }
}
