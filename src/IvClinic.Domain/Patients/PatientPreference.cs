namespace IvClinic.Domain.Patients;

/// <summary>What a patient prefers in the chair, in the nurses' words: "left arm, window, no cold fluids". The last one stands.</summary>
public sealed class PatientPreference : HistoryEntry
{
    public string Text { get; init; } = "";
}
