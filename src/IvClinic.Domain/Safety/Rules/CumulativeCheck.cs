using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>
/// Limits over time (safety rules 3.8). Amounts roll back in hours from the plan; whatever counts days counts dates (3.9).
/// </summary>
internal static class CumulativeCheck
{
    public static void Judge(MedicineInPlan medicine)
    {
        var dates = new TreatmentDates(medicine.Given);
        medicine.Note("daysSinceLast", dates.SinceLast);
        foreach (var limit in medicine.Medicine.Cumulative)
        {
            if (limit.Severity.Level is not { } level) continue;
            var applies = Answer.Any(medicine.Bags.Select(bag => ConditionTest.Applies(limit.AppliesWhen, medicine, bag)));
            var kind = limit.Measure == CumulativeMeasure.DaysBetween ? FindingKind.Interval : FindingKind.Cumulative;
            var rule = new RuleUnderTest("cumulative." + limit.Id, kind, level, limit.Provenance, FindingPlace.WholePlan, limit.Scope);
            switch (limit.Measure)
            {
                case CumulativeMeasure.Amount: Amount(medicine, limit, rule, applies); break;
                case CumulativeMeasure.Doses: Doses(medicine, limit, rule, applies); break;
                case CumulativeMeasure.TreatmentDays: Days(medicine, limit, rule, applies, dates); break;
                case CumulativeMeasure.DaysBetween: Between(medicine, limit, rule, applies, dates); break;
                default: throw new ArgumentOutOfRangeException(nameof(medicine), limit.Measure, "Unknown measure.");
            }
        }
    }

    private static void Amount(MedicineInPlan medicine, CumulativeLimit limit, RuleUnderTest rule, Answer applies)
    {
        var hours = limit.WindowHours!.Value;
        var most = new DoseLimit(limit.Limit, limit.Basis!.Value);
        var total = medicine.TotalOf(hours, []);
        NoteWindow(medicine, total, most, applies.Holds == true && rule.Level == FindingLevel.Refused);
        medicine.Decide(
            rule with
            {
                Values = DoseWords.Values("total", total, most.Basis, medicine),
                Limit = new(Words.Of(rule.Level), limit.Limit, limit.Unit),
            },
            Answer.All(applies, total.Exceeds(most, medicine.Weight)),
            $"{medicine.NameFirst}: with this plan {DoseWords.Of(total, most.Basis, medicine)} in {Window(hours)}; the {Words.Of(rule.Level)} is {Words.Number(limit.Limit, limit.Unit)}.");
    }

    private static void NoteWindow(MedicineInPlan medicine, DoseAmount total, DoseLimit most, bool isHard)
    {
        var limit = isHard ? medicine.Weight.Resolve(DoseAmount.Number(most)) : null;
        if (DoseAmount.IsVolume(most.Basis))
        {
            medicine.Note("maxWindowMl", limit);
            return;
        }

        if (total.Ml.IsZero)
        {
            medicine.Note("windowTotalMg", medicine.Weight.Resolve(total.Mg));
            medicine.Note("windowTotalGPerKg", DoseWords.In(total, DoseBasis.GramPerKilogram, medicine));
        }

        medicine.Note("maxWindowMg", limit);
        if (isHard && most.Basis == DoseBasis.GramPerKilogram) medicine.Note("maxWindowGPerKg", most.Value);
    }

    private static void Doses(MedicineInPlan medicine, CumulativeLimit limit, RuleUnderTest rule, Answer applies)
    {
        var doses = medicine.Given.Count(dose => dose.DatesAgo < limit.WindowDays!.Value) + 1;
        medicine.Note("windowDoses", doses);
        medicine.Decide(
            rule with { Values = [new("doses", doses, limit.Unit)], Limit = new(Words.Of(rule.Level), limit.Limit, limit.Unit) },
            Answer.All(applies, Answer.Of(Limits.Exceeds(doses, limit.Limit))),
            $"{medicine.NameFirst}: this is dose {Words.Number(doses)} in {Words.Number(limit.WindowDays!.Value)} days; the {Words.Of(rule.Level)} is {Words.Number(limit.Limit)}.");
    }

    private static void Days(
        MedicineInPlan medicine, CumulativeLimit limit, RuleUnderTest rule, Answer applies, TreatmentDates dates)
    {
        var days = dates.Counted(limit);
        medicine.Note("windowDays", days);
        var named = rule with
        {
            Values = [new("treatment days", days, "days")],
            Limit = new(Words.Of(rule.Level), limit.Limit, "days"),
        };
        medicine.Decide(
            named, Answer.All(applies, Answer.Of(Limits.Exceeds(days, limit.Limit))),
            $"{medicine.NameFirst}: this is treatment day {Words.Number(days)}{(limit.WindowDays is { } window ? $" in {Words.Number(window)} days" : "")}; the {Words.Of(rule.Level)} is {Words.Number(limit.Limit)}.");
        if (limit.RestDaysAfter is { } rest)
            medicine.Decide(
                named with { Id = rule.Id + ".restDaysAfter" },
                Answer.All(applies, Answer.Of(dates.RestIsTooShort(limit.Limit, rest))),
                $"{medicine.NameFirst}: after {Words.Number(limit.Limit)} days in a row {Words.Number(rest)} days without a dose are needed.");
    }

    private static void Between(
        MedicineInPlan medicine, CumulativeLimit limit, RuleUnderTest rule, Answer applies, TreatmentDates dates)
    {
        // a caution names the interval only where no stricter rule does
        var isGoverning = medicine.Medicine.Cumulative.Where(other => other.Measure == CumulativeMeasure.DaysBetween)
            .Max(other => other.Severity.Level) == rule.Level;
        if (applies.Holds == true && isGoverning) medicine.Note("minIntervalDays", limit.Limit);
        if (dates.SinceLast is not { } since || dates.ContinuesCourse(limit)) return;
        medicine.Decide(
            rule with
            {
                Values = [new("since the last treatment day", since, "days")],
                Limit = new("least interval", limit.Limit, "days"),
            },
            Answer.All(applies, Answer.Of(Limits.FallsShort(since, limit.Limit))),
            $"{medicine.NameFirst}: the last treatment day was {Words.Number(since)} days ago; at least {Words.Number(limit.Limit)} days {(rule.Level == FindingLevel.Caution ? "should" : "must")} pass.");
    }

    private static string Window(decimal hours) =>
        hours % 24m == 0m && hours > 72m ? Words.Number(hours / 24m, "days") : Words.Number(hours, "h");
}
