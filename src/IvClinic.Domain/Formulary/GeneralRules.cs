namespace IvClinic.Domain.Formulary;

/// <summary>A rule that holds for every medicine.</summary>
public sealed record GeneralRule(Severity Severity, string Text, Provenance Provenance);

/// <summary>The rules that need no medicine.</summary>
public sealed record GeneralRules
{
    public required GeneralRule MissingInput { get; init; }

    public required GeneralRule UnlistedIndication { get; init; }

    /// <summary>Categories that may be planned for any indication.</summary>
    public required IReadOnlyList<string> IndicationExemptCategories { get; init; }

    public required GeneralRule UnlistedRoute { get; init; }

    public required GeneralRule UnlistedDiluent { get; init; }

    public required GeneralRule DoseNotAllowed { get; init; }

    public required GeneralRule NoDosingRow { get; init; }

    public required GeneralRule NoCompatibility { get; init; }

    public required GeneralRule SameIngredientAtHome { get; init; }

    public required GeneralRule UnknownHomeMedicine { get; init; }

    public required GeneralRule MinimumInterval { get; init; }

    /// <summary>A diagnosis code without the coded problem gives at most this level.</summary>
    public required FindingLevel IcdOnlyMaxLevel { get; init; }

    /// <summary>Doses given here less than this many hours ago count for class and pair rules without a window.</summary>
    public required decimal GivenWindowHours { get; init; }

    /// <summary>Days during which a stopped home medicine counts where its class says nothing.</summary>
    public required decimal DefaultWashoutDays { get; init; }

    public required IReadOnlyList<string> EmergencyCategories { get; init; }

    public required IReadOnlyList<string> EmergencyMedicines { get; init; }

    /// <summary>What a hard finding about an emergency medicine becomes in an emergency.</summary>
    public required FindingLevel EmergencyHardBecomes { get; init; }

    /// <summary>True where an emergency is never to be refused this medicine.</summary>
    public bool IsForEmergencies(Medicine medicine) =>
        EmergencyMedicines.Contains(medicine.Id, StringComparer.Ordinal)
            || EmergencyCategories.Contains(medicine.Category, StringComparer.Ordinal);
}
