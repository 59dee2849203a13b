using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>Limit per 24 hours (safety rules 3.6) and least interval to the last dose (3.7).</summary>
internal static class DailyDoseCheck
{
    /// <summary>"Per day" rolls back this many hours from the plan.</summary>
    internal const decimal DayHours = 24m;

    public static void Judge(MedicineInPlan medicine)
    {
        var counted = medicine.Rows.Where(choice => choice.Row.MaxDaily is not null).ToList();
        if (counted.Count == 0) NoteTotal(medicine, medicine.TotalOf(DayHours, []));

        // limits over different routes are different sums
        foreach (var rows in counted.GroupBy(choice => string.Join(',', choice.Row.MaxDailyRoutes), StringComparer.Ordinal))
            Daily(medicine, rows.ToList());
        Interval(medicine);
    }

    private static void Daily(MedicineInPlan medicine, IReadOnlyList<RowChoice> rows)
    {
        var total = medicine.TotalOf(DayHours, rows[0].Row.MaxDailyRoutes);
        NoteTotal(medicine, total);

        // the lowest limit of the applying rows governs
        if (rows.Where(choice => choice.Applies.Holds == true).MinBy(choice => choice.Row.MaxDaily!.Value.Value) is { } governing)
        {
            var limit = governing.Row.MaxDaily!.Value;
            if (!DoseAmount.IsVolume(limit.Basis)) medicine.Note("maxDailyMg", limit.Value);
            Decide(medicine, governing, total, Answer.Yes);
        }

        var undecided = rows.Where(choice => choice.Applies.Holds is null).ToList();
        foreach (var choice in undecided) Decide(medicine, choice, total, choice.Applies);
        var exceeded = undecided.Where(choice => total.Exceeds(choice.Row.MaxDaily!.Value, medicine.Weight).Holds == true)
            .ToList();
        if (RowChoice.ExceededInEveryCase(exceeded, medicine))
            Decide(medicine, exceeded.MaxBy(choice => choice.Row.MaxDaily!.Value.Value)!, total, Answer.Yes);
    }

    private static void Decide(MedicineInPlan medicine, RowChoice choice, DoseAmount total, Answer applies)
    {
        var limit = choice.Row.MaxDaily!.Value;
        var unit = Words.Unit(limit.Basis);
        var routes = choice.Row.MaxDailyRoutes.Count == 0 ? "" : " by " + string.Join(", ", choice.Row.MaxDailyRoutes);
        medicine.Decide(
            new($"dosing.{choice.Row.Id}.maxDaily", FindingKind.DailyDose, FindingLevel.Refused, choice.Row.Provenance, FindingPlace.WholePlan)
            {
                Values = DoseWords.Values("total in 24 h", total, limit.Basis, medicine),
                Limit = new("hard limit in 24 h", limit.Value, unit),
            },
            Answer.All(applies, total.Exceeds(limit, medicine.Weight)),
            $"{medicine.NameFirst}{routes}: with this plan {DoseWords.Of(total, limit.Basis, medicine)} in 24 h; the hard limit is {Words.Number(limit.Value, unit)}.");
    }

    private static void Interval(MedicineInPlan medicine)
    {
        if (medicine.Given.Count == 0)
        {
            foreach (var choice in medicine.Rows.Where(choice => choice.Applies.Holds == true))
                medicine.Note("minIntervalHours", choice.Row.IntervalHours);
            return;
        }

        var since = medicine.Given.Min(dose => dose.HoursAgo);
        medicine.Note("hoursSinceLast", since);
        var undecided = new List<RowChoice>();
        foreach (var choice in medicine.Rows)
        {
            if (choice.Row.IntervalHours is not { } least) continue;
            if (choice.Applies.Holds == true) medicine.Note("minIntervalHours", least);
            var isShort = Limits.FallsShort(since, least);
            if (isShort && choice.Applies.Holds is null) undecided.Add(choice);
            DecideInterval(medicine, choice, since, least, Answer.All(choice.Applies, Answer.Of(isShort)));
        }

        if (!RowChoice.ExceededInEveryCase(undecided, medicine)) return;
        var shortest = undecided.MinBy(choice => choice.Row.IntervalHours)!;
        DecideInterval(medicine, shortest, since, shortest.Row.IntervalHours!.Value, Answer.Yes);
    }

    private static void DecideInterval(MedicineInPlan medicine, RowChoice choice, decimal since, decimal least, Answer fires)
    {
        if (choice.Row.IntervalSeverity.Level is not { } level) return;
        var (unit, scale) = choice.Row.IntervalInMinutes ? ("min", 60m) : ("h", 1m);
        medicine.Decide(
            new($"dosing.{choice.Row.Id}.interval", FindingKind.Interval, level, choice.Row.Provenance, FindingPlace.WholePlan)
            {
                Values = [new("since the last dose", since * scale, unit)],
                Limit = new("least interval", least * scale, unit),
            },
            fires, $"{medicine.NameFirst}: the last dose was {Words.Number(Math.Floor(since * scale * 10m) / 10m, unit)} ago; at least {Words.Number(least * scale, unit)} should pass.");
    }

    private static void NoteTotal(MedicineInPlan medicine, DoseAmount total) =>
        medicine.Note("total24hMg", total.Ml.IsZero ? medicine.Weight.Resolve(total.Mg) : null);
}
