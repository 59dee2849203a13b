using IvClinic.Domain.Sessions;

namespace IvClinic.Domain.Scores;

/// <summary>Richmond Agitation-Sedation Scale: the source and how to observe. The levels are those of <see cref="Rass"/>.</summary>
public static class Richmond
{
    public static readonly ScoreOrigin Origin = new(
        "rass", "Richmond Agitation-Sedation Scale", "Sessler CN et al., Am J Respir Crit Care Med 2002;166:1338-1344", "Gh",
        "whole numbers");

    /// <summary>In the order in which they are done.</summary>
    public static IReadOnlyList<string> Steps { get; } =
    [
        "Observe: alert and calm is 0, restless or agitated is +1 to +4.",
        "Not alert: say the name and ask for eye contact for 10 s: -1, -2 or -3.",
        "No response to voice: physical stimulus: -4 or -5.",
    ];
}
