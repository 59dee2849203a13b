using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions;

/// <summary>A hold criterion of the plan that the latest value meets.</summary>
/// <param name="TakenAt">When the value was taken.</param>
public sealed record HoldMet(HoldCriterion Criterion, decimal Value, DateTimeOffset TakenAt)
{
    /// <summary>"SpO2 90 %: the plan holds below 92 %. Pause, call the prescriber."</summary>
    public string Sentence
    {
        get
        {
            var (name, unit) = VitalLimits.ByCode(Criterion.Parameter) is { } sign ? (sign.Name, sign.Unit) : (Criterion.Parameter, "");
            var action = Criterion.Action.Trim().TrimEnd('.');
            return $"{name} {With(Value, unit)}: the plan holds {PlanLines.Sign(Criterion.Comparison)} {With(Criterion.Value, unit)}."
                + (action.Length == 0 ? "" : $" {char.ToUpperInvariant(action[0])}{action[1..]}.");
        }
    }

    private static string With(decimal value, string unit) => unit.Length == 0 ? NumberText.Format(value) : $"{NumberText.Format(value)} {unit}";
}

/// <summary>Compares the latest values with the plan's hold criteria. A sign that was never taken meets none.</summary>
internal static class HoldRule
{
    private const string EarlyWarningCode = "NEWS2";

    public static IReadOnlyList<HoldMet> Of(IReadOnlyList<HoldCriterion> criteria, SignFold signs, EarlyWarningScore? score) =>
        [.. criteria.Select(criterion => Met(criterion, signs, score)).OfType<HoldMet>()];

    private static HoldMet? Met(HoldCriterion criterion, SignFold signs, EarlyWarningScore? score)
    {
        if (string.Equals(criterion.Parameter, EarlyWarningCode, StringComparison.OrdinalIgnoreCase))
        {
            // A partial score is at least what its items come to: it can meet a limit from below, never one from above.
            return score is not null && signs.Newest is { } newest && criterion.IsMetBy(score.Total)
                && !(score.IsPartial && (criterion.Comparison is HoldComparison.Below or HoldComparison.AtOrBelow))
                ? new HoldMet(criterion, score.Total, newest) : null;
        }

        if (VitalLimits.ByCode(criterion.Parameter) is not { } limit) return null;
        return signs.Latest.FirstOrDefault(reading => reading.Sign == limit.Sign) is { } reading && criterion.IsMetBy(reading.Value)
            ? new HoldMet(criterion, reading.Value, reading.TakenAt) : null;
    }
}
