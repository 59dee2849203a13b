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
        finding.Level == FindingLevel.NeedsReason && finding.IsNotChecked && finding.NotChecked.All(input => Inputs.Contains(input, StringComparer.Ordinal));

    /// <summary>The questions behind findings, each once.</summary>
    public static IReadOnlyList<DayQuestion> Of(IEnumerable<SafetyFinding> findings) =>
    [
        .. findings.Where(IsAsked)
            .SelectMany(finding => finding.NotChecked.Select(input => new DayQuestion(input, input == PlanInput.LastTakenHoursAgo ? finding.OtherName : null)))
            .Distinct(),
    ];
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
