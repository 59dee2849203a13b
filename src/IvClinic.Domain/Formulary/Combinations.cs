namespace IvClinic.Domain.Formulary;

/// <summary>A coded problem that rules refer to.</summary>
/// <param name="Icd10Prefixes">ICD-10-CM prefixes without dots; a screening aid only.</param>
/// <param name="Kind">Kind of the finding it gives.</param>
/// <param name="IsA">Wider conditions that this one also is; transitive.</param>
public sealed record ConditionEntry(
    string Id, string Text, IReadOnlyList<string> Icd10Prefixes, FindingKind Kind, IReadOnlyList<string> IsA);

/// <summary>A drug class.</summary>
/// <param name="WashoutDays">Days after stopping during which a home medicine still counts; null: the default of the general rules.</param>
public sealed record DrugClass(
    string Id, IReadOnlyList<string> Medicines, IReadOnlyList<string> Ingredients, IReadOnlyList<string> IncludesClasses, decimal? WashoutDays, Provenance Provenance);

/// <summary>A contraindication by a coded problem (<see cref="ConditionId"/>) or by medicines of classes (<see cref="DrugClasses"/>).</summary>
public sealed record Contraindication(
    string Id, string? ConditionId, IReadOnlyList<string> DrugClasses, decimal? WindowHours, Severity Severity, string Text, Provenance Provenance);

/// <param name="Token">A formulary id, a drug class or an allergen.</param>
public sealed record AllergyToken(string Token, Severity Severity, string Text, Provenance Provenance);

/// <summary>An interaction with the medicines of a class.</summary>
public sealed record Interaction
{
    public required string WithClass { get; init; }

    public required Severity Severity { get; init; }

    public required string Effect { get; init; }

    public required string Action { get; init; }

    /// <summary>Hours since the last dose within which it counts; null: whatever the hours for a home medicine.</summary>
    public decimal? WindowHours { get; init; }

    /// <summary>Only for a home medicine with such a daily dose.</summary>
    public DailyDoseTest? DailyDose { get; init; }

    public Escalation? Escalation { get; init; }

    public IReadOnlyList<Reduction> Reductions { get; init; } = [];

    public required Provenance Provenance { get; init; }
}

/// <param name="UnknownMatches">Also when the dose is not known.</param>
public sealed record DailyDoseTest(Comparison Op, decimal Milligrams, bool UnknownMatches);

/// <summary>Another severity when a medicine of a further class counts too.</summary>
public sealed record Escalation(string AlsoClass, Severity Severity);

/// <summary>A mixture in one bag that is refused.</summary>
/// <param name="With">Formulary id, or "any": alone in its bag; null where only a substance outside the formulary is named.</param>
/// <param name="SyringeOnly">Counts only where the bag is undiluted or not IV.</param>
public sealed record Incompatibility(
    string? With, string? WithSubstance, bool SyringeOnly, Severity Severity, string Text, Provenance Provenance);

/// <summary>A rule between two medicines; it replaces the class rules between them unless it is about mixing.</summary>
/// <param name="B">Formulary id, or "any" in a rule about mixing.</param>
public sealed record PairRule(
    string A, string B, Severity Severity, Severity? EmergencySeverity, bool IsAboutMixing, bool SyringeOnly, decimal? WindowHours, string Effect, string Action, Provenance Provenance)
{
    /// <summary>True where the rule is between these two, in either order; "any" stands for every medicine.</summary>
    public bool IsBetween(string one, string other) => (A == one && Matches(B, other)) || (A == other && Matches(B, one));

    private static bool Matches(string entry, string medicine) => entry == "any" || entry == medicine;
}

/// <summary>Two medicines that may share a bag.</summary>
public sealed record CompatiblePair(string A, string B, Provenance Provenance)
{
    public bool IsBetween(string one, string other) => (A == one && B == other) || (A == other && B == one);
}
