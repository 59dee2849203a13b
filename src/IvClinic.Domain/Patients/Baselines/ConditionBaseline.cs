namespace IvClinic.Domain.Patients.Baselines;

/// <summary>The conditions that have a baseline of their own.</summary>
public enum BaselineKind
{
    Migraine,
    Cidp,

    /// <summary>Chronic and neuropathic pain, and CRPS.</summary>
    ChronicPain,
}

/// <summary>Where a patient stands with their condition on a day. One is recorded each time; earlier ones are the trend.</summary>
public sealed class ConditionBaseline : HistoryEntry
{
    public BaselineKind Kind { get; init; }

    public DateOnly AssessedOn { get; init; }

    public BaselineAnswers Answers { get; init; } = new();
}

/// <summary>The answers of one kind; the other two are null.</summary>
public sealed record BaselineAnswers
{
    public MigraineAnswers? Migraine { get; init; }

    public CidpAnswers? Cidp { get; init; }

    public ChronicPainAnswers? ChronicPain { get; init; }
}
