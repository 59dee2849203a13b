namespace IvClinic.Domain.Patients;

/// <summary>A problem or diagnosis.</summary>
public sealed class PatientCondition : HistoryEntry
{
    /// <summary>In the words of the record.</summary>
    public string Text { get; init; } = "";

    /// <summary>ICD-10-CM code, if known.</summary>
    public string? Icd10 { get; init; }

    /// <summary>Id of a coded problem of the formulary that the safety rules know, if confirmed by a clinician.</summary>
    public string? CodedProblem { get; init; }

    public bool IsActive { get; init; } = true;

    public string? Onset { get; init; }
}

public enum AllergyKind
{
    Allergy,
    Intolerance,
}

public enum ReactionSeverity
{
    Unknown,
    Mild,
    Moderate,
    Severe,
}

/// <summary>An allergy or intolerance.</summary>
public sealed class PatientAllergy : HistoryEntry
{
    /// <summary>The substance in the words of the record.</summary>
    public string Substance { get; init; } = "";

    /// <summary>Drug class or allergen id of the formulary when the allergy is to a whole class.</summary>
    public string? DrugClass { get; init; }

    public AllergyKind Kind { get; init; }

    public string? Reaction { get; init; }

    public ReactionSeverity Severity { get; init; }
}

/// <summary>A medicine taken at home.</summary>
public sealed class HomeMedicine : HistoryEntry
{
    /// <summary>The ingredient by its generic name: what the safety rules compare.</summary>
    public string Ingredient { get; init; } = "";

    /// <summary>As written on the list: product, strength, dosage.</summary>
    public string? AsWritten { get; init; }

    /// <summary>Total per day in mg, if known.</summary>
    public decimal? DailyDoseMg { get; init; }

    public DateTimeOffset? LastTakenAt { get; init; }

    /// <summary>The date it was stopped; null while it is taken.</summary>
    public DateOnly? StoppedOn { get; init; }
}

/// <summary>A dose given somewhere else that counts in the totals.</summary>
public sealed class DoseElsewhere : HistoryEntry
{
    /// <summary>Formulary id, or the name when it is not in the formulary.</summary>
    public string Medicine { get; init; } = "";

    public string Route { get; init; } = "";

    public decimal Amount { get; init; }

    public Measures.DoseUnit Unit { get; init; }

    public DateTimeOffset GivenAt { get; init; }

    public string? Place { get; init; }
}

/// <summary>What is measured or tested with a number. The unit in which each is kept is fixed.</summary>
public enum MeasurementKind
{
    /// <summary>kg</summary>
    Weight,

    /// <summary>cm</summary>
    Height,

    /// <summary>mg/dL</summary>
    Creatinine,

    /// <summary>mL/min/1.73 m²</summary>
    EGfr,

    /// <summary>mL/min</summary>
    CreatinineClearance,

    /// <summary>ms</summary>
    QTc,

    /// <summary>U/L</summary>
    Alt,

    /// <summary>10⁹/L</summary>
    Platelets,

    /// <summary>mg/dL</summary>
    IgA,

    /// <summary>0 to 10</summary>
    PainScore,
}

/// <summary>A measured or tested value, as entered and in the unit the rules use.</summary>
public sealed class Measurement : HistoryEntry
{
    public MeasurementKind Kind { get; init; }

    /// <summary>In the unit of <see cref="MeasurementUnits"/>.</summary>
    public decimal Value { get; init; }

    /// <summary>As entered or as sent, with its own unit, for example "185 lbs".</summary>
    public string AsEntered { get; init; } = "";

    public DateTimeOffset MeasuredAt { get; init; }
}

public enum PregnancyStatus
{
    Unknown,
    No,
    Yes,
    NotApplicable,
}

public enum Contraception
{
    Unknown,
    Effective,
    None,
    NotApplicable,
}

/// <summary>The answer about pregnancy and contraception on a day.</summary>
public sealed class PregnancyAnswer : HistoryEntry
{
    public PregnancyStatus Status { get; init; }

    public Contraception Contraception { get; init; }

    public DateOnly AnsweredOn { get; init; }
}

/// <summary>One pain: where, what it is like, since when, what brings it on.</summary>
public sealed class PainDescription : HistoryEntry
{
    public string Site { get; init; } = "";

    public string Quality { get; init; } = "";

    public string? Onset { get; init; }

    public string? Duration { get; init; }

    public string? Triggers { get; init; }

    /// <summary>0 to 10.</summary>
    public int? WorstScore { get; init; }

    /// <summary>0 to 10.</summary>
    public int? AverageScore { get; init; }

    /// <summary>Null in entries from before it was asked.</summary>
    public PainPicture.PainDetails? Details { get; init; }
}

public enum TreatmentResult
{
    Unknown,
    Helped,
    PartlyHelped,
    Ineffective,
    NotTolerated,
}

/// <summary>What was tried before and how it went: the ground for "why IV".</summary>
public sealed class PriorTreatment : HistoryEntry
{
    public string Medicine { get; init; } = "";

    public string? Dose { get; init; }

    public decimal? Weeks { get; init; }

    public bool WasOral { get; init; } = true;

    public TreatmentResult Result { get; init; }

    /// <summary>Null: not known, or it goes on.</summary>
    public string? WhyStopped { get; init; }

    public string? Comment { get; init; }
}
