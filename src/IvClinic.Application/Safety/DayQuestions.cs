using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety;

namespace IvClinic.Application.Safety;

/// <summary>
/// "Not checked" that depends on the day. When the plan is written nobody can know when the last triptan before the
/// infusion will be taken; on the day the patient is asked. It becomes a start condition of the plan.
/// </summary>
public static class DayQuestions
{
    private static readonly string[] Inputs = [PlanInput.LastTakenHoursAgo, PlanInput.Pregnancy, PlanInput.WeightKg];

    /// <summary>True where everything that is missing can be asked or measured on the day.</summary>
    public static bool IsAsked(SafetyFinding finding) =>
        finding.Level == FindingLevel.NeedsReason && finding.IsNotChecked && Missing(finding).All(input => Inputs.Contains(input, StringComparer.Ordinal));

    /// <summary>The questions behind findings, each once.</summary>
    public static IReadOnlyList<DayQuestion> Of(IEnumerable<SafetyFinding> findings) =>
    [
        .. findings.Where(IsAsked)
            .SelectMany(finding => Missing(finding).Select(input => new DayQuestion(input, input == PlanInput.LastTakenHoursAgo ? finding.OtherName : null)))
            .Distinct(),
    ];

    // A dose at home of unknown time is reported with the list it stands in; the list itself is known.
    private static IEnumerable<string> Missing(SafetyFinding finding) => finding.NotChecked.Contains(PlanInput.LastTakenHoursAgo, StringComparer.Ordinal)
        ? finding.NotChecked.Where(input => input != PlanInput.HomeMedications)
        : finding.NotChecked;
}

/// <summary>One thing to be asked or measured on the day.</summary>
/// <param name="Input">A name of <see cref="PlanInput"/>.</param>
/// <param name="HomeMedicine">The medicine whose last dose is asked for; null for other inputs.</param>
public sealed record DayQuestion(string Input, string? HomeMedicine)
{
    public string Text => Input switch
    {
        PlanInput.LastTakenHoursAgo => $"When was {HomeMedicine ?? "the medicine"} last taken?",
        PlanInput.Pregnancy => "Pregnancy today",
        _ => "Weight today",
    };
}
