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
public sealed record HoldMet(string Parameter, string Sentence, DateTimeOffset TakenAt, bool IsStop, string? Medicine)
{
    /// <summary>How far the value lies past the limit; null where there is no number.</summary>
    public decimal? Beyond { get; init; }
}

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

    /// <summary>A rule in words, for paper: "SpO2 below 92 %. Stop."</summary>
    public static string Text(HoldStopRule rule)
    {
        if (IsLookedFor(rule)) return $"{rule.Text}{(rule.Op == "absent" ? " absent" : "")}.{Action(rule.Action)}";
        var (name, unit) = rule.Param == SystolicFall ? ("Systolic blood pressure fallen by", "%") : (VitalLimits.ByCode(rule.Param)!.Name, VitalLimits.ByCode(rule.Param)!.Unit);
        return $"{name} {Words(rule.Op)} {With(rule.Value!.Value, unit)}.{Action(rule.Action)}";
    }

    /// <param name="bags">The bags whose medicines count.</param>
    /// <param name="limits">Those a prescriber set for this session: they speak in place of plan and formulary.</param>
    public static IReadOnlyList<HoldMet> Of(SessionPlan plan, IEnumerable<int> bags, ObservedSigns observed, IReadOnlyList<SessionLimit>? limits = null)
    {
        var own = limits ?? [];
        var rules = plan.Watch.In(bags).SelectMany(each => each.Medicine.HoldStop.Select(rule => (Rule: rule, each.Medicine))).ToList();
        var ofPlan = plan.HoldCriteria.Where(criterion => !own.Any(limit => Replaces(limit, criterion))).Select(criterion => Met(criterion, observed));
        var ofFormulary = rules.Where(each => !own.Any(limit => Replaces(limit, each.Rule))).Select(each => Met(each.Rule, each.Medicine, observed));
        var ofSession = own.Select(limit => limit.Met(
            observed,
            [
                .. plan.HoldCriteria.Where(criterion => Replaces(limit, criterion)).Select(criterion => $"{PlanLines.Sign(criterion.Comparison)} {NumberText.Format(criterion.Value)} (plan)"),
                .. rules.Where(each => Replaces(limit, each.Rule)).Select(each => $"{Words(each.Rule.Op)} {NumberText.Format(each.Rule.Value!.Value)} ({each.Medicine.TallManName})"),
            ],
            rules.Exists(each => each.Rule.IsStop && Replaces(limit, each.Rule)) || plan.HoldCriteria.Any(criterion => IsStop(criterion) && Replaces(limit, criterion))));
        return
        [
            .. ofSession.Concat(ofPlan).Concat(ofFormulary).OfType<HoldMet>().GroupBy(hold => hold.Parameter, StringComparer.OrdinalIgnoreCase)
                .Select(group => group.OrderByDescending(hold => hold.IsStop).ThenBy(hold => hold.Medicine is not null).First()),
        ];
    }

    private static bool Replaces(SessionLimit limit, HoldCriterion criterion) => limit.Replaces(criterion.Parameter, criterion.Comparison is HoldComparison.Below or HoldComparison.AtOrBelow);

    private static bool Replaces(SessionLimit limit, HoldStopRule rule) => !IsLookedFor(rule) && rule.Op is "<" or "<=" or ">" or ">=" && limit.Replaces(rule.Param, rule.Op is "<" or "<=");

    private static bool IsStop(HoldCriterion criterion) => criterion.Action.Contains("stop", StringComparison.OrdinalIgnoreCase);

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
            takenAt, IsStop(criterion), null)
        { Beyond = Math.Abs(value - criterion.Value) };
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
            reading.TakenAt, rule.IsStop, medicine.TallManName)
        { Beyond = Math.Abs(reading.Value - rule.Value.Value) };
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
