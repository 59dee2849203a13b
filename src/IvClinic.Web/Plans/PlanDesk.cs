using System.Globalization;
using IvClinic.Application.Safety;
using IvClinic.Domain.Formulary;
using IvClinic.Domain.Plans;
using IvClinic.Domain.Safety;

namespace IvClinic.Web.Plans;

/// <summary>A plan under the pen: what was typed, what the rules say to it, and which field each finding stands beside.</summary>
internal sealed class PlanDesk
{
    private readonly ILookup<FindingSpot, SafetyFinding> spots;

    public PlanDesk(PlanContent content, PlanVerdict verdict, ClinicFormulary formulary, TypedReasons reasons)
    {
        (Content, Verdict, Formulary, Reasons) = (content, verdict, formulary, reasons);
        spots = verdict.Findings.ToLookup(finding => FindingSpot.Of(finding, content));
    }

    public PlanContent Content { get; }

    public PlanVerdict Verdict { get; }

    public ClinicFormulary Formulary { get; }

    public TypedReasons Reasons { get; }

    public IEnumerable<SafetyFinding> At(FindingSpot spot) => spots[spot];

    /// <summary>The id of the findings beside a field, for its aria-describedby; null where there are none.</summary>
    public string? IdOf(FindingSpot spot) => spots.Contains(spot)
        ? string.Create(CultureInfo.InvariantCulture, $"findings-{spot.Field}-{spot.Bag}-{spot.Ingredient}").ToLowerInvariant()
        : null;

    /// <summary>How the field itself is marked, beside the words.</summary>
    public string? MarkOf(FindingSpot spot) => At(spot).Select(finding => (FindingLevel?)finding.Level).Max() switch
    {
        FindingLevel.Refused => "field-refused",
        FindingLevel.NeedsReason => "field-reason",
        _ => null,
    };
}
