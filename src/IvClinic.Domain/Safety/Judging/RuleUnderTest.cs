using IvClinic.Domain.Formulary;

namespace IvClinic.Domain.Safety.Judging;

/// <summary>The rule a finding would come from.</summary>
/// <param name="Id">Path inside the medicine: "dosing.session_total.softMaxSession".</param>
/// <param name="Text">The rule's own words.</param>
internal sealed record RuleUnderTest(
    string Id, FindingKind Kind, FindingLevel Level, Provenance Provenance, FindingPlace Place, string? Text = null)
{
    /// <summary>The other medicine of a pair.</summary>
    public Exposure? Other { get; init; }

    /// <summary>What the record calls the allergy or problem.</summary>
    public string? OtherName { get; init; }

    /// <summary>What was not checked, with its verb, where the kind says it too widely: "the QTc was".</summary>
    public string? Subject { get; init; }

    /// <summary>What is done first; said with the finding, also where it was not checked.</summary>
    public string? DoFirst { get; init; }

    public SafetyNumber? Limit { get; init; }

    public IReadOnlyList<SafetyNumber> Values { get; init; } = [];
}
