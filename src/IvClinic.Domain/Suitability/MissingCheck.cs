using IvClinic.Domain.Patients;

namespace IvClinic.Domain.Suitability;

/// <summary>What closes a task by itself.</summary>
public enum TaskKind
{
    /// <summary>A measurement of its kind.</summary>
    Measurement,

    /// <summary>An answer about pregnancy.</summary>
    PregnancyAnswer,

    /// <summary>That a list of the history was gone through.</summary>
    ListConfirmed,

    /// <summary>Nothing: somebody ticks it.</summary>
    ByHand,
}

/// <summary>Something that must be known before a medicine is given and is not, or is too old.</summary>
/// <param name="Why">What asks for it, in words.</param>
public sealed record MissingCheck(string What, string Why, TaskKind Kind)
{
    public MeasurementKind? Measured { get; init; }

    public HistoryList? List { get; init; }

    /// <summary>How old a result may be, in days; null: the rules set no age.</summary>
    public int? ValidDays { get; init; }

    /// <summary>Two rules that ask for the same thing are one task.</summary>
    public string Key => Kind switch
    {
        TaskKind.Measurement => $"measured {Measured}",
        TaskKind.ListConfirmed => $"list {List}",
        TaskKind.PregnancyAnswer => "pregnancy",
        _ => What,
    };
}
