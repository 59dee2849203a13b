namespace IvClinic.Domain.Scheduling;

/// <summary>That an appointment was moved, from where to where, by whom; never changed.</summary>
public sealed record AppointmentMove
{
    public long Id { get; private set; }

    public required long AppointmentId { get; init; }

    public required long FromChairId { get; init; }

    public required DateTimeOffset FromStartsAt { get; init; }

    public required long ToChairId { get; init; }

    public required DateTimeOffset ToStartsAt { get; init; }

    public string? Reason { get; init; }

    public required Guid ById { get; init; }

    public required string ByName { get; init; }

    public required DateTimeOffset At { get; init; }
}
