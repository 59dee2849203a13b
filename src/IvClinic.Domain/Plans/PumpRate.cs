using IvClinic.Domain.Measures;

namespace IvClinic.Domain.Plans;

/// <summary>A rate as a pump can be set, and what was rounded. Asked for explicitly; plans hold exact rates.</summary>
public sealed record PumpRate(FlowRate Exact, FlowRate OnPump)
{
    /// <summary>The step of a common volumetric pump, in mL/h.</summary>
    public const decimal StepMlPerH = 0.1m;

    /// <summary>To the nearest 0.1 mL/h, halves upward away from zero.</summary>
    public static PumpRate Of(FlowRate exact) =>
        new(exact, FlowRate.FromMillilitresPerHour(Math.Round(exact.MillilitresPerHour, 1, MidpointRounding.AwayFromZero)));

    public bool IsRounded => Exact != OnPump;

    /// <summary>Says what was rounded; null when nothing was.</summary>
    public string? Sentence => IsRounded
        ? $"Set {OnPump} on the pump; exactly {NumberText.Format(Exact.MillilitresPerHour, 4)} mL/h."
        : null;
}
