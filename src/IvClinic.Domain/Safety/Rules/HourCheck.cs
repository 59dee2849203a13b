using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>
/// The amount in any hour: the IV bags of the plan together and the doses given less than an hour ago (safety rules 3.11).
/// </summary>
internal static class HourCheck
{
    private const decimal RecentHours = 1m;

    public static void Judge(MedicineInPlan medicine)
    {
        var bags = medicine.Bags.Where(bag => bag.IsIv).ToList();
        if (bags.Count == 0) return;
        var total = Total.Of(medicine, bags);
        var mg = total.Missing.Count == 0 ? medicine.Weight.Resolve(total.AtMost) : null;
        medicine.Note("hourTotalMg", mg);
        foreach (var limit in medicine.Medicine.Administration.HourLimits)
        {
            if (limit.Severity.Level is not { } level) continue;
            medicine.Note(level == FindingLevel.Refused ? "maxHourMg" : "softMaxHourMg", limit.Milligrams);
            medicine.Decide(
                new($"administration.hourLimits.{Words.Number(limit.Milligrams)}", FindingKind.Rate, level, limit.Provenance, FindingPlace.WholePlan)
                {
                    Values = mg is { } known ? [new("in one hour", known, "mg")] : [],
                    Limit = new(Words.Of(level) + " in any hour", limit.Milligrams, "mg"),
                },
                total.Exceeds(limit.Milligrams, medicine.Weight),
                $"{medicine.NameFirst}: {Words.Number(mg ?? 0m, "mg")} can run in one hour; the {Words.Of(level)} is {Words.Number(limit.Milligrams, "mg")}.");
        }
    }

    /// <summary>What can run in one hour. A bag whose rate is not known gives at least nothing and at most its dose.</summary>
    /// <param name="AtMost">Without what is counted in mL: nobody knows its milligrams.</param>
    private sealed record Total(PerWeight AtLeast, PerWeight AtMost, IReadOnlyList<string> Missing)
    {
        public static Total Of(MedicineInPlan medicine, IReadOnlyList<BagDose> bags)
        {
            var parts = bags.Select(bag => new BagFlow(medicine, bag).InOneHour()).ToList();
            var recent = DoseAmount.Sum(
                medicine.Given.Where(dose => dose.HoursAgo < RecentHours).Select(dose => DoseAmount.Of(dose.Amount, dose.Unit)));
            return new(
                parts.Where(part => part.Missing.Count == 0).Aggregate(recent.Mg, (sum, part) => sum + part.Mg),
                parts.Aggregate(recent.Mg, (sum, part) => sum + part.Mg),
                [.. parts.SelectMany(part => part.Missing), .. recent.Ml.IsZero ? (string[])[] : [PlanInput.Amount]]);
        }

        public Answer Exceeds(decimal limitMg, DosingWeight weight)
        {
            var limit = new PerWeight(limitMg, 0m);
            var atLeast = weight.Exceeds(AtLeast, limit);
            if (Missing.Count == 0 || atLeast.Holds == true) return atLeast;
            var isBounded = !Missing.Contains(PlanInput.Amount, StringComparer.Ordinal);
            return isBounded && weight.Exceeds(AtMost, limit).Holds == false ? Answer.No : Answer.Unknown(Missing.Concat(atLeast.Missing));
        }
    }
}
