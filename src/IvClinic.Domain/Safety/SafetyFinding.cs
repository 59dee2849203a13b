using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Acceptable;

namespace IvClinic.Domain.Safety;

/// <summary>What the engine says about one rule.</summary>
public sealed record SafetyFinding
{
    /// <summary>Stable name of the rule, for example "ketamine.dosing.session_total.softMaxSession".</summary>
    public required string RuleId { get; init; }

    public required FindingLevel Level { get; init; }

    public required FindingKind Kind { get; init; }

    /// <summary>The medicine the finding is about; null for a home medicine that nobody knows.</summary>
    public string? MedicineId { get; init; }

    /// <summary>Formulary id of the other medicine of a pair, where it has one.</summary>
    public string? OtherMedicineId { get; init; }

    /// <summary>Name of the other medicine or of the recorded allergy or problem, as it is shown.</summary>
    public string? OtherName { get; init; }

    public FindingPlace Place { get; init; } = FindingPlace.WholePlan;

    /// <summary>
    /// Inputs that are not known and without which the rule cannot be decided, by the names of <see cref="PlanInput"/>.
    /// Empty: the rule was decided. A finding that lists any says "not checked", never "normal".
    /// </summary>
    public IReadOnlyList<string> NotChecked { get; init; } = [];

    public bool IsNotChecked => NotChecked.Count > 0;

    /// <summary>In an emergency a hard finding was lowered to this level: given, but logged.</summary>
    public bool LoweredByEmergency { get; init; }

    /// <summary>The numbers of the plan that were compared, with units.</summary>
    public IReadOnlyList<SafetyNumber> Values { get; init; } = [];

    public SafetyNumber? Limit { get; init; }

    /// <summary>One plain sentence for the nurse.</summary>
    public required string Sentence { get; init; }

    /// <summary>What would be acceptable, where somebody asked (<see cref="AcceptableSearch"/>).</summary>
    public AcceptableAnswer? Acceptable { get; init; }

    /// <summary>The rule's own words in the formulary, where it has any.</summary>
    public string? RuleText { get; init; }

    /// <summary>Source ids and confidence of the rule.</summary>
    public Provenance Provenance { get; init; } = Provenance.None;
}

/// <summary>The field of the plan a finding belongs to.</summary>
/// <param name="BagIndex">From 0; null: the whole plan or the patient.</param>
/// <param name="IngredientIndex">From 0, inside the bag; null: the bag.</param>
/// <param name="Field">Name of the field: "amount", "durationMinutes", "diluent" …; or a name of <see cref="PlanInput"/>.</param>
public sealed record FindingPlace(int? BagIndex, int? IngredientIndex, string? Field)
{
    public static FindingPlace WholePlan { get; } = new(null, null, null);
}

/// <summary>A number with its unit.</summary>
/// <param name="Name">What it is, in words: "planned dose".</param>
public sealed record SafetyNumber(string Name, decimal Value, string Unit);
