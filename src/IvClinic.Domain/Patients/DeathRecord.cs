namespace IvClinic.Domain.Patients;

/// <summary>That a patient died. Revoked like any entry of the history: struck out with a reason.</summary>
public sealed class DeathRecord : HistoryEntry
{
    public DateOnly DiedOn { get; init; }

    /// <summary>On the clinic's wall clock; null where only the day is known.</summary>
    public TimeOnly? DiedAt { get; init; }

    /// <summary>Who said so: family, hospital, certificate.</summary>
    public string Source { get; init; } = "";
}
