namespace IvClinic.Domain.Safety;

/// <summary>Everything a plan is judged on. A null number or list means not known; an empty list means asked, none.</summary>
public sealed record SafetyFacts(PatientFacts Patient, IReadOnlyList<GivenDose> Given, PlannedSession Plan);

public enum Sex
{
    Male,
    Female,
}

public enum PregnancyAnswer
{
    No,
    Yes,
    Unknown,
    NotApplicable,
}

public enum ContraceptionAnswer
{
    Effective,
    None,
    Unknown,
    NotApplicable,
}

/// <summary>The patient as known at the moment of the plan.</summary>
public sealed record PatientFacts
{
    public Sex? Sex { get; init; }

    public decimal? AgeYears { get; init; }

    /// <summary>Actual weight in kg.</summary>
    public decimal? WeightKg { get; init; }

    public decimal? HeightCm { get; init; }

    /// <summary>Estimated glomerular filtration rate in mL/min/1.73 m².</summary>
    public decimal? EGfr { get; init; }

    /// <summary>Creatinine clearance in mL/min; neither kidney number stands in for the other.</summary>
    public decimal? CreatinineClearance { get; init; }

    /// <summary>QTc in ms.</summary>
    public decimal? QtcMs { get; init; }

    public PregnancyAnswer Pregnancy { get; init; } = PregnancyAnswer.Unknown;

    public ContraceptionAnswer Contraception { get; init; } = ContraceptionAnswer.Unknown;

    public IReadOnlyList<RecordedProblem>? Conditions { get; init; }

    public IReadOnlyList<RecordedAllergy>? Allergies { get; init; }

    public IReadOnlyList<HomeMedication>? HomeMedications { get; init; }
}

/// <summary>A problem of the record: an id of the formulary's conditions, or only a diagnosis code (dot optional).</summary>
public sealed record RecordedProblem(string? ConditionId, string? Icd10);

/// <summary>An allergy of the record: a drug class or allergen, or an ingredient name.</summary>
/// <param name="IsMildIntolerance">
/// Recorded as an intolerance, mild or moderate: the medicine may be given again with a reason. Severe or of unknown severity
/// it counts as an allergy.
/// </param>
public sealed record RecordedAllergy(string? Class, string? Substance, bool IsMildIntolerance = false);

/// <summary>A medicine taken at home, by its ingredient name.</summary>
/// <param name="LastTakenHoursAgo">Null: not known.</param>
/// <param name="StoppedDaysAgo">Null: on the current list.</param>
/// <param name="DailyDoseMg">Null: not known.</param>
public sealed record HomeMedication(
    string Name, decimal? LastTakenHoursAgo, decimal? StoppedDaysAgo = null, decimal? DailyDoseMg = null);
