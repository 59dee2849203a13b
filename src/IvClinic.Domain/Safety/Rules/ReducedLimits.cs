using IvClinic.Domain.Formulary;
using IvClinic.Domain.Safety.Judging;

namespace IvClinic.Domain.Safety.Rules;

/// <summary>
/// Reduced limits of age, kidney, liver and interaction rules (safety rules 3.10): each reduction is tested on its own, above
/// it is a finding of the section's kind, and the row's own limit still stands.
/// </summary>
internal static class ReducedLimits
{
    /// <summary>The section that reduces.</summary>
    internal sealed record Section(string Id, FindingKind Kind, Provenance Provenance, string Text)
    {
        public Exposure? Other { get; init; }
    }

    public static void Judge(MedicineInPlan medicine, Section section, Answer applies, IReadOnlyList<Reduction> reductions)
    {
        if (applies.Holds == false) return;
        foreach (var reduction in reductions)
        {
            if (reduction.Severity.Level is not { } level) continue;
            if (reduction.SingleDoseFactor is { } factor) Rows(medicine, section, applies, reduction, factor, level);
            if (reduction.MaxSingleMg is { } single)
                foreach (var bag in medicine.Bags)
                    Single(medicine, section, applies, bag, new(single, DoseBasis.Milligram), level);
            if (reduction.MaxDailyMg is { } daily) Daily(medicine, section, applies, daily, level);
            if (reduction is { RateFactor: { } rateFactor, RateLimitId: { } limitId })
                foreach (var limit in medicine.Medicine.Administration.RateLimits.Where(limit => limit.Id == limitId))
                    Rate(medicine, section, applies, limit with { Value = limit.Value * rateFactor }, level);
        }
    }

    private static void Rows(
        MedicineInPlan medicine, Section section, Answer applies, Reduction reduction, decimal factor, FindingLevel level)
    {
        foreach (var choice in medicine.Rows.Where(choice => reduction.Rows.Count == 0 || reduction.Rows.Contains(choice.Row.Id, StringComparer.Ordinal)))
            if (choice.Row.AbsoluteMaxSingle is { } limit)
                Single(
                    medicine, section, Answer.All(applies, choice.Applies), choice.Bag,
                    limit with { Value = limit.Value * factor }, level);
    }

    private static void Single(
        MedicineInPlan medicine, Section section, Answer applies, BagDose bag, DoseLimit limit, FindingLevel level)
    {
        var exceeds = bag.Dose.Exceeds(limit, medicine.Weight);
        if ((applies.Holds == true || exceeds.Holds == true) && !DoseAmount.IsVolume(limit.Basis))
            medicine.Note("reducedMaxSingleMg", medicine.Weight.Resolve(DoseAmount.Number(limit)), bag);
        medicine.Decide(
            Rule(
                section, "singleDose", level, bag.At("amount", ofIngredient: true),
                new("reduced single limit", limit.Value, Words.Unit(limit.Basis)))
            with
            { Values = DoseWords.Values("dose", bag.Dose, limit.Basis, medicine) },
            Answer.All(applies, exceeds),
            $"{medicine.NameFirst}: {DoseWords.Of(bag.Dose, limit.Basis, medicine)} is above the reduced limit of {Words.Number(limit.Value, Words.Unit(limit.Basis))} ({section.Text}).");
    }

    private static void Daily(MedicineInPlan medicine, Section section, Answer applies, decimal limitMg, FindingLevel level)
    {
        var total = medicine.TotalOf(DailyDoseCheck.DayHours, []);
        var exceeds = total.Exceeds(new(limitMg, DoseBasis.Milligram), medicine.Weight);
        if (applies.Holds == true || exceeds.Holds == true) medicine.Note("reducedMaxDailyMg", limitMg);
        medicine.Decide(
            Rule(section, "daily", level, FindingPlace.WholePlan, new("reduced limit in 24 h", limitMg, "mg"))
            with
            { Values = DoseWords.Values("total in 24 h", total, DoseBasis.Milligram, medicine) },
            Answer.All(applies, exceeds),
            $"{medicine.NameFirst}: {DoseWords.Of(total, DoseBasis.Milligram, medicine)} in 24 h is above the reduced limit of {Words.Number(limitMg, "mg")} ({section.Text}).");
    }

    private static void Rate(MedicineInPlan medicine, Section section, Answer applies, RateLimit limit, FindingLevel level)
    {
        foreach (var bag in medicine.Bags.Where(bag => bag.IsIv))
        {
            var flow = new BagFlow(medicine, bag);
            medicine.Decide(
                Rule(
                    section, "rate." + limit.Id, level, bag.At("rate"),
                    new("reduced rate limit", limit.Value, Measures.UnitText.Of(limit.Unit)))
                with
                { Values = flow.Highest(limit.Unit) is { } rate ? [new("rate", rate, Measures.UnitText.Of(limit.Unit))] : [] },
                Answer.All(
                    applies, ConditionTest.Applies(limit.AppliesWhen, medicine, bag), flow.Exceeds(limit.Value, limit.Unit)),
                $"{medicine.NameFirst}: {flow.Words(limit.Unit)} is above the reduced rate of {Words.Number(limit.Value, Measures.UnitText.Of(limit.Unit))} ({section.Text}).");
        }
    }

    private static RuleUnderTest Rule(Section section, string name, FindingLevel level, FindingPlace place, SafetyNumber limit) =>
        new($"{section.Id}.reduce.{name}", section.Kind, level, section.Provenance, place, section.Text) { Other = section.Other, Limit = limit };
}
