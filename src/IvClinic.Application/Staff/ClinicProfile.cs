namespace IvClinic.Application.Staff;

/// <summary>The clinic itself: one row.</summary>
internal sealed class ClinicProfile
{
    public long Id { get; private set; }

    public required string Name { get; set; }

    /// <summary>IANA name of the zone in which the clinic shows and plans its times.</summary>
    public required string TimeZoneId { get; set; }

    public required DateTimeOffset SetUpAt { get; init; }

    public int Version { get; set; }
}
