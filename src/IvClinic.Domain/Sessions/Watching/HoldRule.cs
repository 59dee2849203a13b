using IvClinic.Domain.Formulary;
using IvClinic.Domain.Measures;
using IvClinic.Domain.Plans;

namespace IvClinic.Domain.Sessions.Watching;

/// <summary>An observation at which the plan, or the formulary for a medicine that runs, holds or stops the infusion.</summary>
/// <param name="Parameter">Code of the sign; one value gives one entry.</param>
/// <param name="Sentence">Value, limit and what to do.</param>
/// <param name="TakenAt">When the value was taken.</param>
/// <param name="IsStop">It says stop, not only hold.</param>
/// <param name="Medicine">Display name; null for the plan's own criterion.</param>
public sealed record HoldMet(string Parameter, string Sentence, DateTimeOffset TakenAt, bool IsStop, string? Medicine);

/// <summary>
/// Compares the latest observations with the plan's hold criteria and the formulary's hold and stop rules. A sign that was
/// never taken meets none. One value is said once, by its worst rule; between equals the plan's own goes first.
/// </summary>
public static class HoldRule
{
    private const string EarlyWarningCode = "NEWS2";

    /// <summary>Fall of the systolic pressure from the baseline, in percent.</summary>
    private const string SystolicFall = "SBP_DROP_PCT";

    /// <summary>True where a person looks for it: no number of the chart decides it.</summary>
    public static bool IsLookedFor(HoldStopRule rule) => rule.IsSign || (rule.Param != SystolicFall && VitalLimits.ByCode(rule.Param) is null);

    /// <param name="bags">The bags whose medicines count.</param>
    public static IReadOnlyList<HoldMet> Of(SessionPlan plan, IEnumerable<int> bags, ObservedSigns observed)
    {
        var ofPlan = plan.HoldCriteria.Select(criterion => Met(criterion, observed));
        var ofFormulary = plan.Watch.In(bags).SelectMany(each => each.Medicine.HoldStop.Select(rule => Met(rule, each.Medicine, observed)));
        return
        [
            .. ofPlan.Concat(ofFormulary).OfType<HoldMet>().GroupBy(hold => hold.Parameter, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.OrderByDescending(hold => hold.IsStop).ThenBy(hold => hold.Medicine is not null).First()),
        ];
    }

    private static HoldMet? Met(HoldCriterion criterion, ObservedSigns observed)
    {
        if (string.Equals(criterion.Parameter, EarlyWarningCode, StringComparison.OrdinalIgnoreCase))
        {
            // A partial score is at least what its items come to: it can meet a limit from below, never one from above.
            return observed is { Score: { } score, ScoreAt: { } newest } && criterion.IsMetBy(score.Counted)
                && !(score.IsPartial && (criterion.Comparison is HoldComparison.Below or HoldComparison.AtOrBelow))
                ? OfPlan(criterion, score.Counted, newest) : null;
        }

        return observed.Of(criterion.Parameter) is { } reading && criterion.IsMetBy(reading.Value) ? OfPlan(criterion, reading.Value, reading.TakenAt) : null;
    }

    /// <summary>"SpO2 90 %: the plan holds below 92 %. Pause, call the prescriber."</summary>
    private static HoldMet OfPlan(HoldCriterion criterion, decimal value, DateTimeOffset takenAt)
    {
        var (name, unit) = VitalLimits.ByCode(criterion.Parameter) is { } sign ? (sign.Name, sign.Unit) : (criterion.Parameter, "");
        return new(
            criterion.Parameter, $"{name} {With(value, unit)}: the plan holds {PlanLines.Sign(criterion.Comparison)} {With(criterion.Value, unit)}.{Action(criterion.Action)}",
            takenAt, criterion.Action.Contains("stop", StringComparison.OrdinalIgnoreCase), null);
    }

    private static HoldMet? Met(HoldStopRule rule, Medicine medicine, ObservedSigns observed)
    {
        if (IsLookedFor(rule))
        {
            // A number that no form records is looked for as a sign; there it is, or it is not.
            return observed.Seen.GetValueOrDefault(rule.Param) is { } seen && seen.IsPresent == (rule.Op != "absent")
                ? new(rule.Param, $"{rule.Text}{(rule.Op == "absent" ? " absent" : "")}: a reason to hold or stop with {medicine.TallManName}.{Action(rule.Action)}", seen.At, rule.IsStop, medicine.TallManName)
                : null;
        }

        if (Reading(rule, observed) is not { } reading || !Holds(reading.Value, rule.Op, rule.Value!.Value)) return null;
        var (name, unit) = rule.Param == SystolicFall ? ("Systolic blood pressure fallen by", "%") : (VitalLimits.ByCode(rule.Param)!.Name, VitalLimits.ByCode(rule.Param)!.Unit);
        return new(
            rule.Param, $"{name} {With(reading.Value, unit)}: with {medicine.TallManName} the limit is {Words(rule.Op)} {With(rule.Value.Value, unit)}.{Action(rule.Action)}",
            reading.TakenAt, rule.IsStop, medicine.TallManName);
    }

    private static SignReading? Reading(HoldStopRule rule, ObservedSigns observed)
    {
        if (rule.Param != SystolicFall) return observed.Of(rule.Param);
        return observed is { BaselineSystolic: { } before and > 0m } && observed.Of("SBP") is { } now
            ? now with { Value = Math.Round((before - now.Value) / before * 100m, 1, MidpointRounding.AwayFromZero) }
            : null;
    }

    private static bool Holds(decimal value, string op, decimal limit) => op switch
    {
        "<" => value < limit,
        "<=" => value <= limit,
        ">" => value > limit,
        ">=" => value >= limit,
        "=" => value == limit,
        _ => value != limit,
    };

    private static string Words(string op) => op switch
    {
        "<" => "below",
        "<=" => "at or below",
        ">" => "above",
        ">=" => "at or above",
        "=" => "exactly",
        _ => "other than",
    };

    private static string Action(string action)
    {
        var text = action.Trim().TrimEnd('.');
        return text.Length == 0 ? "" : $" {char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static string With(decimal value, string unit) => unit.Length == 0 ? NumberText.Format(value) : $"{NumberText.Format(value)} {unit}";
}
