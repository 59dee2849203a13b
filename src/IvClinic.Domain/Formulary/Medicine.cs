namespace IvClinic.Domain.Formulary;

/// <summary>A medicine of the formulary: everything known about it, and every rule, each with its provenance.</summary>
public sealed record Medicine
{
    public required string Id { get; init; }

    public required string GenericName { get; init; }

    /// <summary>The name shown: capitals set it apart from look-alikes (ISMP).</summary>
    public required string TallManName { get; init; }

    /// <summary>Names by which a home medicine or an allergy is this medicine; compared without case.</summary>
    public required IReadOnlyList<string> IngredientNames { get; init; }

    public required string Category { get; init; }

    public required IReadOnlyList<string> Classes { get; init; }

    public Fact<string?>? RxNorm { get; init; }

    public IReadOnlyList<Fact<string>> Atc { get; init; } = [];

    public string? DeaSchedule { get; init; }

    public required string Mechanism { get; init; }

    public required Fact<bool> HighAlert { get; init; }

    public required Fact<IReadOnlyList<string>> BoxedWarnings { get; init; }

    public IReadOnlyList<IndicationEntry> Indications { get; init; } = [];

    public IReadOnlyList<string> Routes { get; init; } = [];

    public IReadOnlyList<ProductRates> Products { get; init; } = [];

    public IReadOnlyList<DosingRow> Dosing { get; init; } = [];

    public IReadOnlyList<CumulativeLimit> Cumulative { get; init; } = [];

    public required Administration Administration { get; init; }

    public MinimumAge? MinimumAge { get; init; }

    public IReadOnlyList<AgeRule> AgeRules { get; init; } = [];

    public required WeightRules Weight { get; init; }

    public IReadOnlyList<RenalRule> Renal { get; init; } = [];

    public IReadOnlyList<HepaticRule> Hepatic { get; init; } = [];

    public required PregnancyRules Pregnancy { get; init; }

    public QtcRules? Qtc { get; init; }

    public IReadOnlyList<Contraindication> Contraindications { get; init; } = [];

    public IReadOnlyList<AllergyToken> AllergyTokens { get; init; } = [];

    public IReadOnlyList<Interaction> Interactions { get; init; } = [];

    public IReadOnlyList<Incompatibility> Incompatibilities { get; init; } = [];

    public IReadOnlyList<PreCheck> PreChecks { get; init; } = [];

    public required MonitoringPlan Monitoring { get; init; }

    public IReadOnlyList<HoldStopRule> HoldStop { get; init; } = [];

    /// <summary>Ids of medicines (or of <see cref="ClinicFormulary.RescueOnly"/>) to have at hand.</summary>
    public IReadOnlyList<string> Rescue { get; init; } = [];

    public IReadOnlyList<string> Notes { get; init; } = [];

    /// <summary>True where the name is this medicine's id or one of its ingredient names, whatever the case.</summary>
    public bool IsCalled(string name) =>
        string.Equals(Id, name, StringComparison.OrdinalIgnoreCase)
            || IngredientNames.Contains(name, StringComparer.OrdinalIgnoreCase);
}

/// <summary>An indication the medicine may be planned for.</summary>
/// <param name="Severity">Null, or the level of a finding when planned for it.</param>
public sealed record IndicationEntry(string Code, string Status, string Evidence, Severity? Severity, Provenance Provenance);
